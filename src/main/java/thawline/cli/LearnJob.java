package thawline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thawline.learn.Learner;
import thawline.learn.Pairs;
import thawline.learn.Pictures;
import thawline.learn.Student;
import thawline.learn.Teacher;
import thawline.pipeline.Pipeline;
import thawline.pipeline.PipelineFile;

/// What the options of `thawline learn` come to.
///
/// @param goal the teacher, or the pictures
/// @param found what was seen in pictures before and after
/// @param bad pairs and pictures that were left out
/// @param recipe what decides what comes out
record LearnJob(Learner learner, String goal, Optional<String> found, List<Pairs.Bad> bad, String recipe) {

    /// More pictures are not looked at.
    private static final int MOST = 80;

    /// An [IllegalArgumentException] is a wrong option, an [IOException] a file that cannot be read.
    static LearnJob of(LearnOptions.Goal goal, LearnOptions.Pupil pupil, LearnOptions.How how) throws IOException {
        check(goal, pupil, how);
        Optional<Teacher> teacher = teacher(goal, pupil);
        Optional<LearnPairs> examples =
                teacher.isPresent() ? Optional.empty() : Optional.of(LearnPairs.of(goal.before, goal.after));
        List<Pairs.Bad> bad = new ArrayList<>();
        examples.ifPresent(e -> bad.addAll(e.examples().bad()));
        Learner source = examples.isPresent() ? examples.get().learner() : source(goal, teacher.orElseThrow(), bad);
        Learner learner = source.seed(how.seed).threads(how.threads).init(LearnWords.init(pupil.init, teacher));
        if (isThawed(pupil)) {
            learner = learner.thawed(pupil.disturb == null ? 0 : pupil.disturb);
        } else if (pupil.model != null) {
            learner = learner.student(student(pupil, teacher));
        }
        if (how.epochs != null) {
            learner = learner.epochs(how.epochs);
        }
        if (how.patches != null) {
            learner = learner.patches(how.patches);
        }
        if (how.rate != null) {
            learner = learner.rate(how.rate);
        }
        if (how.time != null) {
            learner = learner.time(Duration.ofNanos((long) (how.time * 1e9)));
        }
        String told = teacher.map(Teacher::name).orElseGet(() -> goal.before + " → " + goal.after);
        return new LearnJob(learner, told, examples.map(LearnPairs::told), List.copyOf(bad), recipe(goal, pupil, told));
    }

    private static void check(LearnOptions.Goal goal, LearnOptions.Pupil pupil, LearnOptions.How how) {
        boolean examples = goal.before != null || goal.after != null;
        if (goal.teacher == null && !examples) {
            throw new IllegalArgumentException("nothing to learn from: give a teacher, such as 'sobel(ksize=3)',"
                    + " or pictures by --before and --after");
        }
        if (goal.teacher != null && examples) {
            throw new IllegalArgumentException(
                    "a teacher and examples at once; give either '" + goal.teacher + "' or --before and --after");
        }
        if (examples && (goal.before == null || goal.after == null)) {
            throw new IllegalArgumentException("--before and --after belong together: pictures before and after");
        }
        if (examples && goal.images != null) {
            throw new IllegalArgumentException(
                    "--images are shown to a teacher; examples have their pictures in --before and --after");
        }
        if (pupil.disturb != null && !isThawed(pupil)) {
            throw new IllegalArgumentException("--disturb is for --model thaw, whose numbers begin near the teacher's");
        }
        check(how);
    }

    private static boolean isThawed(LearnOptions.Pupil pupil) {
        return "thaw".equalsIgnoreCase(pupil.model);
    }

    /// What holds for every objective.
    static void check(LearnOptions.How how) {
        atLeast("--epochs", how.epochs, 1);
        atLeast("--patches", how.patches, 1);
        atLeast("--threads", how.threads, 1);
        if (how.time != null && !(how.time > 0)) {
            throw new IllegalArgumentException("--time " + how.time + ": give seconds above 0, such as 60");
        }
        if (how.rate != null && !(how.rate > 0)) {
            throw new IllegalArgumentException("--rate " + how.rate + ": give a number above 0, such as 0.01");
        }
    }

    private static void atLeast(String option, Integer given, int least) {
        if (given != null && given < least) {
            throw new IllegalArgumentException(option + " " + given + " is less than " + least);
        }
    }

    /// Grey pictures are enough for most; the numbers of a grey conversion that is thawed need colour.
    private static Optional<Teacher> teacher(LearnOptions.Goal goal, LearnOptions.Pupil pupil) throws IOException {
        if (goal.teacher == null) {
            return Optional.empty();
        }
        Pipeline pipeline = PipelineFile.given(goal.teacher);
        boolean colour = isThawed(pupil) && pipeline.beginsWithGray();
        return Optional.of(colour ? Teacher.of(pipeline, 3) : Teacher.of(pipeline));
    }

    private static Learner source(LearnOptions.Goal goal, Teacher teacher, List<Pairs.Bad> bad) throws IOException {
        if (goal.images == null) {
            return Learner.from(teacher);
        }
        if (!Files.exists(goal.images)) {
            throw new IOException(goal.images + ": no such folder");
        }
        Pictures.Checked pictures = Pictures.folder(goal.images).checked(MOST);
        bad.addAll(pictures.bad());
        return Learner.from(teacher, pictures.good());
    }

    private static Student student(LearnOptions.Pupil pupil, Optional<Teacher> teacher) throws IOException {
        return LearnWords.student(pupil.model, teacher).orElseThrow();
    }

    private static String recipe(LearnOptions.Goal goal, LearnOptions.Pupil pupil, String told) {
        return "learn " + told
                + (goal.images == null ? "" : " --images " + goal.images.getFileName())
                + (pupil.model == null ? "" : " --model " + pupil.model)
                + (pupil.disturb == null ? "" : " --disturb " + pupil.disturb)
                + (pupil.init.equalsIgnoreCase("random") ? "" : " --init " + pupil.init);
    }

    /// Before anything is computed.
    static void requireFree(LearnOptions.Out out) {
        TrainFiles file = new TrainFiles(out.out);
        OutFile.of(out.out, out.overwrite).requireFree();
        file.requireWritable();
    }
}
