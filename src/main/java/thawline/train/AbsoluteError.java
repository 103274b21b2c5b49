package thawline.train;

/// ℓ = |y − t|; ℓ' = ±1, and 0 where they are equal.
public record AbsoluteError() implements ElementLoss {

    @Override
    public double loss(float y, float t) {
        return Math.abs((double) y - t);
    }

    @Override
    public double slope(float y, float t) {
        return Math.signum((double) y - t);
    }
}
