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

    private static final String REPLICATE = "border REPLICATE";

    static final List<Twin> ALL = List.of(
            Twin.bordered("sobel", "Sobel", EdgeTwins::sobel),
            Twin.bordered("scharr", "Scharr", EdgeTwins::scharr),
            Twin.bordered("prewitt", "filter2D", EdgeTwins::prewitt),
            Twin.bordered("laplacian", "Laplacian", EdgeTwins::laplacian),
            Twin.bordered("log", "filter2D", EdgeTwins::log),
            Twin.bordered("gabor", "getGaborKernel, filter2D", EdgeTwins::gabor),
            Twin.bordered("kernel", "filter2D", EdgeTwins::kernel),
            Twin.floats("magnitude", "magnitude", g -> ofPairs(Core::magnitude)),
            Twin.floats("orientation", "phase", g -> ofPairs((dx, dy, y) -> Core.phase(dx, dy, y, true)))
                    .differing("OpenCV's arc tangent is good to 0.01°"),
            Twin.bytes("canny", "cvtColor, Canny of 8U", EdgeTwins::canny)
                    .taking("ksize 3, 5 or 7; " + REPLICATE)
                    .differing("pictures that are not 8-bit grey are rounded first; ksize 7, where OpenCV divides the"
                            + " derivatives by 16 and rounds them"));

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

    private static Operation sobel(Given g) {
        int ksize = g.whole("ksize");
        double scale = g.number("scale");
        double delta = g.number("delta");
        int border = g.filterBorder();
        return derivatives(
                g, (dx, dy) -> (x, y) -> Imgproc.Sobel(x, y, CvType.CV_32F, dx, dy, ksize, scale, delta, border));
    }

    private static Operation scharr(Given g) {
        double scale = g.number("scale");
        double delta = g.number("delta");
        int border = g.filterBorder();
        return derivatives(g, (dx, dy) -> (x, y) -> Imgproc.Scharr(x, y, CvType.CV_32F, dx, dy, scale, delta, border));
    }

    private static Operation prewitt(Given g) {
        int border = g.filterBorder();
        return derivatives(g, (dx, dy) -> filter(Kernels.prewitt(dx, dy), border));
    }

    private static Operation laplacian(Given g) {
        int ksize = g.whole("ksize");
        double scale = g.number("scale");
        double delta = g.number("delta");
        int border = g.filterBorder();
        return Operation.onFloats((x, y) -> Imgproc.Laplacian(x, y, CvType.CV_32F, ksize, scale, delta, border));
    }

    private static Operation log(Given g) {
        return Operation.onFloats(filter(Kernels.log(g.whole("ksize"), g.number("sigma")), g.filterBorder()));
    }

    private static Operation kernel(Given g) {
        return Operation.onFloats(filter(g.get("numbers", Kernel.class), g.filterBorder()));
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
