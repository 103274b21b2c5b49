package thawline.xo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import thawline.io.ImageFiles;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.io.ReadAs;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A picture file → one grey plane in 8-bit units.
///
/// (1 or 3,1,H,W) → (1,1,h,w): as it is, or, where a side is longer than 4096, by the mean of k × k pixels,
/// so that a large scan takes little memory. What is transparent becomes paper: white under dark ink, black
/// under light ink. Ink of another colour but the same grey as the paper is seen in red, green or blue.
public final class Grey {

    private static final int LARGEST = 4096;

    private static final float WHITE = 255;

    /// Weights of red, green and blue: luma, and each alone.
    private static final double[][] MIXES = {
        {9798.0 / 32768, 19235.0 / 32768, 3735.0 / 32768}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}
    };

    private static final double[] LUMA = MIXES[0];

    /// Standard deviation of a grey plane that may hide coloured ink, in 8-bit units; noise alone has less.
    private static final double FLAT = 8;

    /// So much more of it shows the ink.
    private static final double SHOWS = 3;

    private Grey() {}

    /// By the JDK's readers: the same on every machine, and ready sooner than OpenCV.
    public static Tensor read(Path file) throws IOException {
        Picture picture = ImageFiles.jdk().read(file, ReadAs.LUMA);
        Tensor grey = of(picture);
        boolean coloured = picture.pixels().channels() == 1 && picture.format() == ImageFormat.JPEG;
        return coloured && deviation(grey) < FLAT ? of(ImageFiles.jdk().read(file)) : grey;
    }

    public static Tensor of(Picture picture) {
        Tensor grey = of(picture, LUMA);
        if (picture.pixels().channels() == 1) {
            return grey;
        }
        double least = deviation(grey);
        if (least >= FLAT) {
            return grey;
        }
        Tensor best = grey;
        double most = SHOWS * Math.max(least, 1.0 / SHOWS);
        for (int i = 1; i < MIXES.length; i++) {
            Tensor plane = of(picture, MIXES[i]);
            double deviation = deviation(plane);
            if (deviation > most) {
                most = deviation;
                best = plane;
            }
        }
        return best;
    }

    private static double deviation(Tensor plane) {
        double sum = 0;
        double squares = 0;
        for (float v : plane.data()) {
            sum += v;
            squares += (double) v * v;
        }
        double n = plane.data().length;
        return Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
    }

    private static Tensor of(Picture picture, double[] mix) {
        Samples pixels = picture.pixels();
        Optional<Samples> alpha = picture.alpha();
        int k = Math.ceilDiv(Math.max(pixels.height(), pixels.width()), LARGEST);
        if (k == 1 && alpha.isEmpty() && pixels.channels() == 1 && pixels instanceof Samples.U8 bytes) {
            return asItIs(bytes);
        }
        int h = Math.ceilDiv(pixels.height(), k);
        int w = Math.ceilDiv(pixels.width(), k);
        double unit = unit(pixels);
        double paper = alpha.isPresent() ? paper(pixels, alpha.get(), unit) : WHITE;
        float[] grey = new float[h * w];
        double[] sums = new double[w];
        int[] counts = new int[w];
        for (int row = 0; row < h; row++) {
            Arrays.fill(sums, 0);
            Arrays.fill(counts, 0);
            for (int y = row * k; y < Math.min(pixels.height(), (row + 1) * k); y++) {
                for (int x = 0; x < pixels.width(); x++) {
                    double v = unit * mixed(pixels, mix, y, x);
                    double a = alpha.isPresent() ? unit * sample(alpha.get(), 0, y, x) / WHITE : 1;
                    sums[x / k] += paper + a * (v - paper);
                    counts[x / k]++;
                }
            }
            for (int x = 0; x < w; x++) {
                grey[row * w + x] = (float) (sums[x] / counts[x]);
            }
        }
        return Tensor.dense(grey, Shape.plane(h, w));
    }

    /// What the loop above makes of bytes, for most cards are grey and small.
    private static Tensor asItIs(Samples.U8 bytes) {
        float[] grey = new float[bytes.height() * bytes.width()];
        for (int y = 0; y < bytes.height(); y++) {
            for (int x = 0; x < bytes.width(); x++) {
                grey[y * bytes.width() + x] = Byte.toUnsignedInt(bytes.data()[bytes.index(0, y, x)]);
            }
        }
        return Tensor.dense(grey, Shape.plane(bytes.height(), bytes.width()));
    }

    /// Black where what can be seen is light, else white.
    private static double paper(Samples pixels, Samples alpha, double unit) {
        double sum = 0;
        double seen = 0;
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                double a = sample(alpha, 0, y, x);
                sum += a * mixed(pixels, LUMA, y, x);
                seen += a;
            }
        }
        return unit * sum > WHITE / 2 * seen ? 0 : WHITE;
    }

    /// What makes 8-bit units of a sample; pictures of floats are often 0 … 1.
    private static double unit(Samples pixels) {
        if (!(pixels instanceof Samples.F32)) {
            return 1;
        }
        double most = 0;
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                most = Math.max(most, mixed(pixels, LUMA, y, x));
            }
        }
        return most <= 1 ? WHITE : 1;
    }

    private static double mixed(Samples s, double[] mix, int y, int x) {
        return s.channels() == 1
                ? sample(s, 0, y, x)
                : mix[0] * sample(s, 0, y, x) + mix[1] * sample(s, 1, y, x) + mix[2] * sample(s, 2, y, x);
    }

    private static double sample(Samples s, int c, int y, int x) {
        int i = s.index(c, y, x);
        return switch (s) {
            case Samples.U8 u8 -> Byte.toUnsignedInt(u8.data()[i]);
            case Samples.U16 u16 -> Short.toUnsignedInt(u16.data()[i]) / 257.0;
            case Samples.S16 s16 -> s16.data()[i];
            case Samples.F32 f32 -> f32.data()[i];
        };
    }
}
