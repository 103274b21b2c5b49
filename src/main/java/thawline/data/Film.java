package thawline.data;

import java.util.List;
import java.util.stream.IntStream;
import thawline.tensor.Samples;

/// Collects the samples of a picture, smooths the light, and develops it: RGB = tone(smooth(light)·paint + …).
///
/// (height, width), seven planes of colours or vectors. Light is smoothed along surfaces only, between points with
/// like normals on one plane and no further apart in brightness than their noise explains (edge-avoiding à-trous
/// wavelets, Dammertz et al. 2010, with the variance of the samples as in Schied et al. 2017).
final class Film {

    private static final int PASSES = 4;

    /// How far the light of one pixel can be carried: each pass doubles its step.
    static final int REACH = 3 * ((1 << PASSES) - 1);

    /// Squared length of a pixel's mean normal below which it sees several surfaces, whose light is not to be mixed.
    private static final double ONE_SURFACE = 0.95;

    /// How far in brightness, in standard deviations, another pixel may be and still count half and more.
    private static final double TOLERANCE = 4;

    private static final double[] TAPS = {0.0625, 0.25, 0.375, 0.25, 0.0625};

    private final int width;
    private final int height;
    private final Vec[] light;
    private final Vec[] paint;

    /// mean(light·paint) − mean(light)·mean(paint) + mean(extra): what smoothing must leave alone.
    private final Vec[] rest;

    private final Vec[] normal;
    private final Vec[] place;

    /// Of the mean luminance of the light.
    private final double[] variance;

    Film(int width, int height) {
        this.width = width;
        this.height = height;
        this.light = new Vec[width * height];
        this.paint = new Vec[width * height];
        this.rest = new Vec[width * height];
        this.normal = new Vec[width * height];
        this.place = new Vec[width * height];
        this.variance = new double[width * height];
    }

    /// The samples of one pixel.
    void expose(int x, int y, List<Tracer.Sample> samples) {
        Vec l = Vec.ZERO;
        Vec p = Vec.ZERO;
        Vec lp = Vec.ZERO;
        Vec e = Vec.ZERO;
        Vec n = Vec.ZERO;
        Vec at = Vec.ZERO;
        double square = 0;
        for (Tracer.Sample s : samples) {
            l = l.plus(s.light());
            p = p.plus(s.paint());
            lp = lp.plus(s.light().times(s.paint()));
            e = e.plus(s.extra());
            n = n.plus(s.normal());
            at = at.plus(s.place());
            square += s.light().luminance() * s.light().luminance();
        }
        double share = 1.0 / samples.size();
        int i = y * width + x;
        light[i] = l.times(share);
        paint[i] = p.times(share);
        rest[i] = lp.times(share).minus(light[i].times(paint[i])).plus(e.times(share));
        normal[i] = n.times(share);
        place[i] = at.times(share);
        double mean = light[i].luminance();
        variance[i] = Math.max(0, square * share - mean * mean) * share;
    }

    /// Standard deviation of the rays' brightness over their mean; dark pixels count as smoother than they are.
    static double roughness(List<Tracer.Sample> samples) {
        double sum = 0;
        double square = 0;
        for (Tracer.Sample s : samples) {
            double l = s.light().times(s.paint()).plus(s.extra()).luminance();
            sum += l;
            square += l * l;
        }
        double mean = sum / samples.size();
        return Math.sqrt(Math.max(0, square / samples.size() - mean * mean)) / (mean + 0.02);
    }

    Samples.U8 develop() {
        Vec[] smooth = light;
        double[] noise = variance;
        for (int pass = 0; pass < PASSES; pass++) {
            Vec[] from = smooth;
            double[] noiseFrom = noise;
            Vec[] to = new Vec[from.length];
            double[] noiseTo = new double[from.length];
            int step = 1 << pass;
            IntStream.range(0, height).parallel().forEach(y -> {
                for (int x = 0; x < width; x++) {
                    smooth(x, y, step, from, noiseFrom, to, noiseTo);
                }
            });
            smooth = to;
            noise = noiseTo;
        }
        Vec[] clean = smooth;
        return Pixels.colour(width, height, (x, y) -> {
            int i = y * width + x;
            return Tone.screen(clean[i].times(paint[i]).plus(rest[i]));
        });
    }

    private void smooth(int x, int y, int step, Vec[] from, double[] noiseFrom, Vec[] to, double[] noiseTo) {
        int i = y * width + x;
        if (normal[i].dot(normal[i]) < ONE_SURFACE) {
            to[i] = from[i];
            noiseTo[i] = noiseFrom[i];
            return;
        }
        double spread = 1e-4 + TOLERANCE * Math.sqrt(around(x, y, noiseFrom));
        double level = from[i].luminance();
        double r = 0;
        double g = 0;
        double b = 0;
        double weights = 0;
        double noise = 0;
        for (int k = 0; k < 25; k++) {
            int dx = (k % 5 - 2) * step;
            int dy = (k / 5 - 2) * step;
            if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) {
                continue;
            }
            int j = i + dy * width + dx;
            double like = normal[i].dot(normal[j]);
            like = like * like;
            like = like * like;
            like = like * like;
            double off = Math.abs(normal[i].dot(place[i].minus(place[j]))) / (0.004 * step);
            double contrast = (from[j].luminance() - level) / spread;
            double w = TAPS[k % 5] * TAPS[k / 5] * like * like / (1 + off * off) / (1 + contrast * contrast);
            r += w * from[j].x();
            g += w * from[j].y();
            b += w * from[j].z();
            noise += w * w * noiseFrom[j];
            weights += w;
        }
        to[i] = new Vec(r / weights, g / weights, b / weights);
        noiseTo[i] = noise / (weights * weights);
    }

    /// The noise of a pixel is itself noisy; its mean over 3 × 3 is steadier.
    private double around(int x, int y, double[] noise) {
        double sum = 0;
        int count = 0;
        for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                sum += noise[v * width + u];
                count++;
            }
        }
        return sum / count;
    }
}
