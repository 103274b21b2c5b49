package thawline.xo;

import java.util.List;
import thawline.tensor.Tensor;

/// What a classifier takes a card for.
///
/// Shares of X, O and neither; together 1.
public record Answer(double x, double o, double neither) {

    /// Of the outputs of a classifier's layer: (3,1,1,1).
    public static Answer of(Tensor shares) {
        return new Answer(shares.at(0, 0, 0), shares.at(1, 0, 0), shares.at(2, 0, 0));
    }

    /// Of several answers to the same question.
    static Answer mean(List<Answer> answers) {
        double x = 0;
        double o = 0;
        double neither = 0;
        for (Answer a : answers) {
            x += a.x;
            o += a.o;
            neither += a.neither;
        }
        int n = answers.size();
        return new Answer(x / n, o / n, neither / n);
    }

    public double share(Label label) {
        return switch (label) {
            case X -> x;
            case O -> o;
            case NEITHER -> neither;
        };
    }

    /// The likeliest; of equal ones neither, then X.
    public Label label() {
        double most = Math.max(x, o);
        if (neither >= most) {
            return Label.NEITHER;
        }
        return x >= o ? Label.X : Label.O;
    }

    /// The share of [#label()].
    public double probability() {
        return share(label());
    }
}
