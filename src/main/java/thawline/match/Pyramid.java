package thawline.match;

import java.util.ArrayList;
import java.util.List;
import thawline.core.Mask;
import thawline.geometry.Interpolation;
import thawline.geometry.PlaneMap;
import thawline.geometry.Size;
import thawline.geometry.Warp;
import thawline.layer.AveragePool;
import thawline.layer.Pass;
import thawline.run.Plan;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Copies of a picture, each half as large as the one before: a pixel is the mean of 2 × 2. The middle of
/// pixel x of copy l lies at (x + ½)·2^l − ½.
final class Pyramid {

    /// How far around what counts a template is filled.
    private static final int FILLED = 4;

    private Pyramid() {}

    /// As many copies as there are with both sides of `least` pixels or more, the picture itself the first.
    static List<Tensor> of(Tensor picture, int least) {
        List<Tensor> all = new ArrayList<>(List.of(picture));
        for (Tensor x = picture; x.shape().h() / 2 >= least && x.shape().w() / 2 >= least; ) {
            Plan plan = Plan.of(AveragePool.of(2), x.shape());
            Tensor half = Tensor.zeros(plan.out());
            plan.run(x, half);
            all.add(half);
            x = half;
        }
        return all;
    }

    /// The same of a template: means are those of pixels that count, and a pixel counts where half of its
    /// four do.
    static List<Template> of(Template t) {
        Template whole = filled(t);
        List<Template> all = new ArrayList<>(List.of(whole));
        for (Template x = whole; x.height() >= 4 && x.width() >= 4; ) {
            x = half(x);
            if (x == null) {
                break;
            }
            all.add(x);
        }
        return all;
    }

    /// What does not count takes the mean of its neighbours that do, from the edge outwards: a warp mixes it
    /// with them.
    private static Template filled(Template t) {
        if (t.mask().isBox()) {
            return t;
        }
        Tensor planes = t.planes().copy();
        Shape s = planes.shape();
        for (int c = 0; c < s.c(); c++) {
            boolean[] known = new boolean[s.h() * s.w()];
            for (int i = 0; i < known.length; i++) {
                known[i] = t.mask().at(c, i / s.w(), i % s.w()) >= 0.5f;
            }
            for (int ring = 0; ring < FILLED; ring++) {
                known = grown(planes.channels(c, 1), known);
            }
        }
        return new Template(t.name(), planes, t.mask());
    }

    private static boolean[] grown(Tensor plane, boolean[] known) {
        int h = plane.shape().h();
        int w = plane.shape().w();
        boolean[] more = known.clone();
        for (int i = 0; i < known.length; i++) {
            double sum = 0;
            int n = 0;
            for (int k = 0; k < 9 && !known[i]; k++) {
                int y = i / w + k / 3 - 1;
                int x = i % w + k % 3 - 1;
                if (y >= 0 && y < h && x >= 0 && x < w && known[y * w + x]) {
                    sum += plane.at(0, y, x);
                    n++;
                }
            }
            if (n > 0) {
                plane.set(0, 0, i / w, i % w, (float) (sum / n));
                more[i] = true;
            }
        }
        return more;
    }

    private static Template half(Template t) {
        Shape s = t.planes().shape();
        Tensor y = Tensor.zeros(Shape.planes(s.c(), s.h() / 2, s.w() / 2));
        Mask m = t.mask();
        float[] counts = new float[m.planes() * y.shape().h() * y.shape().w()];
        int places = 0;
        for (int c = 0; c < s.c(); c++) {
            for (int v = 0; v < y.shape().h(); v++) {
                for (int u = 0; u < y.shape().w(); u++) {
                    double sum = 0;
                    double all = 0;
                    double weight = 0;
                    for (int i = 0; i < 4; i++) {
                        double w = m.at(c, 2 * v + i / 2, 2 * u + i % 2);
                        double value = t.planes().at(c, 2 * v + i / 2, 2 * u + i % 2);
                        sum += w * value;
                        all += value;
                        weight += w;
                    }
                    y.set(c, 0, v, u, (float) (weight > 0 ? sum / weight : all / 4));
                    if (c < m.planes()) {
                        counts[(c * y.shape().h() + v) * y.shape().w() + u] = weight >= 2 ? 1 : 0;
                        places += weight >= 2 ? 1 : 0;
                    }
                }
            }
        }
        return places == 0
                ? null
                : new Template(
                        t.name(),
                        y,
                        Mask.of(m.planes(), y.shape().h(), y.shape().w(), counts));
    }

    /// The width and height of a turned and scaled template: whole pixels inside its bounds.
    record Bounds(int w, int h) {
        static Bounds of(Template first, double angle, double scale) {
            double cos = Math.abs(Math.cos(Math.toRadians(angle)));
            double sin = Math.abs(Math.sin(Math.toRadians(angle)));
            return new Bounds(
                    side((cos * first.width() + sin * first.height()) * scale),
                    side((sin * first.width() + cos * first.height()) * scale));
        }
    }

    /// The template turned, and `scale` times as large as the first of its copies, its middle (dx, dy) beside
    /// that of its [Bounds]. What does not belong to it there does not count.
    static Template posed(List<Template> copies, double angle, double scale, double dx, double dy) {
        return posed(copies, angle, scale, new double[] {dx, dy}, Bounds.of(copies.getFirst(), angle, scale));
    }

    /// The turned template inside a disc about its middle: the same window for every angle.
    static Template disc(List<Template> copies, double angle, double scale, int side) {
        Template t = posed(copies, angle, scale, new double[] {0, 0}, new Bounds(side, side));
        float[] disc = new float[side * side];
        for (int i = 0; i < disc.length; i++) {
            double y = Math.floorDiv(i, side) - (side - 1) / 2.0;
            double x = i % side - (side - 1) / 2.0;
            disc[i] = Math.hypot(x, y) <= side / 2.0 ? 1 : 0;
        }
        return t.masked(Mask.of(1, side, side, disc));
    }

    private static Template posed(List<Template> copies, double angle, double scale, double[] beside, Bounds b) {
        int level = (int) Math.clamp(Math.round(-Math.log(scale) / Math.log(2)), 0, copies.size() - 1L);
        Template t = copies.get(level);
        Template first = copies.getFirst();
        double size = scale * (1 << level);
        boolean asItIs = angle == 0 && Math.abs(size - 1) < 1e-9 && beside[0] == 0 && beside[1] == 0;
        if (asItIs && b.w == t.width() && b.h == t.height()) {
            return t;
        }
        // the middle of the first copy, in pixels of this one
        double x = (first.width() / 2.0) / (1 << level) - 0.5;
        double y = (first.height() / 2.0) / (1 << level) - 0.5;
        PlaneMap map = PlaneMap.rotation(x, y, angle, size)
                .then(PlaneMap.affine(1, 0, (b.w - 1) / 2.0 + beside[0] - x, 0, 1, (b.h - 1) / 2.0 + beside[1] - y));
        Tensor planes = Tensor.zeros(Shape.planes(t.planes().shape().c(), b.h, b.w));
        new Warp(map, Size.of(b.h, b.w), Interpolation.CUBIC, Border.REPLICATE).forward(t.planes(), planes, Pass.INFER);
        return new Template(t.name(), planes, mask(t, map.inverse(), b.h, b.w));
    }

    private static int side(double extent) {
        return Math.max(1, (int) Math.floor(extent + 1e-6));
    }

    private static Mask mask(Template t, PlaneMap back, int h, int w) {
        Mask m = t.mask();
        float[] counts = new float[m.planes() * h * w];
        int places = 0;
        for (int v = 0; v < h; v++) {
            for (int u = 0; u < w; u++) {
                double x = back.x(u, v);
                double y = back.y(u, v);
                boolean inside = x >= -0.5 - 1e-6
                        && y >= -0.5 - 1e-6
                        && x <= t.width() - 0.5 + 1e-6
                        && y <= t.height() - 0.5 + 1e-6;
                int nearX = (int) Math.clamp(Math.rint(x), 0, t.width() - 1);
                int nearY = (int) Math.clamp(Math.rint(y), 0, t.height() - 1);
                for (int c = 0; inside && c < m.planes(); c++) {
                    float count = m.at(c, nearY, nearX) >= 0.5f ? 1 : 0;
                    counts[(c * h + v) * w + u] = count;
                    places += count > 0 ? 1 : 0;
                }
            }
        }
        if (places == 0) {
            counts[h / 2 * w + w / 2] = 1; // a lone pixel is flat, and found nowhere
        }
        return Mask.of(m.planes(), h, w, counts);
    }
}
