package thawline.layer;

import java.util.List;
import java.util.function.UnaryOperator;
import thawline.tensor.Range;
import thawline.tensor.Shape;

/// Branches over the same input, joined by [Join]; an identity branch makes a skip connection.
public record Fork(List<Layer> branches, Join join) implements Layer {

    public Fork {
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("a fork has at least one branch");
        }
        branches = List.copyOf(branches);
    }

    public static Fork concat(Layer... branches) {
        return new Fork(List.of(branches), Join.CONCAT);
    }

    public static Fork sum(Layer... branches) {
        return new Fork(List.of(branches), Join.SUM);
    }

    @Override
    public Shape shape(Shape in) {
        Shape first = branches.getFirst().shape(in);
        int channels = 0;
        for (int i = 0; i < branches.size(); i++) {
            Shape s = branches.get(i).shape(in);
            boolean fits = join == Join.SUM
                    ? s.equals(first)
                    : s.withChannels(first.c()).equals(first);
            if (!fits) {
                throw new IllegalArgumentException("branches of a " + join + " must agree, but for " + in
                        + " branch 0 makes " + first + " and branch " + i + " makes " + s);
            }
            channels += s.c();
        }
        return join == Join.SUM ? first : first.withChannels(channels);
    }

    @Override
    public Range range(Range in) {
        Range all = branches.getFirst().range(in);
        for (Layer b : branches.subList(1, branches.size())) {
            Range r = b.range(in);
            all = join == Join.CONCAT
                    ? all.hull(r)
                    : Range.of((double) all.min() + r.min(), (double) all.max() + r.max());
        }
        return all;
    }

    @Override
    public Fork withWeights(UnaryOperator<Weights> f) {
        return new Fork(branches.stream().map(b -> b.withWeights(f)).toList(), join);
    }
}
