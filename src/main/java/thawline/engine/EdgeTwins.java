package thawline.engine;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import thawline.core.Kernel;
import thawline.core.Norm;
import thawline.filter.Kernels;

/// Derivatives, free kernels, and edges made of them.
final class EdgeTwins {

    static final List<Twin> ALL = List.of(
            Twin.floats("sobel", "Sobel", g -> {
                int ksize = g.whole("ksize");
                double scale = g.number("scale");
                double delta = g.number("delta");
                int border = g.filterBorder();
                return derivatives(
                        g,
                        (dx, dy) -> (x, y) -> Imgproc.Sobel(x, y, CvType.CV_32F, dx, dy, ksize, scale, delta, border));
            }),
            Twin.floats("scharr", "Scharr", g -> {
                double scale = g.number("scale");
                double delta = g.number("delta");
                int border = g.filterBorder();
                return derivatives(
                        g, (dx, dy) -> (x, y) -> Imgproc.Scharr(x, y, CvType.CV_32F, dx, dy, scale, delta, border));
            }),
            Twin.floats("prewitt", "filter2D", g -> {
                int border = g.filterBorder();
                return derivatives(g, (dx, dy) -> filter(Kernels.prewitt(dx, dy), border));
            }),
            Twin.floats("laplacian", "Laplacian", g -> {
                int ksize = g.whole("ksize");
                double scale = g.number("scale");
                double delta = g.number("delta");
                int border = g.filterBorder();
                return Operation.onFloats(
                        (x, y) -> Imgproc.Laplacian(x, y, CvType.CV_32F, ksize, scale, delta, border));
            }),
            Twin.floats(
                    "log",
                    "filter2D",
                    g -> Operation.onFloats(
                            filter(Kernels.log(g.whole("ksize"), g.number("sigma")), g.filterBorder()))),
            Twin.floats("gabor", "getGaborKernel, filter2D", EdgeTwins::gabor),
            Twin.floats(
                    "kernel",
                    "filter2D",
                    g -> Operation.onFloats(filter(g.get("numbers", Kernel.class), g.filterBorder()))),
            Twin.floats("magnitude", "magnitude", g -> ofPairs(Core::magnitude)),
            Twin.floats("orientation", "phase", g -> ofPairs((dx, dy, y) -> Core.phase(dx, dy, y, true))),
            Twin.bytes("canny", "cvtColor, Canny; of 8U", EdgeTwins::canny));

    private EdgeTwins() {}

    /// A derivative of some order.
    private interface Derivative {
        Operation.OnPlane of(int dx, int dy);
    }

    /// One derivative, or without orders both firsts.
    private static Operation derivatives(Given g, Derivative derivative) {
        int dx = g.whole("dx");
        int dy = g.whole("dy");
        return dx == 0 && dy == 0
                ? Operation.stacked(List.of(derivative.of(1, 0), derivative.of(0, 1)))
                : Operation.onFloats(derivative.of(dx, dy));
    }

    static Operation.OnPlane filter(Kernel k, int border) {
        return (x, y) -> {
            Mat numbers = new Mat(k.height(), k.width(), CvType.CV_32F);
            numbers.put(0, 0, k.toArray());
            filter(x, y, numbers, border);
        };
    }

    /// Gives the numbers back.
    private static void filter(Mat x, Mat y, Mat numbers, int border) {
        try {
            Imgproc.filter2D(x, y, CvType.CV_32F, numbers, SmoothTwins.MIDDLE, 0, border);
        } finally {
            numbers.release();
        }
    }

    private static Operation gabor(Given g) {
        int ksize = g.whole("ksize");
        double sigma = g.number("sigma");
        double theta = g.number("theta");
        double lambda = g.number("lambda");
        double gamma = g.number("gamma");
        double psi = g.number("psi");
        int border = g.filterBorder();
        return Operation.onFloats((x, y) -> {
            Size size = new Size(ksize, ksize);
            filter(x, y, Imgproc.getGaborKernel(size, sigma, theta, lambda, gamma, psi, CvType.CV_32F), border);
        });
    }

    /// A call on d/dx and d/dy of a plane.
    private interface OnPair {
        void run(Mat dx, Mat dy, Mat y);
    }

    /// Of planes that are all d/dx, then all d/dy.
    private static Operation ofPairs(OnPair call) {
        return (x, mats) -> {
            List<Mat> floats = Planes.floats(x, mats);
            int n = x.size() / 2;
            List<Mat> all = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                Mat y = mats.take();
                call.run(floats.get(i), floats.get(n + i), y);
                all.add(y);
            }
            return all;
        };
    }

    /// OpenCV takes 8-bit pictures: what is not is rounded.
    private static Operation canny(Given g) {
        g.requireReplicate("Canny");
        int ksize = g.whole("ksize");
        if (ksize != 3 && ksize != 5 && ksize != 7) {
            throw new IllegalArgumentException("OpenCV's Canny takes ksize 3, 5 or 7");
        }
        double low = g.number("low");
        double high = g.number("high");
        boolean l2 = g.get("norm", Norm.class) == Norm.L2;
        Operation edges = Operation.onEach((x, y) -> Imgproc.Canny(x, y, low, high, ksize, l2));
        return (x, mats) -> edges.run(ColourTwins.gray(Planes.bytes(x, mats), mats), mats);
    }
}
