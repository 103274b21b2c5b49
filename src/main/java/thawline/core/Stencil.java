package thawline.core;

import java.util.Arrays;
import thawline.tensor.Axes;
import thawline.tensor.Shape;

/// A convolution over channels-last values, worked out as tables: which floats of x an output pixel reads,
/// and where the pixel goes. Made once per plan; immutable, so shared by threads.
///
/// x is read with its margins, which are filled already; y is written inside its margins. Weights are packed
/// in one of two orders:
/// * **by tap**, `[bias, then tap z, y, x][input][output to the pitch of y]`: forward, and the gradient of
///   [Interleaved#kernelGradient]. The first row is the bias.
/// * **by output**, `[output][run of 16s]`, then one row of biases to the pitch of y (only as a gradient): a run is a
///   row of the window with its inputs to the pitch of x, as it lies in x, rounded up to a multiple of 16. For the
///   adjoint, and the gradient of [Interleaved#pooledKernelGradient].
///
/// Gradients in either order add up float by float, padding included, and are unpacked once.
public final class Stencil {

    /// How many positions of a pooled convolution are made at a time: whole tiles of 6 and of 8.
    static final int BLOCK = 48;

    /// What happens to the sums before they are stored.
    private enum Store {
        ALL,
        LARGEST_OF_4,
        LARGEST_OF_4_OR_0
    }

    private final Frame x;
    private final Frame y;
    private final Axes window;
    private final Store store;

    /// From an output pixel's place in x to each of its taps × inputs.
    final int[] reads;

    /// The place in x of each output pixel; where the largest of 4 is stored, of these four after each other.
    final int[] places;

    /// Where each stored pixel lies in y.
    final int[] targets;

    /// Where [SimdForward] stores each position: its place in y, or in a block of [#BLOCK] positions that are looked at
    /// before they go to y.
    final int[] stores;

    /// The pitch of y.
    final int pitch;

    /// In the order by output: from a pixel's place in x to each register of weights.
    final int[] registers;

    private final int row;

    /// In the order by output: where in an output's row each tap's inputs begin.
    final int[] columns;

    /// In the order by output: where each output's weights begin, −1 for padding channels; whole lines.
    final int[] rows;

    private Stencil(Frame x, Axes window, Geometry g, Frame y, Store store) {
        if (!g.grouping().equals(Grouping.ALL)) {
            throw new IllegalArgumentException("channels-last convolutions have one group, but got " + g.grouping());
        }
        int pool = store == Store.ALL ? 1 : 2;
        Shape out = new Shape(
                y.inside().c(),
                Geometry.extent(
                        "depth",
                        x.depth(),
                        window.d(),
                        g.stride().d(),
                        g.dilation().d()),
                Geometry.extent(
                                "height",
                                x.height(),
                                window.h(),
                                g.stride().h(),
                                g.dilation().h())
                        / pool,
                Geometry.extent(
                                "width",
                                x.width(),
                                window.w(),
                                g.stride().w(),
                                g.dilation().w())
                        / pool);
        Shapes.require(out, y.inside(), "output");
        this.x = x;
        this.y = y;
        this.window = window;
        this.store = store;
        this.reads = reads(x, window, g.dilation());
        this.places = places(x, out, g.stride(), pool);
        this.targets = targets(y);
        this.pitch = y.pitch();
        this.stores = pool == 1 ? targets : blocks();
        int taps = g.dilation().w() == 1 ? window.w() : 1;
        int run = taps * x.pitch();
        int padded = Math.ceilDiv(run, Frame.LINE) * Frame.LINE;
        this.columns = columns(window, x, taps, padded);
        this.row = columns.length / taps * padded;
        this.rows = rows(outputs(), pitch, row);
        this.registers = registers(taps, padded);
    }

    /// y = b + k ⋆ x
    public static Stencil of(Frame x, Axes window, Geometry g, Frame y) {
        return new Stencil(x, window, g, y, Store.ALL);
    }

    /// y = f of the largest of each 2×2 of b + k ⋆ x, a last odd row and column left out; f is RELU or
    /// IDENTITY.
    public static Stencil pooled(Frame x, Axes window, Geometry g, Unary f, Frame y) {
        return new Stencil(
                x,
                window,
                g,
                y,
                switch (f) {
                    case RELU -> Store.LARGEST_OF_4_OR_0;
                    case IDENTITY -> Store.LARGEST_OF_4;
                    default ->
                        throw new IllegalArgumentException("a pooled convolution ends in RELU or IDENTITY, not " + f);
                });
    }

    private static int[] reads(Frame x, Axes window, Axes dilation) {
        int ins = x.inside().c();
        int[] reads = new int[window.d() * window.h() * window.w() * ins];
        int n = 0;
        for (int z = 0; z < window.d(); z++) {
            for (int v = 0; v < window.h(); v++) {
                for (int u = 0; u < window.w(); u++) {
                    int tap = pixel(x, z * dilation.d(), v * dilation.h(), u * dilation.w());
                    for (int i = 0; i < ins; i++) {
                        reads[n++] = tap + i;
                    }
                }
            }
        }
        return reads;
    }

    private static int pixel(Frame x, int z, int v, int u) {
        return ((z * x.height() + v) * x.width() + u) * x.pitch();
    }

    private static int[] places(Frame x, Shape out, Axes stride, int pool) {
        int[] places = new int[out.d() * out.h() * out.w() * pool * pool];
        int n = 0;
        for (int z = 0; z < out.d(); z++) {
            for (int v = 0; v < out.h(); v++) {
                for (int u = 0; u < out.w(); u++) {
                    for (int p = 0; p < pool; p++) {
                        for (int q = 0; q < pool; q++) {
                            int row = (v * pool + p) * stride.h();
                            int column = (u * pool + q) * stride.w();
                            places[n++] = pixel(x, z * stride.d(), row, column);
                        }
                    }
                }
            }
        }
        return places;
    }

    private static int[] targets(Frame y) {
        Shape s = y.inside();
        int[] targets = new int[s.d() * s.h() * s.w()];
        int n = 0;
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    targets[n++] = y.at(z, v, u);
                }
            }
        }
        return targets;
    }

    /// Where each tap begins in an output's row of weights.
    private static int[] columns(Axes window, Frame x, int taps, int padded) {
        int[] columns = new int[window.d() * window.h() * window.w()];
        for (int tap = 0; tap < columns.length; tap++) {
            columns[tap] = tap / taps * padded + tap % taps * x.pitch();
        }
        return columns;
    }

    /// A run begins at every `taps`-th tap.
    private int[] registers(int taps, int padded) {
        int lanes = Lanes.available() ? Lanes.bits() / Float.SIZE : Frame.LINE;
        int[] registers = new int[row / lanes];
        for (int n = 0; n < registers.length; n++) {
            int at = n * lanes;
            registers[n] = reads[at / padded * taps * inputs()] + at % padded;
        }
        return registers;
    }

    private static int[] rows(int outputs, int pitch, int row) {
        int[] rows = new int[Math.ceilDiv(pitch, Frame.LINE) * Frame.LINE];
        for (int o = 0; o < rows.length; o++) {
            rows[o] = o < outputs ? o * row : -1;
        }
        return rows;
    }

    private int[] blocks() {
        int[] stores = new int[places.length];
        for (int p = 0; p < places.length; p++) {
            stores[p] = p % BLOCK * pitch;
        }
        return stores;
    }

    public Frame x() {
        return x;
    }

    public Frame y() {
        return y;
    }

    int inputs() {
        return x.inside().c();
    }

    int outputs() {
        return y.inside().c();
    }

    boolean rectifies() {
        return store == Store.LARGEST_OF_4_OR_0;
    }

    /// What a pooled sum must lie above; NaN where anything goes.
    float floor() {
        return rectifies() ? 0 : Float.NaN;
    }

    /// From an output's weights to the next output's, in the order by output.
    int row() {
        return row;
    }

    void require(boolean pooled) {
        if (pooled == (store == Store.ALL)) {
            throw new IllegalArgumentException(
                    pooled ? "this convolution is not pooled: use Stencil.pooled" : "this convolution is pooled");
        }
    }

    /// How many floats the order by tap takes.
    public int byTapSize() {
        return (1 + reads.length) * y.pitch();
    }

    /// From the order o, i, z, y, x; a bias of one number for each output, one for all, or of none at all.
    public void packByTap(float[] kernel, float[] bias, float[] to, int at) {
        requireSizes(kernel, bias);
        Arrays.fill(to, at, at + byTapSize(), 0);
        for (int o = 0; o < outputs(); o++) {
            to[at + o] = bias.length == 0 ? 0 : bias[bias.length == 1 ? 0 : o];
        }
        // a line of outputs at a time, so that the inner loop writes side by side
        int taps = columns.length;
        int each = inputs() * taps;
        for (int line = 0; line < outputs(); line += Frame.LINE) {
            int n = Math.min(Frame.LINE, outputs() - line);
            for (int i = 0; i < inputs(); i++) {
                for (int tap = 0; tap < taps; tap++) {
                    int from = (line * inputs() + i) * taps + tap;
                    int target = at + (1 + tap * inputs() + i) * pitch + line;
                    for (int o = 0; o < n; o++) {
                        to[target + o] = kernel[from + o * each];
                    }
                }
            }
        }
    }

    /// Adds a gradient to those of the kernel, in the order o, i, z, y, x, and of the bias.
    public void addByTap(float[] from, int at, float[] dKernel, float[] dBias) {
        requireSizes(dKernel, dBias);
        // by lines of outputs, as it was packed
        int taps = columns.length;
        int each = inputs() * taps;
        for (int line = 0; line < outputs(); line += Frame.LINE) {
            int n = Math.min(Frame.LINE, outputs() - line);
            for (int i = 0; i < inputs(); i++) {
                for (int tap = 0; tap < taps; tap++) {
                    int source = at + (1 + tap * inputs() + i) * pitch + line;
                    int to = (line * inputs() + i) * taps + tap;
                    for (int o = 0; o < n; o++) {
                        dKernel[to + o * each] += from[source + o];
                    }
                }
            }
        }
        addBias(from, at, dBias);
    }

    /// How many floats the order by output takes.
    public int byOutputSize() {
        return outputs() * row() + y.pitch();
    }

    /// From the order o, i, z, y, x.
    public void packByOutput(float[] kernel, float[] to, int at) {
        requireSizes(kernel, NONE);
        Arrays.fill(to, at, at + byOutputSize(), 0);
        for (int o = 0; o < outputs(); o++) {
            for (int i = 0; i < inputs(); i++) {
                int from = (o * inputs() + i) * columns.length;
                int target = at + o * row() + i;
                for (int tap = 0; tap < columns.length; tap++) {
                    to[target + columns[tap]] = kernel[from + tap];
                }
            }
        }
    }

    /// The weights alone, from the order by output, `[tap][input][output]`.
    void weightsByTap(float[] byOutput, int at, float[] to) {
        int inputs = inputs();
        for (int o = 0; o < outputs(); o++) {
            int from = at + o * row;
            for (int tap = 0; tap < columns.length; tap++) {
                for (int i = 0; i < inputs; i++) {
                    to[(tap * inputs + i) * pitch + o] = byOutput[from + columns[tap] + i];
                }
            }
        }
    }

    /// The way back of [#weightsByTap].
    void weightsByOutput(float[] byTap, float[] to, int at) {
        int inputs = inputs();
        for (int o = 0; o < outputs(); o++) {
            int target = at + o * row;
            for (int tap = 0; tap < columns.length; tap++) {
                for (int i = 0; i < inputs; i++) {
                    to[target + columns[tap] + i] = byTap[(tap * inputs + i) * pitch + o];
                }
            }
        }
    }

    /// As [#addByTap], from the order by output.
    public void addByOutput(float[] from, int at, float[] dKernel, float[] dBias) {
        requireSizes(dKernel, dBias);
        for (int o = 0; o < outputs(); o++) {
            for (int i = 0; i < inputs(); i++) {
                int to = (o * inputs() + i) * columns.length;
                int source = at + o * row() + i;
                for (int tap = 0; tap < columns.length; tap++) {
                    dKernel[to + tap] += from[source + columns[tap]];
                }
            }
        }
        addBias(from, at + outputs() * row(), dBias);
    }

    private void addBias(float[] from, int at, float[] dBias) {
        if (dBias.length > 0) {
            for (int o = 0; o < outputs(); o++) {
                dBias[dBias.length == 1 ? 0 : o] += from[at + o];
            }
        }
    }

    /// No bias: every sum starts at 0.
    public static final float[] NONE = {};

    private void requireSizes(float[] kernel, float[] bias) {
        int size = outputs() * reads.length;
        if (kernel.length != size || (bias.length > 1 && bias.length != outputs())) {
            throw new IllegalArgumentException("a window of " + window.d() + " × " + window.h() + " × " + window.w()
                    + " from " + inputs() + " to " + outputs() + " channels has " + size + " weights and "
                    + outputs() + " biases (or 1, or none), but got " + kernel.length + " and " + bias.length);
        }
    }
}
