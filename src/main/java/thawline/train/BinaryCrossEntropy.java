package thawline.train;

import thawline.core.Unary;
import thawline.layer.Op;
import thawline.layer.Pointwise;

/// ℓ = −t·ln p − (1 − t)·ln(1 − p) with p = 1 / (1 + e^−y); ℓ' = p − t
///
/// y are the numbers in front of the sigmoid; t is in 0 … 1. Computed as max(y, 0) − y·t + ln(1 + e^−|y|),
/// which does not overflow.
public record BinaryCrossEntropy() implements ElementLoss {

    @Override
    public double loss(float y, float t) {
        return Math.max(y, 0) - (double) y * t + StrictMath.log1p(StrictMath.exp(-Math.abs((double) y)));
    }

    @Override
    public double slope(float y, float t) {
        double e = StrictMath.exp(-Math.abs((double) y));
        return (y >= 0 ? 1 : e) / (1 + e) - t;
    }

    @Override
    public boolean includes(Op last) {
        return last instanceof Pointwise p && p.function() == Unary.SIGMOID;
    }
}
