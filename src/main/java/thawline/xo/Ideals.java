package thawline.xo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.GlobalPool;
import thawline.layer.Layer;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;

/// The ideal signs of each class in several sizes and turns.
record Ideals(List<Glyph> crosses, List<Glyph> rings, List<Glyph> others) {

    /// How far each arm of an X leans, in degrees.
    private static final double[] ARMS = {30, 43, 56};

    /// Turns of an O that is narrower than high, in degrees.
    private static final double[] TURNS = {-20, 0, 20, 90};

    /// Widths of an O, of its height.
    private static final double[] WIDTHS = {0.6, 0.8};

    /// Other signs are narrower than high.
    private static final double NARROW = 0.9;

    /// @param sizes half the height of X and O, in any unit
    /// @param otherSizes half the height of other signs
    static Ideals of(double[] sizes, double[] otherSizes) {
        List<Glyph> crosses = new ArrayList<>();
        List<Glyph> rings = new ArrayList<>();
        List<Glyph> others = new ArrayList<>();
        for (double size : sizes) {
            DoubleStream.of(ARMS)
                    .forEach(falling -> DoubleStream.of(ARMS)
                            .forEach(rising ->
                                    crosses.add(Signs.x(falling, rising).sized(size, size))));
            rings.add(Signs.O.sized(size, size));
            DoubleStream.of(WIDTHS)
                    .forEach(width -> DoubleStream.of(TURNS)
                            .forEach(turn ->
                                    rings.add(Signs.O.sized(size * width, size).turned(turn))));
        }
        for (double size : otherSizes) {
            Signs.OTHERS.forEach(sign -> others.add(sign.sized(NARROW * size, size)));
        }
        return new Ideals(crosses, rings, others);
    }

    /// A template of each, X first, then O, then the others.
    Kernel templates(Function<Glyph, Kernel> of) {
        return Kernel.stack(
                Stream.of(crosses, rings, others).flatMap(List::stream).map(of).toArray(Kernel[]::new));
    }

    /// Planes of scores of [#templates] → shares.
    Layer vote(Verdict verdict) {
        return GlobalPool.MAX.then(verdict.layer(crosses.size(), rings.size(), others.size()));
    }

    /// A card blurred a little and halved: (1,1,32,32) → (1,1,16,16)
    static Conv2d halved() {
        return smaller(2, 1, 1F / 8, 3F / 8, 3F / 8, 1F / 8);
    }

    /// Blurred by a row and a column of numbers, and every so many pixels of that.
    static Conv2d smaller(int step, int margin, float... row) {
        return new Conv2d(
                Weights.designed(Kernel.outer(row, row).dense()),
                Optional.empty(),
                Geometry.EACH.withStride(Axes.plane(step)),
                new Conv2d.Pad(Border.ZERO, Margins.plane(margin)));
    }
}
