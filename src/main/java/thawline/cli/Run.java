package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.batch.Failure;
import thawline.batch.Look;
import thawline.batch.Naming;
import thawline.batch.Outline;
import thawline.batch.Product;
import thawline.batch.Selection;
import thawline.batch.Single;
import thawline.batch.Template;
import thawline.batch.Treatment;
import thawline.batch.View;
import thawline.io.ImageFiles;
import thawline.pipeline.Pipeline;
import thawline.pipeline.PipelineFile;

/// One picture through a pipeline.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {"Runs a pipeline over one picture; thawline batch takes folders.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline run 'gray | gaussian(5) | sobel(ksize=3) | magnitude' photo.jpg edges.png",
            "  thawline run 'corners | mark(radius=6)' board.png marked.png",
            "  thawline run 'gray | harris | corners(most=100)' board.png corners.csv",
            "  thawline run @cleaned.pipeline scan.tif cleaned.png",
            "",
            "The content of IN says what it is, the name of OUT what is written; docs/formats.md lists the",
            "formats. A list of corners is written as CSV. OUT is replaced where it is there, unless it is IN.",
            "Exit codes: 0 done, 1 nothing done, 2 usage."
        })
final class Run implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PIPELINE",
            completionCandidates = PipelineNames.class,
            description = "Filters apart by |; or @ and a file with such a text. thawline filters lists them.")
    private String text;

    @Parameters(paramLabel = "IN", description = "A picture.")
    private Path in;

    @Parameters(
            paramLabel = "OUT",
            description = "A file that ends in .png, .jpg, .csv ..., or a folder, which is made where there is none.")
    private Path out;

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            defaultValue = "AUTO",
            description = "How results that leave 0...255 are shown: ${COMPLETION-CANDIDATES}. AUTO shows derivatives"
                    + " and the like SIGNED (zero as mid grey) where one of their values is below 0,"
                    + " and everything else by CLIP.")
    private View view;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that work on the picture; default: every processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw usage(new IllegalArgumentException("--threads " + threads + " is less than 1; use 1 or more"));
        }
        if (Files.isDirectory(in)) {
            throw usage(new IllegalArgumentException(in + " is a folder, and run takes one picture; for a folder:\n"
                    + "  thawline batch " + in + " " + out + " -p '" + text + "'"));
        }
        if (Files.notExists(in)) {
            err().println("thawline: " + in + ": no such file");
            return Exit.NOTHING;
        }
        Treatment treatment;
        Outline outline;
        try {
            Pipeline pipeline = PipelineFile.given(text);
            treatment = Treatment.of(pipeline).with(Look.of(view));
            outline = Outline.of(Selection.of(in), naming(pipeline), out);
        } catch (IllegalArgumentException | IOException wrong) {
            throw usage(wrong);
        }
        return run(treatment, outline);
    }

    private static Naming naming(Pipeline pipeline) {
        Product product = pipeline.makesList()
                ? new Product.Table(".csv")
                : new Product.Picture(
                        Optional.empty(),
                        Optional.empty(),
                        Treatment.of(pipeline).planes());
        return new Naming(product, Template.SAME, List.of(), Set.of());
    }

    private int run(Treatment treatment, Outline outline) {
        for (Failure failure : outline.findings().failures()) {
            err().println("thawline: " + in + ": " + failure.reason());
            return Exit.NOTHING;
        }
        try {
            Single.Written written = new Single(treatment, ImageFiles.best(), threads).run(outline);
            written.notes().forEach(note -> err().println("thawline: " + in + ": " + note));
            String corners = written.result()
                    .corners()
                    .map(c -> "\t" + c.size() + " corners")
                    .orElse("");
            spec.commandLine().getOut().println(written.under(out) + corners);
            return Exit.DONE;
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError fault) {
            err().println("thawline: " + in + ": " + Single.reason(outline, fault));
            return Exit.NOTHING;
        }
    }

    private ParameterException usage(Exception wrong) {
        return new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
