package thawline.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import thawline.layer.Layer;
import thawline.layer.Layers;

/// SHA-256 of numbers.
final class Digest {

    private Digest() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every JDK has SHA-256", never);
        }
    }

    static String of(Layer layer) {
        MessageDigest digest = sha256();
        Layers.weights(layer).forEach(w -> digest.update(bytes(w.kernel().toArray())));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ByteBuffer bytes(float[] numbers) {
        ByteBuffer b = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        b.asFloatBuffer().put(numbers);
        return b;
    }
}
