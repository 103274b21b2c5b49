package thawline.match;

import java.util.List;
import thawline.core.Ground;
import thawline.core.Kernel;
import thawline.core.Mask;
import thawline.core.SpectralCorrelation;
import thawline.core.Unary;
import thawline.layer.Conv2d;
import thawline.layer.Correlate;
import thawline.layer.Energy;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Pointwise;
import thawline.layer.Scale;
import thawline.run.Plan;
import thawline.run.Schedule;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// How a window x and a template t are compared: OpenCV's six methods of `matchTemplate`, each a [Layer],
/// (c,H,W) → (1,H−h+1,W−w+1). Sums run over all planes; m is the mask, 1 without one.
public enum Method {
    /// Σ m²·(t − x)²; 0 for the same.
    SQDIFF,
    /// SQDIFF / √(Σm²t² · Σm²x²), at most 1; 1 where that is 0/0.
    SQDIFF_NORMED,
    /// Σ m²·t·x
    CCORR,
    /// CCORR / √(Σm²t² · Σm²x²), 0 … 1 for what is not negative; 0 for black.
    CCORR_NORMED,
    /// Σ m²·(t − τ)·(x − x̄), each less its own mean under the mask, plane by plane.
    CCOEFF,
    /// CCOEFF / √(Σm²(t − τ)² · Σm²(x − x̄)²), −1 … 1; 0 for flat windows and flat templates.
    CCOEFF_NORMED;

    /// Below this many multiply-adds a second thread costs more than it brings.
    private static final long SMALL = 4_000_000;

    /// From so many pixels of a template on transforms are faster: 16×16 on 8 megapixels take 26 … 31 ms by them and
    /// 43 by sums (2 threads, Xeon with AVX-512); and for differences, from so many on.
    private static final long LARGE = 200;

    private static final long EXACT = 1025;

    /// Below this many multiply-adds a transform's tables are not worth making.
    private static final long WORTH = 20_000_000;

    /// Columns that a thread has before it.
    private static final int STRIP = 1024;

    /// Whether small scores are good ones.
    public boolean isDifference() {
        return this == SQDIFF || this == SQDIFF_NORMED;
    }

    /// Whether scores of templates of different sizes can be compared.
    public boolean isNormed() {
        return this == SQDIFF_NORMED || this == CCORR_NORMED || this == CCOEFF_NORMED;
    }

    /// The scores of one template as a layer.
    public Layer layer(Template t) {
        return layer(t, Method::convolution);
    }

    /// Σ k·(x − level), plus a number.
    @FunctionalInterface
    private interface Sums {
        Layer of(Template t, float[] k, float level, float more);
    }

    private Layer layer(Template t, Sums sums) {
        Moments m = Moments.of(t);
        Energy length = Energy.of(t.mask(), Ground.ZERO, Border.NONE);
        return switch (this) {
            case SQDIFF -> differences(t, m, sums);
            case SQDIFF_NORMED -> Fork.concat(differences(t, m, sums), length).then(new Share(m.energy(), 1));
            case CCORR -> products(t, sums);
            case CCORR_NORMED -> Fork.concat(products(t, sums), length).then(new Share(m.energy(), 0));
            case CCOEFF -> coefficients(t, m, sums);
            case CCOEFF_NORMED ->
                Fork.concat(coefficients(t, m, sums), Energy.of(t.mask(), Ground.MEAN, Border.NONE))
                        .then(new Share(t.isFlat() ? 0 : m.pattern(), 0));
        };
    }

    /// Σm²(t − l)² − 2·Σm²(t − l)(x − l) + Σm²(x − l)², for any level l.
    private static Layer differences(Template t, Moments m, Sums sums) {
        float level = m.level();
        double[] own = {0};
        float[] k = kernel(t, (c, y, x, weight) -> {
            double value = t.planes().at(c, y, x) - level;
            own[0] += weight * weight * value * value;
            return -2 * weight * weight * value;
        });
        Layer sum = Fork.sum(sums.of(t, k, 0, (float) own[0]), Energy.of(t.mask(), Ground.ZERO, Border.NONE));
        return less(level, sum.then(new Pointwise(Unary.RELU)));
    }

    private static Layer products(Template t, Sums sums) {
        return sums.of(
                t, kernel(t, (c, y, x, weight) -> weight * weight * t.planes().at(c, y, x)), 0, 0);
    }

    /// Σm²(t − τ)·x less x̄·Σm²(t − τ): with x̄ = Σm·x/Σm a kernel too.
    private static Layer coefficients(Template t, Moments m, Sums sums) {
        Mask mask = t.mask();
        double[] rest = new double[m.means().length];
        kernel(t, (c, y, x, weight) -> {
            rest[c] += weight * weight * (t.planes().at(c, y, x) - m.means()[c]);
            return 0;
        });
        double[] share = new double[rest.length];
        for (int c = 0; c < rest.length; c++) {
            share[c] = mask.isBinary() || mask.sum(c) == 0 ? 0 : rest[c] / mask.sum(c);
        }
        float[] k = kernel(
                t, (c, y, x, weight) -> weight * weight * (t.planes().at(c, y, x) - m.means()[c]) - weight * share[c]);
        return sums.of(t, k, m.level(), 0);
    }

    private static Layer less(float level, Layer layer) {
        return level == 0 ? layer : Scale.of(1, -level).then(layer);
    }

    @FunctionalInterface
    private interface Weight {
        double at(int c, int y, int x, double mask);
    }

    private static float[] kernel(Template t, Weight weight) {
        Shape s = t.planes().shape();
        float[] k = new float[s.size()];
        for (int i = 0; i < k.length; i++) {
            int c = i / (s.h() * s.w());
            int y = i / s.w() % s.h();
            int x = i % s.w();
            k[i] = (float) weight.at(c, y, x, t.mask().at(c, y, x));
        }
        return k;
    }

    private static Layer convolution(Template t, float[] k, float level, float more) {
        Shape s = t.planes().shape();
        Conv2d conv = Conv2d.designed(Kernel.wrap(1, s.c(), 1, s.h(), s.w(), k), Border.NONE);
        Conv2d all = s.c() == 1 ? conv : conv.groups(1);
        return less(level, more == 0 ? all : all.bias(more));
    }

    private static Layer transform(Template t, float[] k, float level, float more) {
        Shape s = t.planes().shape();
        Layer all = Spectral.of(Kernel.wrap(1, s.c(), 1, s.h(), s.w(), k), level);
        return more == 0 ? all : all.then(Scale.of(1, more));
    }

    /// The map of scores: number (y, x) is that of the window whose first pixel is (y, x). OpenCV's
    /// `matchTemplate`.
    ///
    /// A picture smaller than the template is refused; OpenCV changes the two round without a word.
    public Tensor scores(Tensor picture, Template t) {
        Plan plan = plan(picture.shape(), t);
        Tensor y = Tensor.zeros(plan.out());
        plan.run(picture, y);
        return y;
    }

    /// [#scores] of one template in many pictures of one shape, as a plan that is made once: (c,H,W) →
    /// (1,H−h+1,W−w+1), with every processor. Templates' spectra are made with it, and a warm run allocates
    /// nothing.
    public Plan plan(Shape picture, Template t) {
        requireFit(picture, t);
        return isSpectral(picture, t)
                ? transformed(picture, t)
                : summed(picture, layer(t), (long) t.height() * t.width());
    }

    /// Whether Fourier transforms are faster. They round more: sums of differences, which direct sums have
    /// exactly for 8-bit values up to some 1,024 pixels, are left to these.
    private boolean isSpectral(Shape picture, Template t) {
        long places = (long) (picture.h() - t.height() + 1) * (picture.w() - t.width() + 1);
        long taps = (long) t.height() * t.width();
        return taps >= (isDifference() ? EXACT : LARGE)
                && places * taps >= WORTH
                && SpectralCorrelation.fits(t.height(), t.width());
    }

    /// By a schedule whose steps are whole tiles, so that the bits are the same for any number of threads.
    private Plan transformed(Shape picture, Template t) {
        Layer layer = layer(t, Method::transform);
        SpectralCorrelation tiles = Layers.ops(layer)
                .filter(Spectral.class::isInstance)
                .map(op -> ((Spectral) op).correlation())
                .findFirst()
                .orElseThrow();
        int strip = tiles.columns() * Math.max(1, STRIP / tiles.columns());
        int threads = Runtime.getRuntime().availableProcessors();
        return Plan.of(layer, picture, new Schedule(tiles.rows(), strip, tiles.rows(), threads));
    }

    private static Plan summed(Shape picture, Layer layer, long taps) {
        Shape out = layer.shape(picture);
        int threads = (long) out.h() * out.w() * taps < SMALL
                ? 1
                : Runtime.getRuntime().availableProcessors();
        int band = Math.clamp(Math.ceilDiv(out.h(), 4 * threads), 8, 128);
        return Plan.of(layer, picture, new Schedule(band, STRIP, 16, threads));
    }

    /// CCOEFF_NORMED of several templates under one mask, a plane for each; the windows' energy is measured
    /// once.
    static Tensor coefficients(Tensor picture, List<Template> templates) {
        Template first = templates.getFirst();
        Shape s = first.planes().shape();
        float[] all = new float[templates.size() * s.size()];
        for (int i = 0; i < templates.size(); i++) {
            Template t = templates.get(i);
            Moments m = Moments.of(t);
            double length = t.isFlat() ? 0 : 1 / Math.sqrt(m.pattern());
            float[] k =
                    kernel(t, (c, y, x, weight) -> weight * weight * (t.planes().at(c, y, x) - m.means()[c]) * length);
            System.arraycopy(k, 0, all, i * k.length, k.length);
        }
        Conv2d conv = Conv2d.designed(Kernel.wrap(templates.size(), s.c(), 1, s.h(), s.w(), all), Border.NONE);
        Layer layer = less(
                Moments.of(first).level(),
                Fork.concat(s.c() == 1 ? conv : conv.groups(1), Energy.of(first.mask(), Ground.MEAN, Border.NONE))
                        .then(new Correlate(0)));
        Plan plan = summed(picture.shape(), layer, (long) templates.size() * first.height() * first.width());
        Tensor y = Tensor.zeros(plan.out());
        plan.run(picture, y);
        return y;
    }

    static void requireFit(Shape picture, Template t) {
        Check.require(
                picture.c() == t.planes().shape().c() && picture.d() == 1,
                "the template " + t.name() + " has " + t.planes().shape().c() + " planes, but the picture "
                        + picture.c() + "; make both grey, or both colour");
        Check.require(
                picture.h() >= t.height() && picture.w() >= t.width(),
                "the template " + t.name() + " is " + Template.size(t.planes().shape())
                        + ", larger than the picture of " + Template.size(picture)
                        + "; give them in the order picture, templates");
    }
}
