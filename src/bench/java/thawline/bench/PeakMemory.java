package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import thawline.filter.Pipelines;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Samples;

/// The most memory that the classic chain over a 100-megapixel picture takes, in- and output included: what
/// Linux saw of the whole process (`VmHWM`). Run by
///
///     ./thawline src/bench/java/thawline/bench/PeakMemory.java grey
///     ./thawline src/bench/java/thawline/bench/PeakMemory.java colour
public final class PeakMemory {

    private static final int SIDE = 10_000;

    private PeakMemory() {}

    public static void main(String[] args) throws IOException {
        boolean colour = args.length > 0 && args[0].equals("colour");
        Samples.U8 picture = Samples.u8(colour ? 3 : 1, SIDE, SIDE);
        // pseudo-random dots on shading: corners in every band, as a photograph has them
        for (int i = 0; i < picture.data().length; i++) {
            int dot = i * 0x9E3779B9 >>> 20;
            picture.data()[i] = (byte) ((i >>> 9 & 63) + (dot < 8 ? 150 : 40));
        }
        Samples.U8 mask = Samples.u8(1, SIDE, SIDE);
        Layer chain = colour ? Pipelines.classic() : Pipelines.classicOfGrey();
        Plan.of(chain, picture.shape()).run(picture, mask);
        long corners = 0;
        for (byte b : mask.data()) {
            corners += b & 1;
        }
        System.out.println(corners + " of " + SIDE * SIDE + " pixels are marked");
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM")) {
                System.out.println(line);
            }
        }
    }
}
