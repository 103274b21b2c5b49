package thawline.layer;

import java.util.Arrays;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y_k = m·(1 − f), y_{k+1} = m·f, 0 elsewhere: the gradient's length m = √(x_h² + x_v²), shared out between
/// the two bins whose middles lie around its direction; f is how far it has come from the one to the next.
///
/// (2n,D,H,W) → (bins,D,H,W): the first half of the planes is x_h, the second x_v; of several planes the one
/// with the longest gradient counts, the first of equals. Bin k has its middle at (k + ½)·turn/bins, and the
/// last bin has the first as its neighbour. The first half of OpenCV's `HOGDescriptor`.
public record OrientationBins(int bins, Turn turn) implements Op {

    /// What directions are told apart.
    public enum Turn {
        /// 0 … 180°: dark to bright is the same as bright to dark.
        UNSIGNED(180),
        /// 0 … 360°
        SIGNED(360);

        private final int degrees;

        Turn(int degrees) {
            this.degrees = degrees;
        }
    }

    public OrientationBins {
        if (bins < 1 || bins > 360) {
            throw new IllegalArgumentException("bins " + bins + " is not in 1 … 360; 9 is usual");
        }
    }

    @Override
    public Shape shape(Shape in) {
        Blocks.size(in, 2, name(), "the planes of d/dx, then those of d/dy");
        return in.withChannels(bins);
    }

    @Override
    public Range range(Range in) {
        return Range.of(0, Math.sqrt(2) * in.magnitude() * (1 + 1e-6));
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    @Override
    public long multiplyAdds(Shape in) {
        return 8L * in.size() / 2;
    }

    @Override
    public Gradient gradient() {
        return Gradient.SELECTION;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = y.shape();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int k = 0; k < bins; k++) {
                    int row = y.index(k, z, v, 0);
                    Arrays.fill(y.data(), row, row + s.w(), 0);
                }
                for (int u = 0; u < s.w(); u++) {
                    share(x, y, z, v, u);
                }
            }
        }
    }

    private void share(Tensor x, Tensor y, int z, int v, int u) {
        int n = x.shape().c() / 2;
        int c = n == 1 ? 0 : longest(x, z, v, u);
        float h = x.data()[x.index(c, z, v, u)];
        float w = x.data()[x.index(c + n, z, v, u)];
        float length = (float) Math.sqrt(Math.fma(h, h, w * w));
        if (length > 0) {
            float place = place(w, h);
            int k = (int) Math.floor(place);
            float f = place - k;
            y.data()[y.index(wrapped(k), z, v, u)] += length * (1 - f);
            y.data()[y.index(wrapped(k + 1), z, v, u)] += length * f;
        }
    }

    /// Where among the middles of bins a direction lies: −½ … bins − ½.
    private float place(float v, float h) {
        float degrees = Orientation.degrees(v, h);
        float angle = degrees >= turn.degrees ? degrees - turn.degrees : degrees;
        return angle * bins / turn.degrees - 0.5f;
    }

    private int wrapped(int k) {
        return k < 0 ? k + bins : k >= bins ? k - bins : k;
    }

    private static int longest(Tensor x, int z, int v, int u) {
        int n = x.shape().c() / 2;
        int best = 0;
        float most = -1;
        for (int c = 0; c < n; c++) {
            float h = x.data()[x.index(c, z, v, u)];
            float w = x.data()[x.index(c + n, z, v, u)];
            float square = Math.fma(h, h, w * w);
            if (square > most) {
                most = square;
                best = c;
            }
        }
        return best;
    }

    /// With a = y̅_k·(1 − f) + y̅_{k+1}·f and b = (y̅_{k+1} − y̅_k)·bins/turn: dx_h += (a·x_h − b·x_v)/m, and
    /// dx_v += (a·x_v + b·x_h)/m.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = y.shape();
        int n = x.shape().c() / 2;
        float perRadian = (float) (bins / Math.toRadians(turn.degrees));
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    int c = longest(x, z, v, u);
                    float h = x.data()[x.index(c, z, v, u)];
                    float w = x.data()[x.index(c + n, z, v, u)];
                    float length = (float) Math.sqrt(Math.fma(h, h, w * w));
                    if (length > 0) {
                        float place = place(w, h);
                        int k = (int) Math.floor(place);
                        float f = place - k;
                        float first = dy.data()[dy.index(wrapped(k), z, v, u)];
                        float second = dy.data()[dy.index(wrapped(k + 1), z, v, u)];
                        float along = (first * (1 - f) + second * f) / length;
                        float across = (second - first) * perRadian / length;
                        dx.data()[dx.index(c, z, v, u)] += along * h - across * w;
                        dx.data()[dx.index(c + n, z, v, u)] += along * w + across * h;
                    }
                }
            }
        }
    }
}
