package thawline.match;

import thawline.core.Mask;

/// Sums over a template, in double precision: τ_c = Σmt/Σm of each plane, Σm²t², and Σm²(t − τ)² without a
/// pattern's ground.
record Moments(double[] means, double energy, double pattern) {

    static Moments of(Template t) {
        int planes = t.planes().shape().c();
        Mask mask = t.mask();
        double[] means = new double[planes];
        double energy = 0;
        double pattern = 0;
        for (int c = 0; c < planes; c++) {
            double sum = 0;
            for (int y = 0; y < t.height(); y++) {
                for (int x = 0; x < t.width(); x++) {
                    sum += (double) mask.at(c, y, x) * t.planes().at(c, y, x);
                }
            }
            double weight = mask.sum(c);
            means[c] = weight > 0 ? sum / weight : 0;
            for (int y = 0; y < t.height(); y++) {
                for (int x = 0; x < t.width(); x++) {
                    double m = mask.at(c, y, x);
                    double value = t.planes().at(c, y, x);
                    energy += m * m * value * value;
                    pattern += m * m * (value - means[c]) * (value - means[c]);
                }
            }
        }
        return new Moments(means, energy, pattern);
    }

    /// A whole number near the template's level. Taken off template and picture alike it changes no
    /// difference and no coefficient, and keeps sums small: those of 8-bit values stay exact.
    float level() {
        double sum = 0;
        for (double mean : means) {
            sum += mean;
        }
        return (float) Math.rint(sum / means.length);
    }
}
