package thawline.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import thawline.core.Geometry;
import thawline.core.Grouping;
import thawline.core.Kernel;
import thawline.layer.Architecture;
import thawline.layer.Conv2d;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Serial;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// A convolution written with fewer numbers: `k ≈ Σ_r column_r · row_r`, by the singular values of its
/// kernel.
///
/// Two forms. **Separable**: every window is a sum of `rank` products of a column and a row; each term runs
/// as a column pass and a row pass. **Shared**: the kernel as a matrix (input, row) × (output, column) has
/// `rank` terms; a convolution down to `rank` planes, then one across to all outputs, so that inputs and
/// outputs share the planes between. (Jaderberg, Vedaldi, Zisserman 2014.)
record LowRank(Layer layer, Form form, int rank, Kernel kernel, Kernel sizes) {

    enum Form {
        SEPARABLE,
        SHARED
    }

    /// Whether there is a window to take apart.
    static boolean hasWindow(Conv2d c) {
        Kernel k = c.kernel().kernel();
        return k.depth() == 1 && k.height() > 1 && k.width() > 1 && !k.isSeparable();
    }

    /// All of a form that take fewer multiply-adds than the convolution for an input, by rank. A border of a
    /// number other than 0 lies around the input, not around what is between two passes, so SHARED has none
    /// of these.
    static List<LowRank> of(Conv2d c, Shape in, Form form) {
        Kernel k = c.kernel().kernel();
        List<LowRank> all = switch (form) {
            case SEPARABLE ->
                IntStream.rangeClosed(1, Math.min(k.height(), k.width()))
                        .mapToObj(rank -> separable(c, rank))
                        .toList();
            case SHARED ->
                whole(c, in)
                        .map(one -> {
                            Svd svd = Svd.of(matrix(k));
                            return IntStream.rangeClosed(1, svd.sigma().length)
                                    .mapToObj(rank -> shared(one, svd, rank))
                                    .toList();
                        })
                        .orElse(List.of());
        };
        long dense = c.multiplyAdds(in);
        return all.stream().filter(l -> cost(l.layer, in) < dense).toList();
    }

    /// The multiply-adds of a layer for an input.
    private static long cost(Layer layer, Shape in) {
        return Architecture.of(layer, in).multiplyAdds();
    }

    /// How far the kernel is from the one that it stands for: √(Σ (k̂ − k)² / Σ k²)
    double error(Kernel exact) {
        float[] a = exact.toArray();
        float[] b = kernel.toArray();
        double off = 0;
        double all = 0;
        for (int i = 0; i < a.length; i++) {
            off += ((double) b[i] - a[i]) * ((double) b[i] - a[i]);
            all += (double) a[i] * a[i];
        }
        return all == 0 ? 0 : Math.sqrt(off / all);
    }

    /// The convolution over all planes at once that this one is for an input; empty where its planes do not
    /// see each other, or its border cannot be laid twice.
    private static Optional<Conv2d> whole(Conv2d c, Shape in) {
        boolean one = c.geometry().grouping().equals(Grouping.ALL)
                || (c.geometry().grouping() instanceof Grouping.Each && in.c() == 1);
        boolean twice = c.pad().border().mode() != Border.Mode.CONSTANT
                || c.pad().border().value() == 0;
        return one && twice ? Optional.of(c.with(c.geometry().withGrouping(Grouping.ALL))) : Optional.empty();
    }

    private static LowRank separable(Conv2d c, int rank) {
        Kernel k = c.kernel().kernel();
        int windows = k.outs() * k.ins();
        float[][] terms = new float[rank][k.size()];
        float[][] columns = new float[rank][windows * k.height()];
        float[][] rows = new float[rank][windows * k.width()];
        for (int w = 0; w < windows; w++) {
            Svd svd = Svd.of(window(k, w));
            for (int r = 0; r < rank; r++) {
                double root = Math.sqrt(svd.sigma()[r]);
                for (int y = 0; y < k.height(); y++) {
                    columns[r][w * k.height() + y] = (float) (root * svd.u()[r][y]);
                }
                for (int x = 0; x < k.width(); x++) {
                    rows[r][w * k.width() + x] = (float) (root * svd.v()[r][x]);
                }
                for (int y = 0; y < k.height(); y++) {
                    for (int x = 0; x < k.width(); x++) {
                        terms[r][(w * k.height() + y) * k.width() + x] =
                                columns[r][w * k.height() + y] * rows[r][w * k.width() + x];
                    }
                }
            }
        }
        List<Layer> parts = new ArrayList<>();
        float[] sum = new float[k.size()];
        float[] sizes = new float[k.size()];
        for (int r = 0; r < rank; r++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += terms[r][i];
                sizes[i] += Math.abs(terms[r][i]);
            }
            Kernel term = of(k.outs(), k.ins(), k.height(), k.width(), terms[r]).factored(columns[r], rows[r]);
            parts.add(new Conv2d(like(c.kernel(), term), r == 0 ? c.bias() : Optional.empty(), c.geometry(), c.pad()));
        }
        Layer layer = rank == 1 ? parts.getFirst() : Fork.sum(parts.toArray(Layer[]::new));
        return new LowRank(
                layer,
                Form.SEPARABLE,
                rank,
                of(k.outs(), k.ins(), k.height(), k.width(), sum),
                of(k.outs(), k.ins(), k.height(), k.width(), sizes));
    }

    private static LowRank shared(Conv2d c, Svd svd, int rank) {
        Kernel k = c.kernel().kernel();
        float[] down = new float[rank * k.ins() * k.height()];
        float[] across = new float[k.outs() * rank * k.width()];
        for (int r = 0; r < rank; r++) {
            double root = Math.sqrt(svd.sigma()[r]);
            for (int i = 0; i < k.ins() * k.height(); i++) {
                down[r * k.ins() * k.height() + i] = (float) (root * svd.u()[r][i]);
            }
            for (int o = 0; o < k.outs(); o++) {
                for (int x = 0; x < k.width(); x++) {
                    across[(o * rank + r) * k.width() + x] = (float) (root * svd.v()[r][o * k.width() + x]);
                }
            }
        }
        Margins m = c.pad().margins();
        Layer layer = Serial.of(
                new Conv2d(
                        like(c.kernel(), of(rank, k.ins(), k.height(), 1, down)),
                        Optional.empty(),
                        with(c.geometry(), 1, 0),
                        pad(c.pad(), Margins.plane(m.top(), m.bottom(), 0, 0))),
                new Conv2d(
                        like(c.kernel(), of(k.outs(), rank, 1, k.width(), across)),
                        c.bias(),
                        with(c.geometry(), 0, 1),
                        pad(c.pad(), Margins.plane(0, 0, m.left(), m.right()))));
        return new LowRank(
                layer,
                Form.SHARED,
                rank,
                product(k, down, across, rank),
                product(k, absolute(down), absolute(across), rank));
    }

    /// What both convolutions are together.
    private static Kernel product(Kernel k, float[] down, float[] across, int rank) {
        float[] sum = new float[k.size()];
        int n = 0;
        for (int o = 0; o < k.outs(); o++) {
            for (int i = 0; i < k.ins(); i++) {
                for (int y = 0; y < k.height(); y++) {
                    for (int x = 0; x < k.width(); x++) {
                        double w = 0;
                        for (int r = 0; r < rank; r++) {
                            w += (double) down[(r * k.ins() + i) * k.height() + y]
                                    * across[(o * rank + r) * k.width() + x];
                        }
                        sum[n++] = (float) w;
                    }
                }
            }
        }
        return of(k.outs(), k.ins(), k.height(), k.width(), sum);
    }

    private static float[] absolute(float[] numbers) {
        float[] sizes = new float[numbers.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(numbers[i]);
        }
        return sizes;
    }

    private static Conv2d.Pad pad(Conv2d.Pad all, Margins margins) {
        return margins.isZero() ? Conv2d.Pad.NONE : new Conv2d.Pad(all.border(), margins);
    }

    /// Stride and dilation down or across alone.
    private static Geometry with(Geometry g, int down, int across) {
        Axes stride = new Axes(
                1, down == 1 ? g.stride().h() : 1, across == 1 ? g.stride().w() : 1);
        Axes dilation = new Axes(
                1, down == 1 ? g.dilation().h() : 1, across == 1 ? g.dilation().w() : 1);
        return new Geometry(stride, dilation, Grouping.ALL);
    }

    /// Learned where the other is.
    private static Weights like(Weights other, Kernel k) {
        return other.isLearned() ? new Weights.Learned(k) : Weights.designed(k);
    }

    private static Kernel of(int outs, int ins, int height, int width, float[] numbers) {
        return Kernel.wrap(outs, ins, 1, height, width, numbers);
    }

    private static double[][] window(Kernel k, int w) {
        double[][] window = new double[k.height()][k.width()];
        for (int y = 0; y < k.height(); y++) {
            for (int x = 0; x < k.width(); x++) {
                window[y][x] = k.at(w / k.ins(), w % k.ins(), 0, y, x);
            }
        }
        return window;
    }

    /// (input, row) × (output, column)
    private static double[][] matrix(Kernel k) {
        double[][] m = new double[k.ins() * k.height()][k.outs() * k.width()];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[i].length; j++) {
                m[i][j] = k.at(j / k.width(), i / k.height(), 0, i % k.height(), j % k.width());
            }
        }
        return m;
    }
}
