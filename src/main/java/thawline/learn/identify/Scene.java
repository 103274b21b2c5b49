package thawline.learn.identify;

import java.util.Optional;
import thawline.data.PictureInput;
import thawline.learn.Pair;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// One pair as two grey planes: a filter that treats colours alike does the same to their luma.
///
/// @param x (1,1,H,W) before
/// @param y (1,1,H,W) after
/// @param colours (1 or 3,1,H,W) before: what was filtered, and clipped, plane by plane
/// @param clipped row by row, whether a value of y lies at an end of the range that its file can hold
/// @param step between two values of a channel of y
/// @param jpeg what the file of y says of itself
/// @param before what the file of x says of itself
/// @param noise the standard deviation of what rounding to steps leaves in y
record Scene(
        String name,
        Tensor x,
        Tensor y,
        Tensor colours,
        boolean[] clipped,
        double step,
        double noise,
        Optional<Jpeg> jpeg,
        Optional<Jpeg> before) {

    /// √(0.299² + 0.587² + 0.114²): what is left of the rounding of three channels in their luma.
    private static final double THREE = 0.669;

    private static final double WHITE = 255;

    static Scene of(Pair.Planes pair, String name, Grey grey) {
        Tensor after = single(pair.after());
        Tensor x = after.shape().c() == 3 || pair.before().shape().c() == 1
                ? PictureInput.grey(pair.before())
                : grey.of(pair.before());
        Tensor y = PictureInput.grey(after);
        Shape s = after.shape();
        boolean[] clipped = new boolean[y.shape().size()];
        if (pair.step() > 0) {
            for (int c = 0; c < s.c(); c++) {
                for (int i = 0; i < clipped.length; i++) {
                    float v = after.data()[c * clipped.length + i];
                    clipped[i] |= v <= 0 || v >= WHITE;
                }
            }
        }
        double each = pair.step() / Math.sqrt(12);
        Tensor colours = s.c() == 3 && pair.before().shape().c() == 3 ? pair.before() : x;
        return new Scene(
                name,
                x,
                y,
                colours,
                clipped,
                pair.step(),
                s.c() == 3 ? each * THREE : each,
                Jpeg.of(pair.lumaSteps()),
                Jpeg.of(pair.beforeSteps()));
    }

    /// Whether colours came in and none went out.
    static boolean isColourToGrey(Pair.Planes pair) {
        return pair.before().shape().c() == 3 && single(pair.after()).shape().c() == 1;
    }

    /// Three equal planes are a grey picture.
    private static Tensor single(Tensor y) {
        if (y.shape().c() == 1) {
            return y;
        }
        int plane = y.shape().h() * y.shape().w();
        float[] v = y.data();
        for (int i = 0; i < plane; i++) {
            if (v[i] != v[i + plane] || v[i] != v[i + 2 * plane]) {
                return y;
            }
        }
        return y.channels(0, 1).copy();
    }

    int height() {
        return y.shape().h();
    }

    int width() {
        return y.shape().w();
    }

    double clippedShare() {
        int n = 0;
        for (boolean c : clipped) {
            n += c ? 1 : 0;
        }
        return n / (double) clipped.length;
    }

    /// What grey a colour picture was made before it was filtered.
    enum Grey {
        BT601("BT.601", 0.299, 0.587, 0.114),
        BT709("BT.709", 0.2126, 0.7152, 0.0722),
        MEAN("the mean of red, green and blue", 1 / 3.0, 1 / 3.0, 1 / 3.0),
        RED("red", 1, 0, 0),
        GREEN("green", 0, 1, 0),
        BLUE("blue", 0, 0, 1);

        private final String title;

        @SuppressWarnings("ImmutableEnumChecker") // never handed out
        private final double[] weights;

        Grey(String title, double... weights) {
            this.title = title;
            this.weights = weights;
        }

        Tensor of(Tensor rgb) {
            Tensor y = Tensor.zeros(rgb.shape().withChannels(1));
            int plane = y.shape().size();
            for (int i = 0; i < plane; i++) {
                y.data()[i] = (float) (weights[0] * rgb.data()[i]
                        + weights[1] * rgb.data()[plane + i]
                        + weights[2] * rgb.data()[2 * plane + i]);
            }
            return y;
        }

        @Override
        public String toString() {
            return title;
        }
    }
}
