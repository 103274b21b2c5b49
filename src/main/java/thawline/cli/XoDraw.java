package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import thawline.lab.DrawingServer;
import thawline.lab.Reader;
import thawline.lab.Screen;

/// A page to draw in.
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Opens a page to draw in by mouse, pen or finger, which says while you draw what each classifier sees,"
                    + " and where the evidence is.",
            "",
            "The page is served by this machine and to this machine only, until Ctrl-C. Nothing that is drawn leaves"
                    + " it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline xo draw",
            "  thawline xo draw --model my-xo.onnx",
            "  thawline xo draw --serve --port 8080",
            "",
            "Exit codes: 1 where there is no screen or the page cannot be served, 2 usage, 130 ended by Ctrl-C."
        })
final class XoDraw implements Callable<Integer> {

    private static final int LARGEST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A model of thawline xo train; without it, the one that ships with the project.")
    private Path model;

    @Option(names = "--port", paramLabel = "N", description = "Where the page is served; any that is free without it.")
    private int port;

    @Option(
            names = "--serve",
            description = "Opens no browser, and so needs no screen: for a page that is opened by hand or by a tunnel.")
    private boolean serve;

    private final Screen screen;

    XoDraw() {
        this(Screen.here());
    }

    XoDraw(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        if (port < 0 || port > LARGEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port " + port + " is not among 1 … " + LARGEST_PORT);
        }
        if (!serve && !screen.missing().isEmpty()) {
            err().println("thawline: there is no screen to open a page on: " + screen.missing()
                    + ". Draw on a machine with a screen; or let this one serve the page (thawline xo draw --serve"
                    + " --port 8080) and look at it through ssh -L 8080:127.0.0.1:8080");
            return Exit.NOTHING;
        }
        Reader reader;
        try {
            reader = new Reader(XoClassifiers.all(model));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
        try (DrawingServer server = DrawingServer.start(reader, port)) {
            show(server.address());
            new CountDownLatch(1).await();
            return Exit.DONE;
        } catch (IOException taken) {
            err().println("thawline: no page can be served on port " + port + ": " + taken.getMessage());
            return Exit.NOTHING;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Exit.INTERRUPTED;
        }
    }

    private void show(URI address) {
        spec.commandLine().getOut().println("Draw at " + address + " (Ctrl-C ends it)");
        if (!serve && !screen.open(address)) {
            err().println("thawline: no browser could be opened; open the address by hand");
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
