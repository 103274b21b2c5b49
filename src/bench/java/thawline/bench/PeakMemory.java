package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import thawline.data.Dataset;
import thawline.data.Datasets;
import thawline.data.Part;
import thawline.filter.Pipelines;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.train.Metric;
import thawline.train.Preset;

/// The most memory that the classic chain over a 100-megapixel picture takes, in- and output included, or an epoch of
/// `keras-mnist` on MNIST, the data included: what Linux saw of the whole process (`VmHWM`). Run by
///
///     ./thawline src/bench/java/thawline/bench/PeakMemory.java grey
///     ./thawline src/bench/java/thawline/bench/PeakMemory.java colour
///     ./thawline src/bench/java/thawline/bench/PeakMemory.java training
public final class PeakMemory {

    private static final int SIDE = 10_000;

    private PeakMemory() {}

    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "grey" -> chain(1);
            case "colour" -> chain(3);
            case "training" -> training();
            default -> throw new IllegalArgumentException("grey, colour or training, not " + args[0]);
        }
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM")) {
                System.out.println(line);
            }
        }
    }

    private static void chain(int channels) {
        Samples.U8 picture = Samples.u8(channels, SIDE, SIDE);
        // pseudo-random dots on shading: corners in every band, as a photograph has them
        for (int i = 0; i < picture.data().length; i++) {
            int dot = i * 0x9E3779B9 >>> 20;
            picture.data()[i] = (byte) ((i >>> 9 & 63) + (dot < 8 ? 150 : 40));
        }
        Samples.U8 mask = Samples.u8(1, SIDE, SIDE);
        Layer chain = channels == 3 ? Pipelines.classic() : Pipelines.classicOfGrey();
        Plan.of(chain, picture.shape()).run(picture, mask);
        long corners = 0;
        for (byte b : mask.data()) {
            corners += b & 1;
        }
        System.out.println(corners + " of " + SIDE * SIDE + " pixels are marked");
    }

    private static void training() throws IOException {
        Preset preset = thawline.train.Presets.KERAS_MNIST;
        Dataset digits = Datasets.open(Path.of("mnist"), Part.TRAIN);
        preset.model(10, 1)
                .compile(preset.recipe().loss(), preset.recipe().optimizer(), Metric.ACCURACY)
                .fit(digits, preset.recipe().fit().epochs(1));
    }
}
