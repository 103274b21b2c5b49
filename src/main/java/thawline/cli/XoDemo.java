package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.report.ComparisonPage.Fact;
import thawline.report.XoAnswers;
import thawline.report.XoBoards;
import thawline.report.XoHiding;
import thawline.report.XoPage;
import thawline.report.XoPart;

/// All of X and O on one page.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads the project's own pictures of X, O and neither with all classifiers, says why, reads boards, thaws"
                + " the template matcher and trains it a little, changes signs until they are lost, and shows it all"
                + " on one page.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline xo demo",
            "  thawline xo demo page --overwrite",
            "",
            "Ends with a table of the answers, and the name of the page. Exit codes: 0 done, 1 nothing done, 2 usage,",
            "130 interrupted."
        })
final class XoDemo implements Callable<Integer> {

    private static final Path USUAL = Path.of("out", "xo");

    /// Cards on which hiding is counted.
    private static final int MANY = 240;

    private static final int FEW = 60;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Where the page index.html goes; out/xo without it, where it replaces the last one.")
    private Path out;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description = "The folder of pictures: x-*.png, o-*.png, neither-*.png, board-*.jpg; images/ of the project"
                    + " without it.")
    private Path pictures = Path.of(System.getProperty("thawline.home", "."), "images");

    @Option(
            names = "--brief",
            description = "Leaves out the morph and the curves, which take most of the time, and hides less.")
    private boolean brief;

    @Option(names = "--overwrite", description = "Replaces the page that is there.")
    private boolean overwrite;

    @Option(
            names = {"-q", "--quiet"},
            description = "No word about how far it is.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        try (Stopping stopping = new Stopping()) {
            return show(stopping);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private int show(Stopping stopping) throws IOException {
        if (!Files.isDirectory(pictures)) {
            throw new IllegalArgumentException("there is no folder of pictures " + pictures);
        }
        Path folder = out == null ? USUAL : out;
        OutFile page = OutFile.of(folder.resolve("index.html"), out == null || overwrite);
        page.requireFree();
        Files.createDirectories(folder.toAbsolutePath());
        XoShow show = new XoShow(pictures, XoClassifiers.all(null).reversed());
        tell("reading");
        XoAnswers answers = show.answers();
        List<XoPart> parts = new ArrayList<>();
        parts.add(show.reasons(answers));
        tell("hiding");
        XoHiding hiding = show.hiding(answers, brief ? FEW : MANY);
        parts.add(hiding);
        tell("boards");
        XoBoards boards = show.boards();
        if (!boards.photos().isEmpty()) {
            parts.add(boards);
        }
        if (!brief && !stopping.isAsked()) {
            tell("morph");
            parts.add(show.morph(stopping));
        }
        if (!brief && !stopping.isAsked()) {
            tell("tolerance");
            parts.add(show.changes(stopping));
        }
        if (stopping.isAsked()) {
            spec.commandLine().getErr().println("thawline: interrupted: nothing is written");
            return Exit.INTERRUPTED;
        }
        page.write(new XoPage(answers, parts, facts()).html());
        PrintWriter told = spec.commandLine().getOut();
        new XoDemoText(answers, hiding, boards).lines().forEach(told::println);
        told.println("\n" + page.path().toAbsolutePath().normalize());
        return Exit.DONE;
    }

    private List<Fact> facts() {
        return List.of(Fact.code("command", Typed.line(spec)), Fact.text("version", About.version()));
    }

    private void tell(String what) {
        if (!quiet) {
            spec.commandLine().getErr().println(what);
        }
    }
}
