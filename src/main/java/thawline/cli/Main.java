package thawline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// The command line: parse, one call, exit code.
@Command(
        name = "thawline",
        mixinStandardHelpOptions = true,
        versionProvider = About.class,
        description = {"Image filters and learned kernels.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline run 'gray | gaussian(5) | sobel | magnitude' photo.jpg edges.png",
            "  thawline batch photos edges -p canny",
            "  thawline explain classic",
            "  thawline filters gaussian",
            "  thawline train --model keras-mnist --data mnist --out digits.onnx",
            "  thawline compare 'sobel(dx=1)' learned.onnx -o report.html",
            "",
            "Every command has --help with examples.",
            "Exit codes: 0 done, 1 nothing done or an internal fault, 2 usage, 3 some inputs failed, 4 training",
            "diverged, 5 a gate refused, 130 interrupted."
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // charts are drawn into files: no window system is looked for, which a JDK may lack
        System.setProperty("java.awt.headless", "true");
        WarmPipeline.begin(args);
        int code = commandLine(args)
                .setOut(writer(FileDescriptor.out))
                .setErr(writer(FileDescriptor.err))
                .execute(args);
        System.exit(code);
    }

    /// With every command, ready to execute; writes to the standard streams unless told otherwise.
    static CommandLine commandLine() {
        CommandLine main = new CommandLine(new Main());
        Commands.addAll(main);
        return ready(main);
    }

    /// With what these words need.
    static CommandLine commandLine(String[] words) {
        CommandLine main = new CommandLine(new Main());
        Commands.addTo(main, words);
        return ready(main);
    }

    private static CommandLine ready(CommandLine main) {
        return main.setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // @FILE is a file with a pipeline
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    command.getErr().println("thawline: " + Told.of(fault));
                    return Exit.NOTHING;
                });
    }

    private static int usage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        if (args.length == 0) {
            command.usage(command.getErr());
            return Exit.USAGE;
        }
        command.getErr().println("thawline: " + wrong.getMessage());
        command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return Exit.USAGE;
    }

    /// UTF-8, also where the locale says otherwise: formulas have letters beyond ASCII.
    static PrintWriter writer(FileDescriptor to) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
    }
}
