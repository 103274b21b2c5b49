package thawline.train;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import thawline.io.Draft;
import thawline.io.Existing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The file that a training goes on from: `THAWTRN1`, the length of a head as 4 bytes, the head as JSON, the
/// numbers (for each array its length as 4 bytes, then big-endian floats), SHA-256 of all before.
///
/// It is written whole or not at all, so a training that is killed leaves the one before.
final class Checkpoint {

    private static final byte[] MAGIC = "THAWTRN1".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH = 32;
    private static final JsonMapper JSON = new JsonMapper();

    private Checkpoint() {}

    static void write(Path file, ObjectNode head, List<float[]> arrays) {
        try {
            Draft.write(file, Existing.REPLACE, channel -> {
                OutputStream plain = Channels.newOutputStream(channel);
                DigestOutputStream hashed = new DigestOutputStream(plain, Digest.sha256());
                DataOutputStream out = new DataOutputStream(hashed);
                out.write(MAGIC);
                byte[] text = JSON.writeValueAsBytes(head);
                out.writeInt(text.length);
                out.write(text);
                for (float[] a : arrays) {
                    out.writeInt(a.length);
                    out.write(bytes(a));
                }
                out.flush();
                plain.write(hashed.getMessageDigest().digest());
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] bytes(float[] a) {
        ByteBuffer b = ByteBuffer.allocate(4 * a.length);
        b.asFloatBuffer().put(a);
        return b.array();
    }

    /// The head, once it is known that the file is whole.
    static Read read(Path file) {
        try {
            byte[] all = content(file);
            int end = all.length - HASH;
            MessageDigest digest = Digest.sha256();
            digest.update(all, 0, end);
            if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(all, end, all.length))) {
                throw new IllegalArgumentException(
                        file + " is damaged: its content does not have the hash that stands at its end");
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(all, 0, end));
            in.skipNBytes(MAGIC.length);
            byte[] text = new byte[Math.clamp(in.readInt(), 0, end)];
            in.readFully(text);
            return new Read(file, JSON.readTree(text), in);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("there is no checkpoint " + file + " to go on from", missing);
        } catch (JacksonException | IOException failed) {
            throw new IllegalArgumentException(file + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(MAGIC.length);
            byte[] rest = Arrays.equals(MAGIC, first) ? in.readAllBytes() : new byte[0];
            if (rest.length < 4 + HASH) {
                throw new IllegalArgumentException(file + " is no checkpoint of a training");
            }
            byte[] all = Arrays.copyOf(first, first.length + rest.length);
            System.arraycopy(rest, 0, all, first.length, rest.length);
            return all;
        }
    }

    /// A checkpoint whose numbers are still to be read.
    record Read(Path file, JsonNode head, DataInputStream in) {

        /// Fills the arrays, which have to be those that were written.
        void into(List<float[]> arrays) {
            try {
                for (float[] a : arrays) {
                    int length = in.readInt();
                    if (length != a.length) {
                        throw new IllegalArgumentException(file + " is of another net: " + length
                                + " numbers stand where this one has " + a.length);
                    }
                    ByteBuffer.wrap(in.readNBytes(4 * length)).asFloatBuffer().get(a);
                }
                if (in.read() >= 0) {
                    throw new IllegalArgumentException(file + " is of another net: it has more numbers than this one");
                }
            } catch (IOException failed) {
                throw new IllegalArgumentException(
                        file + " is of another net: it has fewer numbers than this one", failed);
            }
        }
    }
}
