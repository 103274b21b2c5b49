package thawline.learn;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import thawline.core.Kernel;
import thawline.core.SplitMix;
import thawline.layer.Architecture;
import thawline.layer.Field;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Reach;
import thawline.pipeline.Pipeline;
import thawline.run.Plan;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A filter whose results are to be learned: (ins,1,H,W) → (outs,1,H,W).
///
/// What it is, is found by asking it: whether it is linear from the results of two noises and of their mean,
/// its kernel from the result of a single bright pixel.
public final class Teacher {

    /// A window of more rows or columns is not looked for.
    private static final int WIDEST = 63;

    private static final int SEEDS = 4;

    private final String name;
    private final Function<Shape, Layer> layers;
    private final int ins;
    private final int outs;
    private final Optional<Kernel> kernel;
    private final double offset;
    private final int reach;

    private Teacher(String name, Function<Shape, Layer> layers, int ins) {
        this.name = name;
        this.layers = layers;
        this.ins = ins;
        this.reach = reach(layers.apply(Shape.planes(ins, 64, 64)), Shape.planes(ins, 64, 64));
        Shape probe = probe();
        Shape out = layers.apply(probe).shape(probe);
        if (out.h() != probe.h() || out.w() != probe.w() || out.d() != 1) {
            throw new IllegalArgumentException(name + " makes " + out.h() + "×" + out.w() + " of " + probe.h() + "×"
                    + probe.w() + "; a filter that is learned keeps the size of pictures");
        }
        this.outs = out.c();
        Tensor none = apply(Tensor.zeros(probe));
        this.offset = middle(none, 0);
        this.kernel = isLinear(probe) && isEven(none) ? response(none) : Optional.empty();
    }

    /// Of a pipeline for grey pictures; for colour where it fits those alone.
    public static Teacher of(Pipeline pipeline) {
        if (pipeline.finder().isPresent() || pipeline.drawing().isPresent()) {
            throw new IllegalArgumentException(
                    "a teacher makes planes from planes, but this finds or draws corners: " + pipeline);
        }
        try {
            pipeline.layer(Shape.plane(64, 64));
        } catch (IllegalArgumentException colour) {
            pipeline.layer(Shape.planes(3, 64, 64));
            return of(pipeline, 3);
        }
        return of(pipeline, 1);
    }

    /// The same for pictures of so many planes.
    public static Teacher of(Pipeline pipeline, int planes) {
        return new Teacher(pipeline.toString(), pipeline::layer, planes);
    }

    /// Any layer under a name, for pictures of so many planes.
    public static Teacher of(String name, Layer layer, int planes) {
        return new Teacher(name, in -> layer, planes);
    }

    public String name() {
        return name;
    }

    /// Planes of a picture that it reads.
    public int ins() {
        return ins;
    }

    /// Planes that it makes.
    public int outs() {
        return outs;
    }

    /// The one kernel that does the same, of odd height and width, trimmed; where the teacher is linear.
    public Optional<Kernel> kernel() {
        return kernel;
    }

    /// What it makes of black.
    public double offset() {
        return offset;
    }

    /// How many rows or columns away from a place its result looks at most; of windows, not of statistics of
    /// the whole picture.
    public int reach() {
        return reach;
    }

    /// What its first window reads beyond the picture: repeated edges where that never wins, as of a dilation, which
    /// comes to the same and is a number.
    public Border border() {
        return Layers.ops(layer(probe()))
                .flatMap(op -> op.reach() instanceof Reach.Window w
                                && w.border().mode() != Border.Mode.NONE
                                && !w.margins().isZero()
                        ? Stream.of(w.border())
                        : Stream.empty())
                .findFirst()
                .map(b -> Float.isFinite(b.value()) ? b : Border.REPLICATE)
                .orElse(Border.REFLECT_101);
    }

    /// The layer for pictures of a shape.
    public Layer layer(Shape in) {
        return layers.apply(in);
    }

    public Tensor apply(Tensor x) {
        Layer layer = layer(x.shape());
        Tensor y = Tensor.zeros(layer.shape(x.shape()));
        Plan.of(layer, x.shape()).run(x, y);
        return y;
    }

    /// How far the windows of a layer reach, in rows or columns of its input.
    static int reach(Layer layer, Shape in) {
        Field field = Architecture.of(layer, in).rows().getLast().field();
        double most = Math.max(
                Math.max(field.down().before(), field.down().after()),
                Math.max(field.across().before(), field.across().after()));
        return (int) Math.ceil(most);
    }

    /// Large enough that the borders do not meet the middle.
    private Shape probe() {
        int side = 4 * Math.min(reach, WIDEST / 2) + 9;
        return Shape.planes(ins, side, side + 2);
    }

    /// T((a + b) / 2) = (T(a) + T(b)) / 2, of noise over the range of pictures: of all grey levels, and of
    /// black and white.
    private boolean isLinear(Shape shape) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Tensor a = noise(shape, 2L * seed, seed % 2 == 1);
            Tensor b = noise(shape, 2L * seed + 1, seed % 2 == 1);
            Tensor mean = Tensor.zeros(shape);
            for (int i = 0; i < mean.data().length; i++) {
                mean.data()[i] = (a.data()[i] + b.data()[i]) / 2;
            }
            float[] ta = apply(a).data();
            float[] tb = apply(b).data();
            float[] tm = apply(mean).data();
            double most = 0;
            double error = 0;
            for (int i = 0; i < tm.length; i++) {
                most = Math.max(most, Math.max(Math.abs(ta[i]), Math.abs(tb[i])));
                error = Math.max(error, Math.abs(tm[i] - (ta[i] / 2.0 + tb[i] / 2.0)));
            }
            if (!(error <= 1e-5 * most)) {
                return false;
            }
        }
        return true;
    }

    private static Tensor noise(Shape shape, long seed, boolean blackAndWhite) {
        Tensor x = Tensor.zeros(shape);
        for (int i = 0; i < x.data().length; i++) {
            long h = SplitMix.mix(SplitMix.mix(seed + SplitMix.GOLDEN) + i);
            x.data()[i] = blackAndWhite ? 255 * (h >>> 63) : h >>> 56;
        }
        return x;
    }

    /// Whether black comes out the same everywhere, away from the edges.
    private boolean isEven(Tensor none) {
        Shape s = none.shape();
        for (int o = 0; o < outs; o++) {
            for (int y = s.h() / 4; y < s.h() * 3 / 4; y++) {
                for (int x = s.w() / 4; x < s.w() * 3 / 4; x++) {
                    if (Math.abs(none.at(o, y, x) - middle(none, 0)) > 1e-4) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static double middle(Tensor t, int channel) {
        return t.at(channel, t.shape().h() / 2, t.shape().w() / 2);
    }

    /// k[o,i](anchor + d) = T(δ at q)(q − d) − T(0); empty where a δ elsewhere has another result.
    private Optional<Kernel> response(Tensor none) {
        Shape s = none.shape();
        int half = Math.min(reach, WIDEST / 2);
        float[] first = taps(none, s.h() / 2, s.w() / 2, half);
        float[] second = taps(none, s.h() / 2 + 1, s.w() / 2 - 1, half);
        float most = 0;
        for (float v : first) {
            most = Math.max(most, Math.abs(v));
        }
        int side = 2 * half + 1;
        int rows = 0;
        int columns = 0;
        for (int i = 0; i < first.length; i++) {
            if (Math.abs(first[i] - second[i]) > 1e-4f * most) {
                return Optional.empty();
            }
            if (Math.abs(first[i]) > 1e-7f * most) {
                rows = Math.max(rows, Math.abs(i / side % side - half));
                columns = Math.max(columns, Math.abs(i % side - half));
            }
        }
        float[] numbers = new float[outs * ins * (2 * rows + 1) * (2 * columns + 1)];
        int k = 0;
        for (int window = 0; window < outs * ins; window++) {
            for (int y = half - rows; y <= half + rows; y++) {
                for (int x = half - columns; x <= half + columns; x++) {
                    numbers[k++] = first[(window * side + y) * side + x];
                }
            }
        }
        return Optional.of(Kernel.wrap(outs, ins, 1, 2 * rows + 1, 2 * columns + 1, numbers));
    }

    private float[] taps(Tensor none, int row, int column, int half) {
        int side = 2 * half + 1;
        float[] taps = new float[outs * ins * side * side];
        for (int i = 0; i < ins; i++) {
            Tensor dot = Tensor.zeros(probe());
            dot.set(i, 0, row, column, 1);
            Tensor y = apply(dot);
            for (int o = 0; o < outs; o++) {
                for (int v = -half; v <= half; v++) {
                    for (int u = -half; u <= half; u++) {
                        taps[((o * ins + i) * side + half + v) * side + half + u] =
                                y.at(o, row - v, column - u) - none.at(o, row - v, column - u);
                    }
                }
            }
        }
        return taps;
    }

    /// The kernels of all windows in words.
    @Override
    public String toString() {
        return name + kernel.map(k -> " = " + k).orElse("");
    }

    /// The names of planes in order, for tables: `1` … `n`.
    List<String> planes() {
        return IntStream.rangeClosed(1, outs).mapToObj(Integer::toString).toList();
    }
}
