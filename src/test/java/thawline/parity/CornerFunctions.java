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
        Layer ours = e == Edge.REFLECT_101
                ? Corners.harris(block, ksize, k, scale(r, block, ksize))
                : tensor(r, e, block, ksize).then(CornerResponse.harris(k));
        return Sides.of((x, y) -> Imgproc.cornerHarris(x, y, block, ksize, k, e.code), ours);
    }

    private static Sides smallerEigenvalue(Route r, Edge e, Draw d) {
        int block = d.whole(2, 5); // a block of 1 has an eigenvalue of 0, of which only rounding is left
        int ksize = d.of(1, 3, 5, 7);
        Layer ours = e == Edge.REFLECT_101 && r.from() == Depth.F32
                ? Corners.shiTomasi(block, ksize)
                : tensor(r, e, block, ksize).then(new CornerResponse(new CornerResponse.Measure.ShiTomasi()));
        return Sides.of((x, y) -> Imgproc.cornerMinEigenVal(x, y, block, ksize, e.code), ours);
    }

    private static Layer tensor(Route r, Edge e, int block, int ksize) {
        return Corners.structureTensor(block, ksize, scale(r, block, ksize), e.border());
    }

    private static double scale(Route r, int block, int ksize) {
        return Corners.scale(block, ksize) / (r.from() == Depth.U8 ? 255 : 1);
    }
}
