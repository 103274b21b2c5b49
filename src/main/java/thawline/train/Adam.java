package thawline.train;

/// m ← β₁·m + (1 − β₁)·g; v ← β₂·v + (1 − β₂)·g²; w −= η·m̂ / (√v̂ + ε), m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 −
/// β₂ᵗ)
///
/// The hats correct for m and v starting at 0. (Kingma, Ba 2014.) That is PyTorch's form with ε 1e-8; Keras
/// moves by η·√(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε) with ε 1e-7, which gives ε more weight in the first
/// steps.
public record Adam(double rate, double beta1, double beta2, Epsilon epsilon) implements Optimizer {

    public Adam {
        Rates.require(rate);
        Rates.requireShare("beta1", beta1);
        Rates.requireShare("beta2", beta2);
    }

    public static Adam keras(double rate) {
        return new Adam(rate, 0.9, 0.999, Epsilon.keras(1e-7));
    }

    public static Adam pytorch(double rate) {
        return new Adam(rate, 0.9, 0.999, Epsilon.pytorch(1e-8));
    }

    public Adam betas(double first, double second) {
        return new Adam(rate, first, second, epsilon);
    }

    public Adam epsilon(Epsilon other) {
        return new Adam(rate, beta1, beta2, other);
    }

    @Override
    public Adam withRate(double other) {
        return new Adam(other, beta1, beta2, epsilon);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void step(float[] w, float[] g, float[][] memory, double rate, long step) {
        double seen = 1 - Rates.power(beta1, step);
        double root = Math.sqrt(1 - Rates.power(beta2, step));
        boolean keras = epsilon.style() == Epsilon.Style.KERAS;
        float eta = (float) (keras ? rate * root / seen : rate / seen);
        float unseen = (float) (keras ? 1 : 1 / root);
        float e = (float) epsilon.value();
        float takeFirst = (float) (1 - beta1);
        float takeSecond = (float) (1 - beta2);
        float[] m = memory[0];
        float[] v = memory[1];
        for (int i = 0; i < w.length; i++) {
            m[i] += takeFirst * (g[i] - m[i]);
            v[i] += takeSecond * (g[i] * g[i] - v[i]);
            w[i] -= eta * m[i] / ((float) Math.sqrt(v[i]) * unseen + e);
        }
    }
}
