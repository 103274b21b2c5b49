package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.batch.Conduct;
import thawline.batch.Conduct.AtFailure;
import thawline.batch.Conduct.Earlier;
import thawline.batch.Conduct.Foreign;
import thawline.batch.Conduct.Known;
import thawline.batch.FeatureRequest;
import thawline.batch.Job;
import thawline.batch.JsonProgress;
import thawline.batch.LineProgress;
import thawline.batch.Look;
import thawline.batch.Naming;
import thawline.batch.Outline;
import thawline.batch.PlainProgress;
import thawline.batch.Product;
import thawline.batch.Progress;
import thawline.batch.QuietProgress;
import thawline.batch.Recipe;
import thawline.batch.Rehearsal;
import thawline.batch.Resume;
import thawline.batch.Selection;
import thawline.batch.Tally;
import thawline.batch.Template;
import thawline.batch.Treatment;
import thawline.batch.Treatment.Extras;
import thawline.batch.Treatment.Finish;
import thawline.batch.Treatment.Pictures;
import thawline.batch.VideoJob;
import thawline.io.ImageFiles;
import thawline.io.WriteOptions;
import thawline.pipeline.FeatureSpec;
import thawline.pipeline.Pipeline;
import thawline.pipeline.PipelineFile;

/// A folder of pictures through a pipeline.
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a pipeline over a picture or a folder of pictures, and over the folders in it.",
            "",
            "Results keep their places and names below OUT. A second run makes only what is new, has changed or"
                    + " failed; sources are never overwritten.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline batch photos edges -p 'gray | gaussian(5) | sobel | magnitude'",
            "  thawline batch photos edges -p @edges.pipeline --dry-run",
            "  thawline batch photos small -p 'resize(width=800)' --include '*.jpg' --quality 85",
            "  thawline batch scans clean -p 'median(5)' --exclude 'thumbs/**' --format png",
            "  thawline batch photos marked -p 'corners(most=200) | mark' --corners csv --name '{name}-corners'",
            "  thawline batch photos features -p gray --features 'hog(width=64, height=128)' --data-only",
            "  thawline batch textures features -p bank --features stats --features-format npy",
            "  thawline batch depth slopes -p 'sobel(dx=1)' --view signed --depth 16 --format tif",
            "  thawline batch photos edges -p canny --fail-fast --json",
            "  thawline batch photos checked -p 'gray | gaussian(5)' --engine both",
            "  thawline batch clip.avi edges.avi -p 'gray | sobel | magnitude'",
            "  thawline batch clip.avi frames -p identity",
            "  thawline batch frames clip.avi -p identity --fps 12.5",
            "  thawline batch camera:0 seen.avi -p 'gray | canny(50, 150)' --frames 250",
            "",
            "Exit codes:",
            "    0  done, also where all was up to date",
            "    1  nothing done: every picture failed, or there was none; or a fault of the program",
            "    2  usage: a wrong option or pipeline, or results that would land on one another or on sources",
            "    3  some pictures failed (OUT/failed.csv says why), the others are done",
            "  130  interrupted; the same command goes on from there",
            "",
            "docs/batch.md has the whole story; thawline filters lists what pipelines are made of."
        })
final class Batch implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "IN",
            description = "A picture, a folder of pictures, a video, or a camera such as camera:0.")
    private Path in;

    @Parameters(
            paramLabel = "OUT",
            description = "A folder, which is made where there is none; for one picture, a file; or a video.")
    private Path out;

    @Option(
            names = {"-p", "--pipeline"},
            paramLabel = "PIPELINE",
            completionCandidates = PipelineNames.class,
            required = true,
            description = "Filters apart by |; or @ and a file with such a text.")
    private String text;

    @ArgGroup(exclusive = false, validate = false, heading = "%nWhich pictures:%n", order = 1)
    private BatchOptions.Which which = new BatchOptions.Which();

    @ArgGroup(exclusive = false, validate = false, heading = "%nWhat is made of them:%n", order = 2)
    private BatchOptions.What what = new BatchOptions.What();

    @ArgGroup(exclusive = false, validate = false, heading = "%nHow they are read:%n", order = 3)
    private BatchOptions.Reading reading = new BatchOptions.Reading();

    @ArgGroup(exclusive = false, validate = false, heading = "%nVideos, cameras and their frames:%n", order = 4)
    private BatchOptions.Video video = new BatchOptions.Video();

    @ArgGroup(exclusive = false, validate = false, heading = "%nHow the run goes:%n", order = 5)
    private BatchOptions.How how = new BatchOptions.How();

    @ArgGroup(exclusive = false, validate = false, heading = "%nWhat is said:%n", order = 6)
    private BatchOptions.Said said = new BatchOptions.Said();

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireNamed("IN", in);
        requireNamed("OUT", out);
        return VideoJob.isMeant(in, out) ? video() : pictures();
    }

    private void requireNamed(String what, Path path) {
        if (path.toString().isEmpty()) {
            throw usage(new IllegalArgumentException(what + " is empty; give a file or a folder, or . for this one"));
        }
    }

    private ParameterException usage(Exception wrong) {
        return new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }

    private Pipeline pipeline() {
        try {
            return PipelineFile.given(text);
        } catch (IOException unread) {
            throw usage(unread);
        }
    }

    /// Options that say nothing where OUT, or IN, is one file.
    private void requireMeant(Outline outline) {
        if (!Files.isDirectory(in) && !(which.include.isEmpty() && which.exclude.isEmpty())) {
            throw new IllegalArgumentException(
                    "--include and --exclude choose among the files of a folder, but " + in + " is one file");
        }
        if (outline.place().single().isEmpty()) {
            return;
        }
        if (what.format != null) {
            throw new IllegalArgumentException(
                    "the name of " + out + " says its format; leave --format out, or give a folder");
        }
        if (!what.name.equals("{name}")) {
            throw new IllegalArgumentException(out + " is a name already; leave --name out, or give a folder");
        }
    }

    private int video() throws IOException {
        VideoJob job;
        try {
            Treatment treatment = treatment(pipeline());
            VideoJob.Work work = new VideoJob.Work(
                    treatment, naming(treatment), ImageFiles.best().with(reading.options()), conduct());
            job = new VideoJob(selection(), out, video.span(), work);
        } catch (IllegalArgumentException | UnsupportedOperationException wrong) {
            throw usage(wrong);
        }
        if (how.dryRun) {
            err().println("thawline: would make " + out + " of the frames of " + in);
            return Exit.DONE;
        }
        return code(job.run(watchers()));
    }

    private int pictures() throws IOException, InterruptedException {
        Job job;
        Recipe recipe;
        try {
            Pipeline pipeline = pipeline();
            job = job(pipeline);
            recipe = BatchRecipe.of(job, what, reading);
        } catch (IllegalArgumentException | UnsupportedOperationException wrong) {
            throw usage(wrong);
        }
        return how.dryRun ? rehearse(job, recipe) : run(job, recipe);
    }

    private Job job(Pipeline pipeline) throws IOException {
        Treatment treatment = treatment(pipeline);
        Outline outline = Outline.of(selection(), naming(treatment), out);
        requireMeant(outline);
        return new Job(outline, treatment, ImageFiles.best().with(reading.options()), conduct());
    }

    private Treatment treatment(Pipeline pipeline) {
        Finish finish =
                new Finish(new Look(what.view, what.depth.samples()), WriteOptions.DEFAULT.withQuality(what.quality));
        Treatment treatment = new Treatment(pipeline, finish, extras(pipeline), what.engine);
        treatment.requireRunnable();
        return treatment;
    }

    private Selection selection() {
        return new Selection(in, which.include, which.exclude, which.links());
    }

    private Naming naming(Treatment treatment) {
        return new Naming(product(treatment), Template.of(what.name), treatment.companions(), treatment.own());
    }

    private Extras extras(Pipeline pipeline) {
        Optional<FeatureRequest> features = Optional.ofNullable(what.features)
                .map(wanted -> new FeatureRequest(FeatureSpec.parse(wanted), what.featuresFormat));
        boolean pictures = !what.dataOnly && (features.isEmpty() || pipeline.makesPictures());
        return new Extras(Optional.ofNullable(what.corners), features, pictures ? Pictures.WRITTEN : Pictures.LEFT_OUT);
    }

    private Product product(Treatment treatment) {
        if (treatment.extras().pictures() == Pictures.LEFT_OUT) {
            return new Product.Nothing();
        }
        return treatment.pipeline().makesList()
                ? new Product.Table(".csv")
                : new Product.Picture(Optional.ofNullable(what.format), what.depth.samples(), treatment.planes());
    }

    private Conduct conduct() {
        return Conduct.usual()
                .withThreads(how.threads)
                .with(how.failFast ? AtFailure.STOP : AtFailure.GO_ON)
                .with(new Earlier(
                        how.redo ? Known.REDO : Known.KEEP, how.overwrite ? Foreign.OVERWRITE : Foreign.REFUSE));
    }

    private int rehearse(Job job, Recipe recipe) throws IOException {
        Resume resume = Resume.of(job.outline(), recipe);
        Rehearsal rehearsal = Rehearsal.of(job.outline(), resume, job.conduct().earlier());
        job.notes().forEach(note -> err().println("thawline: " + note));
        resume.notes().forEach(note -> err().println("thawline: " + note));
        PrintWriter answers = spec.commandLine().getOut();
        if (said.json) {
            List<String> notes = new ArrayList<>(job.notes());
            notes.addAll(resume.notes());
            new JsonProgress(answers).rehearsed(rehearsal, notes);
        } else {
            rehearsal.lines().forEach(answers::println);
        }
        err().println("thawline: " + rehearsal.summary());
        return Exit.DONE;
    }

    private int run(Job job, Recipe recipe) throws IOException, InterruptedException {
        return code(job.run(recipe, watchers()));
    }

    private int code(Tally tally) {
        if (tally.total() == 0 && tally.done() == 0) {
            err().println("thawline: no pictures in " + in);
            return Exit.NOTHING;
        }
        if (tally.failed() == 0) {
            return Exit.DONE;
        }
        return tally.done() + tally.skipped() == 0 ? Exit.NOTHING : Exit.SOME_FAILED;
    }

    private List<Progress> watchers() {
        List<Progress> watchers = new ArrayList<>();
        watchers.add(
                said.quiet
                        ? new QuietProgress(err())
                        : Boolean.getBoolean("thawline.terminal") ? new LineProgress(err()) : new PlainProgress(err()));
        if (said.json) {
            watchers.add(new JsonProgress(spec.commandLine().getOut()));
        }
        return watchers;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
