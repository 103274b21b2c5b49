package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import thawline.core.Kernel;
import thawline.learn.Examples;
import thawline.learn.Learner;
import thawline.learn.Pairs;
import thawline.learn.Student;
import thawline.learn.identify.Identification;

/// Pictures before and after, and what they say of the filter before anything is learned: how far one lies beside the
/// other, what lay beyond the edges, whether a kernel did it and how large it was.
record LearnPairs(Examples examples, Optional<Identification> found) {

    static LearnPairs of(Path before, Path after) throws IOException {
        Pairs pairs = Pairs.of(before, after);
        Optional<Identification> found = identified(pairs);
        Identification.Offset shift = found.map(Identification::shift).orElse(new Identification.Offset(0, 0));
        return new LearnPairs(Examples.of(pairs, -shift.dx(), -shift.dy()), found);
    }

    /// Empty where nothing can be told; what is learned then finds out for itself.
    private static Optional<Identification> identified(Pairs pairs) {
        try {
            return pairs.good().isEmpty() ? Optional.empty() : Optional.of(Identification.of(pairs));
        } catch (IllegalArgumentException nothing) {
            return Optional.empty();
        }
    }

    /// Begins with what was found; a student that is chosen later takes its place.
    Learner learner() {
        Learner learner = Learner.from(examples);
        if (found.isEmpty()) {
            return learner;
        }
        Identification f = found.get();
        Learner bordered = f.edge().border().map(learner::border).orElse(learner);
        return switch (f.verdict()) {
            case LINEAR -> examples.planes() == 1 ? bordered.student(new Student.Single(ksize(f))) : bordered;
            case NOT_LINEAR, VARYING, UNKNOWN -> bordered;
        };
    }

    private static int ksize(Identification f) {
        Kernel kernel = f.linear().kernel();
        int side =
                f.match().map(m -> Math.max(m.height(), m.width())).orElse(Math.max(kernel.height(), kernel.width()));
        return side / 2 * 2 + 1;
    }

    /// In one line.
    String told() {
        int n = examples.lessons().size();
        return n + (n == 1 ? " pair" : " pairs")
                + (examples.planes() == 3 ? ", colours are mixed" : "") + "; " + examples.values()
                + found.map(f -> "; " + f.summary()).orElse("");
    }
}
