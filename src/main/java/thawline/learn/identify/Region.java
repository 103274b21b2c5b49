package thawline.learn.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import thawline.core.Correlation;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.data.PictureInput;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A part of a scene away from its edges: h × w places of y, and x with `margin` more on every side.
///
/// Rows and columns begin at multiples of 8, where the blocks of a JPEG do.
record Region(Tensor x, Tensor y, Tensor colours, boolean[] clipped, int margin, double noise) {

    private static final int SIDE = 256;
    private static final float WHITE = 255;
    private static final int WHOLE = 1_100_000;

    int height() {
        return y.shape().h();
    }

    int width() {
        return y.shape().w();
    }

    /// The parts that show most, some `most` places in all. Column u of y lies over column u + dx of x.
    static List<Region> of(List<Scene> scenes, int margin, Shift shift, int most) {
        List<Region> regions = new ArrayList<>();
        int share = Math.max(most / scenes.size(), SIDE * SIDE);
        for (Scene scene : scenes) {
            int m = margin;
            while (m > 8 && (usable(scene.height(), m, shift.dy()) < 64 || usable(scene.width(), m, shift.dx()) < 64)) {
                m -= 8;
            }
            if (m == margin) {
                regions.addAll(of(scene, m, shift, share));
            }
        }
        return regions;
    }

    private static int first(int margin, int shift) {
        return (Math.max(0, margin - shift) + 7) / 8 * 8;
    }

    private static int usable(int n, int margin, int shift) {
        int end = Math.min(n, n - margin - shift);
        return (end - first(margin, shift)) / 8 * 8;
    }

    private static List<Region> of(Scene scene, int margin, Shift shift, int most) {
        int top = first(margin, shift.dy());
        int left = first(margin, shift.dx());
        int h = usable(scene.height(), margin, shift.dy());
        int w = usable(scene.width(), margin, shift.dx());
        if (h < 8 || w < 8) {
            return List.of();
        }
        if ((long) h * w <= Math.min(WHOLE, most)) {
            return List.of(cut(scene, margin, shift, Shape.plane(h, w), top, left));
        }
        record Spot(int y, int x, int h, int w, double activity) {}
        List<Spot> spots = new ArrayList<>();
        int side = (int) Math.min(SIDE, Math.sqrt(most) / 8 * 8);
        int sh = Math.min(side, h);
        int sw = Math.min(side, w);
        for (int y = top; y + sh <= top + h; y += sh) {
            for (int x = left; x + sw <= left + w; x += sw) {
                spots.add(new Spot(y, x, sh, sw, activity(scene, y, x, sh, sw)));
            }
        }
        spots.sort(Comparator.comparingDouble(Spot::activity).reversed());
        List<Region> regions = new ArrayList<>();
        for (Spot s : spots.subList(0, Math.min(spots.size(), Math.max(1, most / (sh * sw))))) {
            regions.add(cut(scene, margin, shift, Shape.plane(s.h, s.w), s.y, s.x));
        }
        return regions;
    }

    /// The mean of |x − the next| along rows and columns, capped so that one hard edge is not all.
    private static double activity(Scene scene, int top, int left, int h, int w) {
        float[] v = scene.x().data();
        double sum = 0;
        for (int y = top; y < top + h - 1; y += 2) {
            int row = scene.x().index(0, 0, y, left);
            int next = scene.x().index(0, 0, y + 1, left);
            for (int x = 0; x < w - 1; x++) {
                sum += Math.min(16, Math.abs(v[row + x + 1] - v[row + x]))
                        + Math.min(16, Math.abs(v[next + x] - v[row + x]));
            }
        }
        return sum;
    }

    private static Region cut(Scene scene, int margin, Shift shift, Shape size, int top, int left) {
        int v0 = top + shift.dy() - margin;
        int u0 = left + shift.dx() - margin;
        int h = size.h() + 2 * margin;
        int w = size.w() + 2 * margin;
        Tensor x = scene.x().window(v0, u0, h, w).copy();
        Tensor colours = scene.colours() == scene.x()
                ? x
                : scene.colours().window(v0, u0, h, w).copy();
        Tensor y = scene.y().window(top, left, size.h(), size.w()).copy();
        boolean[] clipped = new boolean[size.size()];
        for (int v = 0; v < size.h(); v++) {
            System.arraycopy(scene.clipped(), (top + v) * scene.width() + left, clipped, v * size.w(), size.w());
        }
        return new Region(x, y, colours, clipped, margin, scene.noise());
    }

    /// The same places of another picture before.
    Region with(Tensor other) {
        return new Region(other, y, other, clipped, margin, noise);
    }

    /// What a kernel makes of a region when it is stored.
    ///
    /// @param y grey, of what was held in 0 … 255 in every colour
    /// @param least the smallest value of all colours before they were held, place by place
    /// @param most the largest
    record Stored(Tensor y, float[] least, float[] most) {}

    /// k ⋆ x + offset at every place, each colour held in 0 … 255; the kernel's anchor is its element (h/2,
    /// w/2).
    Stored stored(Kernel k, double offset) {
        int n = y.shape().size();
        int c = colours.shape().c();
        float[] least = new float[n];
        float[] most = new float[n];
        Tensor held = Tensor.zeros(y.shape().withChannels(c));
        for (int i = 0; i < c; i++) {
            float[] v = apply(colours.channels(i, 1), k, offset).data();
            for (int at = 0; at < n; at++) {
                least[at] = i == 0 ? v[at] : Math.min(least[at], v[at]);
                most[at] = i == 0 ? v[at] : Math.max(most[at], v[at]);
                held.data()[i * n + at] = Math.clamp(v[at], 0, WHITE);
            }
        }
        return new Stored(PictureInput.grey(held), least, most);
    }

    private Tensor apply(Tensor plane, Kernel k, double offset) {
        int top = margin - k.height() / 2;
        int left = margin - k.width() / 2;
        Tensor out = Tensor.zeros(y.shape());
        Tensor in = plane.window(top, left, height() + k.height() - 1, width() + k.width() - 1);
        Correlation.best().apply(in, k, Kernel.scalar(offset), Geometry.UNIT, out);
        return out;
    }
}
