package thawline.train;

/// v ← ρ·v + (1 − ρ)·g²; δ = g·√(u + ε) / √(v + ε); u ← ρ·u + (1 − ρ)·δ²; w −= η·δ
///
/// Steps are as long as recent ones were, so that no rate has to be chosen: η is 1. (Zeiler 2012.) Keras and
/// PyTorch have the same formula; Keras' η of 0.001 is hardly ever wanted. ConvNetJS has ρ 0.95 and ε 1e-8.
public record Adadelta(double rate, double rho, double epsilon) implements Optimizer {

    public Adadelta {
        Rates.require(rate);
        Rates.requireShare("rho", rho);
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("Adadelta starts from ε, which is above 0, but was " + epsilon);
        }
    }

    public static Adadelta of(double rate) {
        return new Adadelta(rate, 0.95, 1e-7);
    }

    public static Adadelta pytorch() {
        return new Adadelta(1, 0.9, 1e-6);
    }

    public static Adadelta convnetjs() {
        return new Adadelta(1, 0.95, 1e-8);
    }

    @Override
    public Adadelta withRate(double other) {
        return new Adadelta(other, rho, epsilon);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void step(float[] w, float[] g, float[][] memory, double rate, long step) {
        float eta = (float) rate;
        float keep = (float) rho;
        float take = (float) (1 - rho);
        float e = (float) epsilon;
        float[] v = memory[0];
        float[] u = memory[1];
        for (int i = 0; i < w.length; i++) {
            v[i] = keep * v[i] + take * (g[i] * g[i]);
            float delta = (float) Math.sqrt(u[i] + e) / (float) Math.sqrt(v[i] + e) * g[i];
            u[i] = keep * u[i] + take * (delta * delta);
            w[i] -= eta * delta;
        }
    }
}
