package thawline.train;

/// s += g²; w −= η·g / √s
///
/// Numbers that moved a lot move less and less. (Duchi, Hazan, Singer 2011.) Keras starts s at 0.1, PyTorch
/// at 0; see [Epsilon] for where ε stands.
public record Adagrad(double rate, double first, Epsilon epsilon) implements Optimizer {

    public Adagrad {
        Rates.require(rate);
    }

    public static Adagrad keras(double rate) {
        return new Adagrad(rate, 0.1, Epsilon.keras(1e-7));
    }

    public static Adagrad pytorch(double rate) {
        return new Adagrad(rate, 0, Epsilon.pytorch(1e-10));
    }

    @Override
    public Adagrad withRate(double other) {
        return new Adagrad(other, first, epsilon);
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public float start() {
        return (float) first;
    }

    @Override
    public void step(float[] w, float[] g, float[][] memory, double rate, long step) {
        float eta = (float) rate;
        float inside = epsilon.inside();
        float outside = epsilon.outside();
        float[] s = memory[0];
        for (int i = 0; i < w.length; i++) {
            s[i] += g[i] * g[i];
            w[i] -= eta * g[i] / ((float) Math.sqrt(s[i] + inside) + outside);
        }
    }
}
