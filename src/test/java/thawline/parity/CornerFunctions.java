package thawline.parity;

import java.util.List;
import org.opencv.imgproc.Imgproc;
import thawline.filter.Corners;
import thawline.layer.CornerResponse;
import thawline.layer.Layer;
import thawline.tensor.Samples.Depth;

/// Corner maps, which OpenCV makes of 8U and 32F into 32F.
final class CornerFunctions {
    private CornerFunctions() {}

    static List<ParityFunction> all() {
        return List.of(
                ParityFunction.of("cornerHarris", CornerFunctions::harris)
                        .planes(1)
                        .everyBorder(),
                ParityFunction.of("cornerMinEigenVal", CornerFunctions::smallerEigenvalue)
                        .planes(1)
                        .everyBorder());
    }

    private static Sides harris(Route r, Edge e, Draw d) {
        int block = d.whole(1, 5);
        int ksize = d.of(1, 3, 5, 7);
        double k = d.of(0.04, 0.06);
        return Sides.of(
                (x, y) -> Imgproc.cornerHarris(x, y, block, ksize, k, e.code),
                tensor(r, e, block, ksize).then(CornerResponse.harris(k)));
    }

    private static Sides smallerEigenvalue(Route r, Edge e, Draw d) {
        int block = d.whole(2, 5); // a block of 1 has an eigenvalue of 0, of which only rounding is left
        int ksize = d.of(1, 3, 5, 7);
        return Sides.of(
                (x, y) -> Imgproc.cornerMinEigenVal(x, y, block, ksize, e.code),
                tensor(r, e, block, ksize).then(new CornerResponse(new CornerResponse.Measure.ShiTomasi())));
    }

    private static Layer tensor(Route r, Edge e, int block, int ksize) {
        double depth = r.from() == Depth.U8 ? 255 : 1;
        return Corners.structureTensor(block, ksize, Corners.scale(block, ksize) / depth, e.border());
    }
}
