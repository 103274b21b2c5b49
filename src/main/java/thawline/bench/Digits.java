package thawline.bench;

import java.io.IOException;
import java.nio.file.Path;
import thawline.data.Dataset;
import thawline.data.Datasets;
import thawline.data.KnownSet;
import thawline.data.Part;
import thawline.tensor.Tensor;

/// The first digits of MNIST, which has to be here (`THAWLINE_DATA`): how much a step has to do depends on what is in
/// the pictures.
///
/// @param pixels 0 … 255, one digit after the other
public record Digits(float[] pixels, int[] labels) {

    public static final int PIXELS = 28 * 28;

    /// The first ones; from the start again where there are fewer.
    public static Digits first(int count) throws IOException {
        Dataset set = set();
        float[] pixels = new float[count * PIXELS];
        int[] labels = new int[count];
        Tensor digit = Tensor.zeros(set.shape());
        for (int i = 0; i < count; i++) {
            set.input(i % set.size(), digit);
            System.arraycopy(digit.data(), digit.index(0, 0, 0, 0), pixels, i * PIXELS, PIXELS);
            labels[i] = set.label(i % set.size());
        }
        return new Digits(pixels, labels);
    }

    static Dataset set() throws IOException {
        return Datasets.open(Path.of("mnist"), Part.TRAIN);
    }

    /// Whether MNIST is here.
    static boolean areHere() {
        return KnownSet.MNIST.find().isPresent();
    }

    public int size() {
        return labels.length;
    }
}
