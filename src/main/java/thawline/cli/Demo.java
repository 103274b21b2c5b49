package thawline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import thawline.batch.PictureJob;
import thawline.batch.Result;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.Picture;
import thawline.pipeline.Pipeline;
import thawline.report.Exhibit;
import thawline.report.Page;

/// The main job on the project's own pictures, as a table and a page.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {"Runs pipelines over the pictures in images/ and shows inputs and results on a page.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline demo",
            "  thawline demo --out demo-page",
            "",
            "Ends with a table of what was run, and the name of the page."
        })
final class Demo implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description = "The folder of pictures; default: images/ of the project.")
    private Path pictures = Path.of(System.getProperty("thawline.home", "."), "images");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/demo",
            description = "Where the page goes; default: ${DEFAULT-VALUE}.")
    private Path out;

    /// The fastest of so many runs is shown.
    private static final int RUNS = 3;

    private final ResultTable table = new ResultTable();

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(pictures)) {
            spec.commandLine()
                    .getErr()
                    .println("thawline: " + pictures + " is no folder; thawline pictures " + pictures + " draws it");
            return Exit.NOTHING;
        }
        Files.createDirectories(out);
        spec.commandLine().getErr().println("warming up");
        warmUp();
        List<Exhibit> exhibits = new ArrayList<>();
        for (Showcase.Scene scene : Showcase.SCENES) {
            spec.commandLine().getErr().println(scene.file());
            exhibits.add(exhibit(scene));
        }
        String lead = exhibits.size() + " pictures and " + table.size() + " pipelines, filtered in "
                + ResultTable.seconds(table.time()) + " on "
                + Runtime.getRuntime().availableProcessors() + " processors.";
        Path page = out.resolve("index.html");
        Files.writeString(page, new Page("Thawline", lead, exhibits).html());
        table.print(spec.commandLine().getOut());
        spec.commandLine().getOut().println("\n" + page.toAbsolutePath().normalize());
        return Exit.DONE;
    }

    private Exhibit exhibit(Showcase.Scene scene) throws IOException {
        Path source = pictures.resolve(scene.file());
        Files.copy(source, out.resolve(scene.file()), StandardCopyOption.REPLACE_EXISTING);
        Picture input = ImageFiles.best().read(source);
        List<Exhibit.Panel> results = new ArrayList<>();
        for (Showcase.Act act : scene.acts()) {
            results.add(result(scene, act, results.size() + 1));
        }
        return new Exhibit(
                scene.title(), scene.text(), new Exhibit.Panel(scene.file(), size(input), "", kind(input)), results);
    }

    private Exhibit.Panel result(Showcase.Scene scene, Showcase.Act act, int number) throws IOException {
        Result result = fastest(job(act), pictures.resolve(scene.file()));
        Picture picture = result.picture().orElseThrow();
        String name = scene.file().replace(".", "-" + number + ".");
        ImageFiles.best().write(out.resolve(name), picture, Existing.REPLACE);
        String fact = result.corners().map(c -> c.size() + " corners").orElse("");
        Exhibit.Size size = size(picture);
        table.add(new ResultTable.Line(scene.file(), size.toString(), act.pipeline(), fact, result.time()));
        String shown = (fact.isEmpty() ? "" : fact + ", ") + ResultTable.milliseconds(result.time());
        return new Exhibit.Panel(name, size, act.pipeline(), shown);
    }

    private static Result fastest(PictureJob job, Path file) throws IOException {
        Result best = job.run(file);
        for (int runs = 1; runs < RUNS; runs++) {
            Result next = job.run(file);
            best = next.time().compareTo(best.time()) < 0 ? next : best;
        }
        return best;
    }

    /// Everything once: the first run of a filter measures Java's compiler.
    private void warmUp() throws IOException {
        for (Showcase.Scene scene : Showcase.SCENES) {
            for (Showcase.Act act : scene.acts()) {
                fastest(job(act), pictures.resolve(scene.file()));
            }
        }
    }

    private static PictureJob job(Showcase.Act act) {
        return new PictureJob(
                Pipeline.parse(act.pipeline()),
                act.view(),
                Runtime.getRuntime().availableProcessors(),
                ImageFiles.best());
    }

    private static Exhibit.Size size(Picture p) {
        return new Exhibit.Size(p.pixels().width(), p.pixels().height());
    }

    private static String kind(Picture p) {
        return size(p) + ", " + p.bits() + " bit " + (p.pixels().channels() == 1 ? "grey" : "colour");
    }
}
