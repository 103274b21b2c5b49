package thawline.xo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import thawline.io.ImageFiles;
import thawline.io.Picture;
import thawline.io.ReadAs;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A picture file → one grey plane in 8-bit units.
///
/// (1 or 3,1,H,W) → (1,1,h,w): as it is, or, where a side is longer than 4096, by the mean of k × k pixels,
/// so that a large scan takes little memory. What is transparent becomes paper: white under dark ink, black
/// under light ink.
public final class Grey {

    private static final int LARGEST = 4096;

    private static final float WHITE = 255;

    private static final double RED = 9798.0 / 32768;
    private static final double GREEN = 19235.0 / 32768;
    private static final double BLUE = 3735.0 / 32768;

    private Grey() {}

    /// By the JDK's readers: the same on every machine, and ready sooner than OpenCV.
    public static Tensor read(Path file) throws IOException {
        return of(ImageFiles.jdk().read(file, ReadAs.LUMA));
    }

    public static Tensor of(Picture picture) {
        Samples pixels = picture.pixels();
        Optional<Samples> alpha = picture.alpha();
        int k = Math.ceilDiv(Math.max(pixels.height(), pixels.width()), LARGEST);
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
                    double v = unit * luma(pixels, y, x);
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

    /// Black where what can be seen is light, else white.
    private static double paper(Samples pixels, Samples alpha, double unit) {
        double sum = 0;
        double seen = 0;
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                double a = sample(alpha, 0, y, x);
                sum += a * luma(pixels, y, x);
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
                most = Math.max(most, luma(pixels, y, x));
            }
        }
        return most <= 1 ? WHITE : 1;
    }

    private static double luma(Samples s, int y, int x) {
        return s.channels() == 1
                ? sample(s, 0, y, x)
                : RED * sample(s, 0, y, x) + GREEN * sample(s, 1, y, x) + BLUE * sample(s, 2, y, x);
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
