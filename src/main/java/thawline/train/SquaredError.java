package thawline.train;

/// ℓ = (y − t)²; ℓ' = 2·(y − t)
public record SquaredError() implements ElementLoss {

    @Override
    public double loss(float y, float t) {
        double e = (double) y - t;
        return e * e;
    }

    @Override
    public double slope(float y, float t) {
        return 2 * ((double) y - t);
    }
}
