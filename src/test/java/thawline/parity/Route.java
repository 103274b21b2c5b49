package thawline.parity;

import java.util.Arrays;
import java.util.List;
import org.opencv.core.CvType;
import thawline.tensor.Samples.Depth;

/// The depth that a function reads and the depth that it writes.
record Route(Depth from, Depth to) {

    /// Every pair.
    static List<Route> all() {
        return Arrays.stream(Depth.values())
                .flatMap(from -> Arrays.stream(Depth.values()).map(to -> new Route(from, to)))
                .toList();
    }

    boolean keepsDepth() {
        return from == to;
    }

    /// How many of OpenCV's steps are one unit of our planes: a 16-bit sample v is v/257 here.
    double unit() {
        return from == Depth.U16 ? 257 : 1;
    }

    static int code(Depth d) {
        return switch (d) {
            case U8 -> CvType.CV_8U;
            case U16 -> CvType.CV_16U;
            case S16 -> CvType.CV_16S;
            case F32 -> CvType.CV_32F;
        };
    }

    /// What fits the depth, as the writers of files hold it.
    static double stored(double value, Depth d) {
        return switch (d) {
            case U8 -> Math.clamp(Math.floor(value + 0.5), 0, 255);
            case U16 -> Math.clamp(Math.floor(value + 0.5), 0, 65_535);
            case S16 -> Math.clamp(Math.floor(value + 0.5), -32_768, 32_767);
            case F32 -> (float) value;
        };
    }

    static String name(Depth d) {
        return switch (d) {
            case U8 -> "8U";
            case U16 -> "16U";
            case S16 -> "16S";
            case F32 -> "32F";
        };
    }

    @Override
    public String toString() {
        return keepsDepth() ? name(from) : name(from) + " → " + name(to);
    }
}
