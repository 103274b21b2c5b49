package thawline.train;

/// ℓ = e²/2 where |e| ≤ δ, δ·(|e| − δ/2) beyond, with e = y − t; ℓ' = e held in −δ … δ
///
/// A square near 0 and a line far away, so that single wild values do not rule.
public record Huber(double delta) implements ElementLoss {

    public Huber {
        if (!(delta > 0)) {
            throw new IllegalArgumentException("Huber's δ is above 0, but was " + delta);
        }
    }

    @Override
    public double loss(float y, float t) {
        double e = Math.abs((double) y - t);
        return e <= delta ? e * e / 2 : delta * (e - delta / 2);
    }

    @Override
    public double slope(float y, float t) {
        return Math.clamp((double) y - t, -delta, delta);
    }
}
