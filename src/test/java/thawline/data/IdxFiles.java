package thawline.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// IDX files as bytes, right ones and wrong ones.
final class IdxFiles {
    private IdxFiles() {}

    static byte[] header(int type, int... axes) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * axes.length);
        bytes.put(new byte[] {0, 0, (byte) type, (byte) axes.length});
        for (int n : axes) {
            bytes.putInt(n);
        }
        return bytes.array();
    }

    /// Byte i of the content is i.
    static byte[] counting(int... axes) {
        int n = 1;
        for (int axis : axes) {
            n *= axis;
        }
        byte[] content = new byte[n];
        for (int i = 0; i < n; i++) {
            content[i] = (byte) i;
        }
        return join(header(8, axes), content);
    }

    static byte[] labels(int... labels) {
        byte[] content = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            content[i] = (byte) labels[i];
        }
        return join(header(8, labels.length), content);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return packed.toByteArray();
    }

    /// Three pictures of 2 rows and 4 columns, of the classes 1, 0, 2.
    static void three(Path folder, Part part) throws IOException {
        String name = part == Part.TRAIN ? "train" : "t10k";
        Files.write(folder.resolve(name + "-images-idx3-ubyte"), counting(3, 2, 4));
        Files.write(folder.resolve(name + "-labels-idx1-ubyte"), labels(1, 0, 2));
    }
}
