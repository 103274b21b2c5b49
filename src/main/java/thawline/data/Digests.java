package thawline.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import thawline.tensor.Tensor;

/// SHA-256 of data sets.
final class Digests {
    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    /// A line of text with shape and classes; then for each example its class as 4 bytes (or the wanted
    /// planes), and its input. Numbers of one example are one byte each with a 1 before them where all are
    /// whole and in 0 … 255, and else their 4 bytes each with a 0 before them.
    static String of(Dataset set) {
        MessageDigest digest = begun(set);
        Tensor x = Tensor.zeros(set.shape());
        Tensor y = Tensor.zeros(set.target().shape());
        ByteBuffer buffer =
                ByteBuffer.allocate(4 * Math.max(x.shape().size(), y.shape().size()) + 8);
        boolean classes = set.target() instanceof Dataset.Target.Classes;
        for (int i = 0; i < set.size(); i++) {
            if (classes) {
                digest.update(buffer.clear().putInt(set.label(i)).flip());
            } else {
                set.wanted(i, y);
                add(digest, y, buffer);
            }
            set.input(i, x);
            add(digest, x, buffer);
        }
        return hex(digest);
    }

    /// The same for bytes behind each other, without a look at each.
    static String of(Dataset set, Store store) {
        MessageDigest digest = begun(set);
        int size = set.shape().size();
        ByteBuffer buffer = ByteBuffer.allocate(5 + size);
        for (int i = 0; i < set.size(); i++) {
            buffer.clear().putInt(set.label(i)).put((byte) 1);
            store.copy((long) i * size, size, buffer.array(), buffer.position());
            digest.update(buffer.array());
        }
        return hex(digest);
    }

    private static MessageDigest begun(Dataset set) {
        MessageDigest digest = sha256();
        digest.update((set.shape() + " " + set.target() + "\n").getBytes(StandardCharsets.UTF_8));
        return digest;
    }

    private static void add(MessageDigest digest, Tensor t, ByteBuffer buffer) {
        float[] values = t.data();
        buffer.clear().put((byte) 1);
        boolean whole = true;
        for (int i = 0; i < values.length && whole; i++) {
            int v = (int) values[i];
            buffer.put((byte) v);
            whole = v == values[i] && v >= 0 && v <= 255;
        }
        if (whole) {
            digest.update(buffer.flip());
            return;
        }
        buffer.clear().put((byte) 0);
        for (float v : values) {
            buffer.putFloat(v);
        }
        digest.update(buffer.flip());
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
