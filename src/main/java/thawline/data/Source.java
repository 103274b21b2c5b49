package thawline.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A file's content from its beginning on, unpacked where it is gzip. Errors name the file and the byte,
/// which for gzip is one of what was unpacked.
final class Source extends FilterInputStream {
    /// More than this, deflate cannot make of one byte.
    private static final long DEFLATE = 1032;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final long most;
    private final boolean packed;
    private long at;

    private Source(Path file, InputStream in, long most, boolean packed) {
        super(in);
        this.file = file;
        this.most = most;
        this.packed = packed;
    }

    static Source open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new DatasetException(file, "is a folder, where a file was expected");
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        boolean packed = false;
        try {
            long size = Files.size(file);
            in.mark(2);
            packed = in.read() == 0x1F && in.read() == 0x8B;
            in.reset();
            return packed
                    ? new Source(file, new GZIPInputStream(in, BUFFER), size * DEFLATE, true)
                    : new Source(file, in, size, false);
        } catch (IOException failed) {
            in.close();
            if (packed && !(failed instanceof FileSystemException)) {
                throw new DatasetException(file, "byte 0: its gzip header is damaged", failed);
            }
            throw failed;
        }
    }

    Path file() {
        return file;
    }

    boolean packed() {
        return packed;
    }

    /// The byte that is read next.
    long at() {
        return at;
    }

    /// The content can have no more bytes than this, whatever it says of itself.
    long most() {
        return most;
    }

    DatasetException wrong(long where, String why) {
        return new DatasetException(file, "byte " + where + (packed ? " of what it unpacks to: " : ": ") + why);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int count) throws IOException {
        try {
            int n = super.read(to, offset, count);
            at += Math.max(n, 0);
            return n;
        } catch (EOFException end) {
            throw new DatasetException(file, "byte " + at + " of what it unpacks to: the gzip file ends early", end);
        } catch (ZipException damage) {
            throw new DatasetException(
                    file,
                    "byte " + at + " of what it unpacks to: the gzip file is damaged (" + damage.getMessage() + ")",
                    damage);
        }
    }

    /// By reading, so that bytes are counted.
    @Override
    public long skip(long n) throws IOException {
        byte[] waste = new byte[Math.clamp(n, 0, BUFFER)];
        long left = n;
        while (left > 0) {
            int got = read(waste, 0, (int) Math.min(left, waste.length));
            if (got < 0) {
                break;
            }
            left -= got;
        }
        return n - left;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// As many bytes as there are, up to `count`.
    int fill(byte[] to, int count) throws IOException {
        return readNBytes(to, 0, count);
    }

    /// A 32-bit number, the most significant byte first.
    int number(String what) throws IOException {
        byte[] four = new byte[4];
        require(four, 4, what);
        return four[0] << 24 | (four[1] & 0xFF) << 16 | (four[2] & 0xFF) << 8 | (four[3] & 0xFF);
    }

    /// Exactly `count` bytes.
    void require(byte[] to, int count, String what) throws IOException {
        if (fill(to, count) < count) {
            throw wrong(at, "the file ends here, within " + what);
        }
    }
}
