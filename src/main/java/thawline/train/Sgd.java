package thawline.train;

/// w −= η·g; with momentum μ: v ← μ·v − η·g, w += v; Nesterov's: w += μ·v − η·g with the new v.
///
/// The rate is in v, as in Keras; PyTorch multiplies v by it, which differs only while a schedule changes it.
public record Sgd(double rate, double momentum, Kind kind) implements Optimizer {

    public enum Kind {
        PLAIN,
        NESTEROV
    }

    public Sgd {
        Rates.require(rate);
        Rates.requireShare("momentum", momentum);
    }

    public static Sgd of(double rate) {
        return new Sgd(rate, 0, Kind.PLAIN);
    }

    public Sgd momentum(double share) {
        return new Sgd(rate, share, Kind.PLAIN);
    }

    public Sgd nesterov(double share) {
        return new Sgd(rate, share, Kind.NESTEROV);
    }

    @Override
    public Sgd withRate(double other) {
        return new Sgd(other, momentum, kind);
    }

    @Override
    public int slots() {
        return momentum == 0 ? 0 : 1;
    }

    @Override
    public void step(float[] w, float[] g, float[][] memory, double rate, long step) {
        float eta = (float) rate;
        float mu = (float) momentum;
        if (momentum == 0) {
            for (int i = 0; i < w.length; i++) {
                w[i] -= eta * g[i];
            }
            return;
        }
        float[] v = memory[0];
        for (int i = 0; i < w.length; i++) {
            v[i] = mu * v[i] - eta * g[i];
        }
        if (kind == Kind.PLAIN) {
            for (int i = 0; i < w.length; i++) {
                w[i] += v[i];
            }
        } else {
            for (int i = 0; i < w.length; i++) {
                w[i] += mu * v[i] - eta * g[i];
            }
        }
    }
}
