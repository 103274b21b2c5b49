package thawline.io.onnx;

import java.util.List;
import thawline.core.Geometry;
import thawline.core.Ground;
import thawline.core.Kernel;
import thawline.core.Mask;
import thawline.layer.Conv2d;
import thawline.layer.Correlate;
import thawline.layer.Energy;
import thawline.layer.Weights;
import thawline.tensor.Border;
import thawline.tensor.Shape;

/// Nodes of template matching. ONNX' sums are floats: each plane's mean is taken off first, and windows whose pattern
/// is less than [#FLAT] of what is left count as flat.
final class Matches {

    private static final float FLAT = 0x1p-18f;

    private Matches() {}

    /// Σ_c (C − μ·(2B − μ·Σm²)), with A, B, C the sums of m·x, m²·x and m²·x² and μ = A/Σm.
    static String energy(GraphWriter w, Energy e, Port given, Shape y) {
        boolean centred = e.ground() == Ground.MEAN;
        Port x = centred && e.pad().border().mode() != Border.Mode.CONSTANT
                ? given.next(w.node("Sub", List.of(given.name(), planeMean(w, given.name()))), given.shape())
                : given;
        Shape sums = y.withChannels(x.shape().c());
        Port squared = x.next(w.node("Mul", List.of(x.name(), x.name())), x.shape());
        String energy = sum(
                w, new Energy(e.mask(), e.ground(), e.pad().with(squared(e.pad().border()))), 2, squared, sums);
        if (!centred) {
            return overPlanes(w, energy);
        }
        String first = sum(w, e, 1, x, sums);
        String second = e.mask().isBinary() ? first : sum(w, e, 2, x, sums);
        String mean = w.node("Mul", List.of(first, each(w, "share", x, e.mask(), 1)));
        String own = w.node("Mul", List.of(mean, each(w, "weight", x, e.mask(), 2)));
        String twice = w.node("Sub", List.of(w.node("Add", List.of(second, second)), own));
        String pattern = overPlanes(w, w.node("Sub", List.of(energy, w.node("Mul", List.of(mean, twice)))));
        String least = w.node("Mul", List.of(overPlanes(w, energy), w.constant("flat", new float[] {FLAT})));
        String seen = w.node("Greater", List.of(pattern, least));
        return w.node("Where", List.of(seen, pattern, w.constant("zero", new float[] {0})));
    }

    private static Border squared(Border b) {
        return b.mode() == Border.Mode.CONSTANT ? Border.constant(b.value() * b.value()) : b;
    }

    private static String planeMean(GraphWriter w, String x) {
        return w.volume() ? Measures.reduced(w, "ReduceMean", x, 2, 3, 4) : Measures.reduced(w, "ReduceMean", x, 2, 3);
    }

    private static String overPlanes(GraphWriter w, String x) {
        return Measures.reduced(w, "ReduceSum", x, 1);
    }

    /// Σ m^power·x, plane by plane.
    private static String sum(GraphWriter w, Energy e, int power, Port x, Shape y) {
        Mask m = e.mask();
        float[] k = new float[m.planes() * m.height() * m.width()];
        for (int i = 0; i < k.length; i++) {
            int place = i % (m.height() * m.width());
            float at = m.at(i / (m.height() * m.width()), place / m.width(), place % m.width());
            k[i] = power == 1 ? at : at * at;
        }
        Weights weights = Weights.designed(Kernel.wrap(m.planes(), 1, 1, m.height(), m.width(), k));
        Conv2d conv = Conv2d.designed(weights.kernel(), Border.NONE)
                .padded(e.pad().border(), e.pad().margins());
        Conv2d by = m.planes() == 1 ? conv : conv.with(Geometry.UNIT).groups(m.planes());
        return Windows.convolution(w, by, x, y).name();
    }

    /// 1/Σm, or Σm², for each plane.
    private static String each(GraphWriter w, String part, Port x, Mask m, int power) {
        int n = x.shape().c();
        float[] values = new float[n];
        for (int c = 0; c < n; c++) {
            double sum = m.sum(c);
            values[c] = (float) (power == 2 ? m.squares(c) : sum > 0 ? 1 / sum : 0);
        }
        long[] shape = w.volume() ? new long[] {1, n, 1, 1, 1} : new long[] {1, n, 1, 1};
        return w.constant(part, values, shape);
    }

    /// (n+1) → (n)
    static String correlate(GraphWriter w, Correlate c, Port x) {
        int n = x.shape().c() - 1;
        String zero = w.constant("zero", new float[] {0});
        String energy = w.node("Max", List.of(Nodes.channels(w, x.name(), n, 1), zero));
        String quiet = w.constant("quiet", new float[] {c.quiet() * c.quiet()});
        String size = w.node("Sqrt", List.of(w.node("Add", List.of(energy, quiet))));
        String ratio = w.node("Div", List.of(Nodes.channels(w, x.name(), 0, n), size));
        return w.node("Where", List.of(w.node("Greater", List.of(size, zero)), ratio, zero));
    }
}
