package thawline.engine;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import thawline.filter.Corners;

/// Corner maps.
final class CornerTwins {

    static final List<Twin> ALL = List.of(
            Twin.floats("products", "multiply", g -> (x, mats) -> products(Planes.floats(x, mats), mats)),
            Twin.bordered("structureTensor", "Sobel, multiply, boxFilter", CornerTwins::structureTensor),
            Twin.bordered("harris", "cornerHarris", CornerTwins::harris),
            Twin.bordered("shiTomasi", "cornerMinEigenVal", CornerTwins::shiTomasi));

    private CornerTwins() {}

    /// dx², dx·dy, dy²
    private static List<Mat> products(List<Mat> x, Mats mats) {
        int n = x.size() / 2;
        List<Mat> dx = x.subList(0, n);
        List<Mat> dy = x.subList(n, 2 * n);
        List<Mat> all = new ArrayList<>();
        multiply(dx, dx, all, mats);
        multiply(dx, dy, all, mats);
        multiply(dy, dy, all, mats);
        return all;
    }

    private static void multiply(List<Mat> a, List<Mat> b, List<Mat> all, Mats mats) {
        for (int i = 0; i < a.size(); i++) {
            Mat y = mats.take();
            Core.multiply(a.get(i), b.get(i), y);
            all.add(y);
        }
    }

    private static Operation structureTensor(Given g) {
        int block = g.whole("blockSize");
        int ksize = g.whole("ksize");
        double scale = scale(g);
        int border = g.filterBorder();
        Operation derivatives = Operation.stacked(List.of(
                (x, y) -> Imgproc.Sobel(x, y, CvType.CV_32F, 1, 0, ksize, scale, 0, border),
                (x, y) -> Imgproc.Sobel(x, y, CvType.CV_32F, 0, 1, ksize, scale, 0, border)));
        Operation sums = Operation.onFloats((x, y) ->
                Imgproc.boxFilter(x, y, CvType.CV_32F, new Size(block, block), SmoothTwins.MIDDLE, false, border));
        return (x, mats) -> sums.run(products(derivatives.run(x, mats), mats), mats);
    }

    private static double scale(Given g) {
        return g.number("scale") == 0 ? usual(g) : g.number("scale");
    }

    /// The gain that OpenCV gives the derivatives of a float picture.
    private static double usual(Given g) {
        return Corners.scale(g.whole("blockSize"), g.whole("ksize"));
    }

    /// A map that OpenCV makes with its own gain, which counts `degree` times.
    private static Operation.OnPlane scaled(Given g, int degree, Operation.OnPlane map) {
        if (g.number("scale") == 0) {
            return map;
        }
        double gain = Math.pow(g.number("scale") / usual(g), degree);
        return (x, y) -> {
            map.run(x, y);
            y.convertTo(y, CvType.CV_32F, gain);
        };
    }

    private static Operation harris(Given g) {
        int block = g.whole("blockSize");
        int ksize = g.whole("ksize");
        double k = g.number("k");
        int border = g.filterBorder();
        return Operation.onFloats(scaled(g, 4, (x, y) -> Imgproc.cornerHarris(x, y, block, ksize, k, border)));
    }

    private static Operation shiTomasi(Given g) {
        int block = g.whole("blockSize");
        int ksize = g.whole("ksize");
        int border = g.filterBorder();
        return Operation.onFloats(scaled(g, 2, (x, y) -> Imgproc.cornerMinEigenVal(x, y, block, ksize, border)));
    }
}
