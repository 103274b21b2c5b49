package thawline.train;

/// w −= η·λ·w on kernels, then [Adam]'s step: weights shrink evenly, whatever their gradients.
///
/// (Loshchilov, Hutter 2017.) Biases and the numbers of batch normalisation do not shrink; PyTorch's unasked
/// default shrinks these too.
public record AdamW(Adam adam, double decay) implements Optimizer {

    public AdamW {
        if (!(decay >= 0)) {
            throw new IllegalArgumentException("weight decay is not negative, but was " + decay);
        }
    }

    @Override
    public double rate() {
        return adam.rate();
    }

    @Override
    public AdamW withRate(double other) {
        return new AdamW(adam.withRate(other), decay);
    }

    @Override
    public int slots() {
        return adam.slots();
    }

    @Override
    public void step(float[] w, float[] g, float[][] memory, double rate, long step) {
        adam.step(w, g, memory, rate, step);
    }
}
