package thawline.data;

import java.util.Arrays;
import thawline.geometry.Interpolation;
import thawline.geometry.Resize;
import thawline.geometry.Size;
import thawline.layer.Pass;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Scanned digits as the makers of MNIST laid theirs out: bright on black, the longer side 20 pixels, the centre
/// of mass in the middle of 28 × 28.
///
/// (1,1,H,W) → (1,1,28,28), in 8-bit units. In MNIST itself the longer side is 20 and the centre of mass lies
/// within half a pixel of (14, 14), which `DigitsTest` checks where the set is there.
public final class Digits {

    /// The side of the field.
    public static final int FIELD = 28;

    /// The longer side of a digit.
    static final int BOX = 20;

    private static final float WHITE = 255;

    /// The longest side of a scan that is looked at pixel by pixel.
    private static final int LARGEST = 1024;

    /// Less contrast than this between the border and the digit is noise, in 8-bit units.
    private static final float FAINT = 16;

    /// A patch of ink that is so much smaller than the largest is dust.
    private static final double DUST = 0.02;

    private Digits() {}

    /// A field of its own with the digit of a grey picture. The border's brightness says what is paper: where it
    /// is bright, the picture is inverted. A 28 × 28 picture whose border is all but black is such a field
    /// already, and stays as it is.
    public static Tensor centred(Tensor grey) {
        Shape s = grey.shape();
        if (s.c() != 1 || s.d() != 1) {
            throw new IllegalArgumentException("a digit is centred in one grey plane, but this is " + s);
        }
        if (isField(grey)) {
            return grey.copy();
        }
        Tensor ink = ink(reduced(grey));
        return inMiddle(fitted(cut(ink)));
    }

    /// A photograph has more pixels than 28 × 28 can tell of, and noise that a mean takes away.
    private static Tensor reduced(Tensor grey) {
        double factor =
                (double) LARGEST / Math.max(grey.shape().h(), grey.shape().w());
        return factor < 1 ? resized(grey, factor) : grey;
    }

    private static boolean isField(Tensor grey) {
        float[] border = border(grey);
        return grey.shape().h() == FIELD && grey.shape().w() == FIELD && border[border.length - 1] < FAINT;
    }

    /// The outermost pixels, in order of size.
    private static float[] border(Tensor x) {
        int h = x.shape().h();
        int w = x.shape().w();
        float[] border = new float[2 * (h + w)];
        int n = 0;
        for (int i = 0; i < w; i++) {
            border[n++] = x.at(0, 0, i);
            border[n++] = x.at(0, h - 1, i);
        }
        for (int i = 0; i < h; i++) {
            border[n++] = x.at(0, i, 0);
            border[n++] = x.at(0, i, w - 1);
        }
        Arrays.sort(border);
        return border;
    }

    /// How far each pixel is from paper towards ink, 0 … 255; below a fifth of the way is paper, above four fifths full
    /// ink.
    private static Tensor ink(Tensor grey) {
        float[] border = border(grey);
        float paper = border[border.length / 2];
        float sign = paper > WHITE / 2 ? -1 : 1;
        Tensor ink = Tensor.zeros(grey.shape());
        float[] v = ink.data();
        float[] x = grey.toArray();
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.max(0, sign * (x[i] - paper));
        }
        float full = full(v);
        if (full < FAINT) {
            throw new IllegalArgumentException(
                    "there is no digit: the picture is all of one brightness; write dark on light, or light on dark");
        }
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.clamp((v[i] / full - 0.2f) / 0.6f, 0, 1) * WHITE;
        }
        dropDust(v, grey.shape());
        return ink;
    }

    /// What ink reaches: the brightest but for one pixel in two hundred of those that are no paper.
    private static float full(float[] v) {
        float[] sorted = v.clone();
        Arrays.sort(sorted);
        int first = Arrays.binarySearch(sorted, FAINT);
        first = first < 0 ? -first - 1 : first;
        return first == sorted.length ? 0 : sorted[sorted.length - 1 - (sorted.length - first) / 200];
    }

    /// Patches that are tiny beside the largest become paper.
    private static void dropDust(float[] v, Shape s) {
        int[] patch = new int[v.length];
        int[] sizes = new int[v.length + 1];
        int[] stack = new int[v.length];
        int patches = 0;
        int largest = 0;
        for (int i = 0; i < v.length; i++) {
            if (v[i] > 0 && patch[i] == 0) {
                patches++;
                sizes[patches] = flood(v, s, i, patches, patch, stack);
                largest = Math.max(largest, sizes[patches]);
            }
        }
        for (int i = 0; i < v.length; i++) {
            if (v[i] > 0 && sizes[patch[i]] < DUST * largest) {
                v[i] = 0;
            }
        }
    }

    /// Numbers a patch and counts its pixels; corners connect.
    private static int flood(float[] v, Shape s, int start, int number, int[] patch, int[] stack) {
        int depth = 0;
        int size = 0;
        stack[depth++] = start;
        patch[start] = number;
        while (depth > 0) {
            int at = stack[--depth];
            size++;
            for (int y = Math.max(0, at / s.w() - 1); y <= Math.min(s.h() - 1, at / s.w() + 1); y++) {
                for (int x = Math.max(0, at % s.w() - 1); x <= Math.min(s.w() - 1, at % s.w() + 1); x++) {
                    int next = y * s.w() + x;
                    if (v[next] > 0 && patch[next] == 0) {
                        patch[next] = number;
                        stack[depth++] = next;
                    }
                }
            }
        }
        return size;
    }

    /// The smallest window with all the ink in it.
    private static Tensor cut(Tensor ink) {
        Shape s = ink.shape();
        int top = s.h();
        int bottom = -1;
        int left = s.w();
        int right = -1;
        for (int y = 0; y < s.h(); y++) {
            for (int x = 0; x < s.w(); x++) {
                if (ink.at(0, y, x) > 0) {
                    top = Math.min(top, y);
                    bottom = y;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
        }
        return ink.window(top, left, bottom - top + 1, right - left + 1).copy();
    }

    /// Enlarged or made smaller until the longer side has 20 pixels.
    private static Tensor fitted(Tensor digit) {
        return resized(
                digit, (double) BOX / Math.max(digit.shape().h(), digit.shape().w()));
    }

    private static Tensor resized(Tensor x, double factor) {
        int rows = (int) Math.max(1, Math.rint(x.shape().h() * factor));
        int columns = (int) Math.max(1, Math.rint(x.shape().w() * factor));
        Resize resize = new Resize(Size.of(rows, columns), factor < 1 ? Interpolation.AREA : Interpolation.LINEAR);
        Tensor y = Tensor.zeros(resize.shape(x.shape()));
        resize.forward(x, y, Pass.INFER);
        return y;
    }

    /// Laid on black so that the centre of mass, rounded to whole pixels, is pixel (14, 14); as near to it as
    /// possible where the digit would stick out.
    private static Tensor inMiddle(Tensor digit) {
        Shape s = digit.shape();
        double mass = 0;
        double down = 0;
        double across = 0;
        for (int y = 0; y < s.h(); y++) {
            for (int x = 0; x < s.w(); x++) {
                float v = digit.at(0, y, x);
                mass += v;
                down += v * y;
                across += v * x;
            }
        }
        int top = Math.clamp(Math.round(FIELD / 2.0 - down / mass), 0, FIELD - s.h());
        int left = Math.clamp(Math.round(FIELD / 2.0 - across / mass), 0, FIELD - s.w());
        Tensor field = Tensor.zeros(Shape.plane(FIELD, FIELD));
        field.window(top, left, s.h(), s.w()).copyFrom(digit);
        return field;
    }
}
