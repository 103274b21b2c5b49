package thawline.filter;

import thawline.core.Kernel;

/// k(x, y) = exp(−(x'² + γ²·y'²)/2σ²)·cos(2π·x'/λ + ψ),  x' = x·cos θ + y·sin θ,  y' = −x·sin θ + y·cos θ
///
/// ksize × ksize: a wave under a bell. Angles in radians, lengths in pixels; y points up here, as in OpenCV's
/// `getGaborKernel`. Not normalised.
public record Gabor(int ksize, Bell bell, Wave wave) {

    /// How wide the bell is along the wave, and γ, by how much narrower across it.
    public record Bell(double sigma, double gamma) {
        public Bell {
            Check.positive("sigma", sigma);
            Check.positive("gamma", gamma);
        }
    }

    /// Where the wave runs to, its length, and its phase in the middle.
    public record Wave(double theta, double lambda, double psi) {
        public Wave {
            Check.positive("lambda", lambda);
        }
    }

    public Gabor {
        Check.odd("ksize", ksize);
    }

    /// A round bell over a wave that is even about the middle.
    public static Gabor of(int ksize, double sigma, double theta, double lambda) {
        return new Gabor(ksize, new Bell(sigma, 1), new Wave(theta, lambda, 0));
    }

    public Gabor gamma(double gamma) {
        return new Gabor(ksize, new Bell(bell.sigma, gamma), wave);
    }

    public Gabor psi(double psi) {
        return new Gabor(ksize, bell, new Wave(wave.theta, wave.lambda, psi));
    }

    public Kernel kernel() {
        int r = ksize / 2;
        return Kernels.square(ksize, (row, column) -> at(r - column, r - row));
    }

    private double at(int x, int y) {
        double c = StrictMath.cos(wave.theta);
        double s = StrictMath.sin(wave.theta);
        double along = x * c + y * s;
        double across = (-x * s + y * c) * bell.gamma;
        double envelope = StrictMath.exp(-(along * along + across * across) / (2 * bell.sigma * bell.sigma));
        return envelope * StrictMath.cos(2 * Math.PI / wave.lambda * along + wave.psi);
    }
}
