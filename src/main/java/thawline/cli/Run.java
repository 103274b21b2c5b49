package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.batch.PictureJob;
import thawline.batch.Result;
import thawline.batch.Task;
import thawline.batch.View;
import thawline.io.ImageFiles;
import thawline.pipeline.Pipeline;
import thawline.pipeline.PipelineException;
import thawline.pipeline.PipelineFile;

/// Pictures through a pipeline.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a pipeline over a picture, or over every picture of a folder.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline run 'gray | gaussian(5) | sobel(ksize=3) | magnitude' photo.jpg edges.png",
            "  thawline run 'median(5)' photos cleaned",
            "  thawline run 'corners | mark(radius=6)' board.png marked.png",
            "  thawline run 'gray | harris | corners(most=100)' board.png corners.csv",
            "",
            "PNG and JPEG are read by content, 8 and 16 bit. Results keep name and depth; a list of corners",
            "is written as CSV. Sources are never overwritten.",
            "Exit codes: 0 done, 1 nothing done, 2 usage, 3 some pictures failed."
        })
final class Run implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PIPELINE",
            description = "Filters apart by |; or @ and a file with such a text. thawline filters lists them.")
    private String text;

    @Parameters(paramLabel = "IN", description = "A picture, or a folder of pictures.")
    private Path in;

    @Parameters(
            paramLabel = "OUT",
            description = "A file that ends in .png, .jpg or .csv, or a folder, which is made where there is none.")
    private Path out;

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            defaultValue = "AUTO",
            description = "How results that leave 0...255 are shown: ${COMPLETION-CANDIDATES}. AUTO shows derivatives"
                    + " and the like SIGNED (zero as mid grey) where one of their values is below 0,"
                    + " and everything else by CLIP. SIGNED holds for every picture of a folder.")
    private View view;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that work on a picture; default: every processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads " + threads + " is less than 1; use 1 or more");
        }
        Pipeline pipeline = pipeline();
        List<Task> tasks = tasks(pipeline);
        if (tasks.isEmpty()) {
            err().println("thawline: " + in + " has no PNG or JPEG pictures");
            return Exit.NOTHING;
        }
        return run(tasks, new PictureJob(pipeline, view, threads, ImageFiles.best()));
    }

    private Pipeline pipeline() {
        try {
            return PipelineFile.given(text);
        } catch (IllegalArgumentException | IOException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private List<Task> tasks(Pipeline pipeline) throws IOException {
        boolean list = pipeline.makesList();
        try {
            List<Task> tasks = Task.of(in, out, list ? ".csv" : "");
            Path first = tasks.isEmpty() ? out : tasks.getFirst().target();
            if (list && !first.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                throw new IllegalArgumentException(
                        "corners are a list, not a picture: end " + first + " in .csv, or the pipeline in | mark");
            }
            return tasks;
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private int run(List<Task> tasks, PictureJob job) {
        int failed = 0;
        for (Task task : tasks) {
            try {
                run(task, job);
            } catch (PipelineException unfit) {
                failed += report(task, unfit.reason());
            } catch (NoSuchFileException gone) {
                failed += report(task, "no such file");
            } catch (IOException | RuntimeException fault) {
                failed += report(task, fault.getMessage() == null ? fault.toString() : fault.getMessage());
            } catch (OutOfMemoryError full) {
                failed += report(task, "not enough memory; give more with THAWLINE_JAVA_OPTS=-Xmx8g");
            }
        }
        if (tasks.size() > 1) {
            err().println(tasks.size() - failed + " pictures done" + (failed == 0 ? "" : ", " + failed + " failed"));
        }
        return failed == 0 ? Exit.DONE : failed == tasks.size() ? Exit.NOTHING : Exit.SOME_FAILED;
    }

    /// Tells of a picture that failed, and counts it.
    private int report(Task task, String why) {
        String name = task.source().toString();
        err().println("thawline: " + (why.startsWith(name) ? why : name + ": " + why));
        return 1;
    }

    private void run(Task task, PictureJob job) throws IOException {
        Result result = task.run(job, note -> err().println("thawline: " + note));
        String corners = result.corners().map(c -> "\t" + c.size() + " corners").orElse("");
        spec.commandLine().getOut().println(task.target() + corners);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
