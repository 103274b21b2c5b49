package thawline.train;

/// g += λ·w on kernels: large weights are pulled towards 0. Biases and the numbers of batch normalisation are
/// not.
///
/// What one writes as its strength differs, so there is a factory for each way; with a batch of n:
///
/// | | added to the loss | added to the gradient |
/// |---|---|---|
/// | Keras' `regularizers.L2(l)` | l·Σw² | 2·l·w |
/// | PyTorch's `weight_decay=l` | l/2·Σw² | l·w (there on biases too) |
/// | ConvNetJS' `l2_decay: l` | l/2·Σw² for a whole batch | l·w/n |
///
/// The losses that training reports leave it out.
public record L2(double lambda) {

    public static final L2 NONE = new L2(0);

    public L2 {
        if (!(lambda >= 0)) {
            throw new IllegalArgumentException("L2's strength is not negative, but was " + lambda);
        }
    }

    public static L2 keras(double l) {
        return new L2(2 * l);
    }

    public static L2 pytorch(double l) {
        return new L2(l);
    }

    public static L2 convnetjs(double l, int batchSize) {
        return new L2(l / batchSize);
    }
}
