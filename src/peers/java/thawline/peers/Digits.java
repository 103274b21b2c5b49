package thawline.peers;

import java.io.IOException;
import java.nio.file.Path;
import thawline.data.Dataset;
import thawline.data.Datasets;
import thawline.data.Part;
import thawline.tensor.Tensor;

/// MNIST as a peer gets it: numbers of 0 … 1 and labels.
record Digits(float[] pixels, int[] labels) {

    static final int PIXELS = 28 * 28;

    static Digits of(Part part) throws IOException {
        Dataset set = Datasets.open(Path.of("mnist"), part);
        float[] pixels = new float[set.size() * PIXELS];
        int[] labels = new int[set.size()];
        Tensor digit = Tensor.zeros(set.shape());
        for (int i = 0; i < labels.length; i++) {
            set.input(i, digit);
            labels[i] = set.label(i);
            for (int k = 0; k < PIXELS; k++) {
                pixels[i * PIXELS + k] = digit.data()[k] / 255;
            }
        }
        return new Digits(pixels, labels);
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
