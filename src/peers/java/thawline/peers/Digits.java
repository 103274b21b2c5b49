package thawline.peers;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// MNIST as a peer gets it: numbers of 0 … 1 and labels.
record Digits(float[] pixels, int[] labels) {

    static final int PIXELS = 28 * 28;

    static Digits of(String part) {
        String data = System.getenv("THAWLINE_DATA");
        if (data == null) {
            throw new IllegalStateException("needs MNIST: set THAWLINE_DATA to the folder that has mnist/");
        }
        Path folder = Path.of(data, "mnist");
        byte[] images = bytes(folder.resolve(part + "-images-idx3-ubyte.gz"), 16);
        byte[] labels = bytes(folder.resolve(part + "-labels-idx1-ubyte.gz"), 8);
        float[] pixels = new float[images.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (images[i] & 0xff) / 255f;
        }
        int[] numbers = new int[labels.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = labels[i];
        }
        return new Digits(pixels, numbers);
    }

    private static byte[] bytes(Path file, int header) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            in.readNBytes(header);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return labels.length;
    }

    /// The pixels of the given examples, one behind the other.
    float[] pixels(int[] order, int from, int count) {
        float[] x = new float[count * PIXELS];
        for (int i = 0; i < count; i++) {
            System.arraycopy(pixels, order[from + i] * PIXELS, x, i * PIXELS, PIXELS);
        }
        return x;
    }

    float[] labels(int[] order, int from, int count) {
        float[] y = new float[count];
        for (int i = 0; i < count; i++) {
            y[i] = labels[order[from + i]];
        }
        return y;
    }
}
