package thawline.train;

/// v ← ρ·v + (1 − ρ)·g²; d = g / √v; with momentum μ: m ← μ·m + η·d, w −= m; without: w −= η·d
///
/// (Hinton's lecture 6e, 2012.) Keras has ρ 0.9 and ε 1e-7, PyTorch ρ 0.99 and ε 1e-8; see [Epsilon] for
/// where ε stands.
public record RmsProp(double rate, double rho, double momentum, Epsilon epsilon) implements Optimizer {

    public RmsProp {
        Rates.require(rate);
        Rates.requireShare("rho", rho);
        Rates.requireShare("momentum", momentum);
    }

    public static RmsProp keras(double rate) {
        return new RmsProp(rate, 0.9, 0, Epsilon.keras(1e-7));
    }

    public static RmsProp pytorch(double rate) {
        return new RmsProp(rate, 0.99, 0, Epsilon.pytorch(1e-8));
    }

    public RmsProp momentum(double share) {
        return new RmsProp(rate, rho, share, epsilon);
    }

    @Override
    public RmsProp withRate(double other) {
        return new RmsProp(other, rho, momentum, epsilon);
    }

    @Override
    public int slots() {
        return momentum == 0 ? 1 : 2;
    }

    @Override
    public void step(float[] w, float[] g, float[][] memory, double rate, long step) {
        float eta = (float) rate;
        float keep = (float) rho;
        float take = (float) (1 - rho);
        float mu = (float) momentum;
        float inside = epsilon.inside();
        float outside = epsilon.outside();
        float[] v = memory[0];
        if (momentum == 0) {
            for (int i = 0; i < w.length; i++) {
                v[i] = keep * v[i] + take * (g[i] * g[i]);
                w[i] -= eta * g[i] / ((float) Math.sqrt(v[i] + inside) + outside);
            }
            return;
        }
        float[] m = memory[1];
        for (int i = 0; i < w.length; i++) {
            v[i] = keep * v[i] + take * (g[i] * g[i]);
            m[i] = mu * m[i] + eta * g[i] / ((float) Math.sqrt(v[i] + inside) + outside);
            w[i] -= m[i];
        }
    }
}
