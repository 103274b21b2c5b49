package thawline.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import thawline.data.Dataset;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Weights;
import thawline.tensor.Tensor;

/// SHA-256 of numbers.
final class Digest {

    private static final int SAMPLE = 64;

    private Digest() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every JDK has SHA-256", never);
        }
    }

    /// Of all numbers of a net.
    static String of(Layer layer) {
        return of(Layers.weights(layer));
    }

    /// Of those that a person chose, or that were frozen.
    static String ofDesigned(Layer layer) {
        return of(Layers.weights(layer).filter(Weights.Designed.class::isInstance));
    }

    private static String of(Stream<Weights> weights) {
        MessageDigest digest = sha256();
        weights.forEach(w -> digest.update(bytes(w.kernel().toArray())));
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Of all classes, and of 64 inputs that are spread over a set: enough to tell one set from another, and quick.
    static String sample(Dataset data) {
        MessageDigest digest = sha256();
        if (data.target() instanceof Dataset.Target.Classes) {
            float[] labels = new float[data.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = data.label(i);
            }
            digest.update(bytes(labels));
        }
        Tensor x = Tensor.zeros(data.shape());
        for (int k = 0; k < SAMPLE; k++) {
            data.input((int) ((long) k * data.size() / SAMPLE), x);
            digest.update(bytes(x.data()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ByteBuffer bytes(float[] numbers) {
        ByteBuffer b = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        b.asFloatBuffer().put(numbers);
        return b;
    }
}
