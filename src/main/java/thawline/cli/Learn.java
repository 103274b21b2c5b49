package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.learn.Learned;
import thawline.learn.Learner;
import thawline.learn.Pairs;
import thawline.train.DivergedException;
import thawline.train.History;

/// A teacher, or pictures before and after, to a learned filter.
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Learns a filter by gradient descent, and writes it as a model that pipelines use like any other filter.",
            "",
            "It learns from a teacher, a pipeline whose results it is shown; or from pictures before and after"
                    + " something was done to them, by whatever program or camera. Then it says how near it comes on"
                    + " pictures that it has not seen, beside the best kernel that there is.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline learn 'sobel(ksize=3)' --out sobel.onnx",
            "  thawline learn 'gaussian(5) | laplacian' --images photos --model 'kernel(7)' --out log.onnx",
            "  thawline learn 'median(3)' --model net --out median.onnx --json",
            "  thawline learn --before originals --after edited --out look.onnx",
            "  thawline learn --objective angle --model 'kernel(3)' --out better-sobel.onnx",
            "",
            "What was learned is a filter like any other: thawline run 'gray | model(sobel.onnx) | magnitude' ...",
            "Ctrl-C stops after the step and writes what was learned by then.",
            "Exit codes: 0 done, 1 nothing done, 2 usage, 3 done without the pictures that are named, 4",
            "diverged, 130 interrupted. docs/learn.md has the whole story."
        })
final class Learn implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = false, validate = false, heading = "%nWhat is learned:%n", order = 1)
    private LearnOptions.Goal goal = new LearnOptions.Goal();

    @ArgGroup(exclusive = false, validate = false, heading = "%nWhat learns it:%n", order = 2)
    private LearnOptions.Pupil pupil = new LearnOptions.Pupil();

    @ArgGroup(exclusive = false, validate = false, heading = "%nHow it learns:%n", order = 3)
    private LearnOptions.How how = new LearnOptions.How();

    @ArgGroup(exclusive = false, multiplicity = "1", heading = "%nWhat is written and said:%n", order = 4)
    private LearnOptions.Out out;

    @Override
    public Integer call() throws IOException {
        try (Stopping stopping = new Stopping()) {
            return learn(stopping);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        } catch (DivergedException gone) {
            err().println("thawline: training diverged in step " + gone.step() + " (epoch " + gone.epoch() + "): "
                    + gone.path() + " is not finite any more; nothing is written. Try a smaller --rate");
            return Exit.DIVERGED;
        }
    }

    private int learn(Stopping stopping) throws IOException {
        LearnJob.requireFree(out);
        if (goal.objective == LearnOptions.Objective.ANGLE) {
            return angle(stopping);
        }
        LearnJob job = LearnJob.of(goal, pupil, how);
        for (Pairs.Bad bad : job.bad()) {
            err().println("thawline: " + bad + "; left out");
        }
        job.found().ifPresent(text -> err().println("thawline: " + text));
        LearnProgress progress = new LearnProgress(err(), TrainingProgress.Reader.of(out.quiet));
        Learner learner = job.learner().listener(progress).stop(stopping::isAsked);
        Learned learned = learner.learn();
        progress.wipe();
        ModelFiles.write(
                out.out,
                learned.model(Notes.NONE.with(Notes.RECIPE, job.recipe()).with(Notes.VERSION, About.version())));
        boolean interrupted = stopping.isAsked();
        say(new LearnReport(learned, out.out, job.goal(), job.found(), job.bad()), interrupted);
        return interrupted ? Exit.INTERRUPTED : job.bad().isEmpty() ? Exit.DONE : Exit.SOME_FAILED;
    }

    private int angle(Stopping stopping) throws IOException {
        LearnJob.check(how);
        LearnProgress progress = new LearnProgress(err(), TrainingProgress.Reader.of(out.quiet));
        LearnAngle.Done done = LearnAngle.of(goal, pupil, how).run(progress, stopping::isAsked);
        progress.wipe();
        ModelFiles.write(out.out, done.model());
        told(done.isInterrupted(), stopping.isAsked());
        if (out.json) {
            answers().println(done.json(out.out, stopping.isAsked()));
        } else {
            done.lines(out.out).forEach(answers()::println);
        }
        return stopping.isAsked() ? Exit.INTERRUPTED : Exit.DONE;
    }

    private void told(boolean ended, boolean interrupted) {
        if (interrupted) {
            err().println("thawline: interrupted: " + out.out + " has what was learned by then");
        } else if (ended) {
            err().println("thawline: --time is over: " + out.out + " has what was learned by then");
        }
    }

    private void say(LearnReport report, boolean interrupted) {
        told(report.learned().course().history().ending() == History.Ending.INTERRUPTED, interrupted);
        if (out.json) {
            answers().println(report.json(interrupted));
        } else {
            report.lines().forEach(answers()::println);
        }
    }

    private PrintWriter answers() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
