package thawline.parity;

import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import thawline.core.Footprint;
import thawline.core.Kernel;
import thawline.filter.Gabor;
import thawline.filter.Kernels;
import thawline.filter.Morphology;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The kernels themselves. Every picture stands for three drawings of parameters only.
final class KernelFunctions {
    private KernelFunctions() {}

    static List<ParityFunction> all() {
        return List.of(
                ParityFunction.of("getGaussianKernel", KernelFunctions::gaussian)
                        .sourceless(),
                ParityFunction.of("getDerivKernels", KernelFunctions::derivative)
                        .sourceless()
                        .bar(Bar.EQUAL),
                ParityFunction.of("getGaborKernel", KernelFunctions::gabor).sourceless(),
                ParityFunction.of("getStructuringElement", KernelFunctions::footprint)
                        .sourceless()
                        .bar(Bar.EQUAL));
    }

    private static Sides gaussian(Route r, Edge e, Draw d) {
        int ksize = 2 * d.whole(0, 15) + 1;
        double sigmaX = d.of(0, -1, d.within(0.3, 8));
        double sigmaY = d.of(0, -1, d.within(0.3, 8));
        return Sides.of(
                (x, y) -> {
                    Mat down = Imgproc.getGaussianKernel(ksize, sigmaY, CvType.CV_64F);
                    Mat along = Imgproc.getGaussianKernel(ksize, sigmaX, CvType.CV_64F);
                    outer(down, along, y);
                },
                x -> planes(Kernels.gaussian(ksize, sigmaX, sigmaY)));
    }

    private static Sides derivative(Route r, Edge e, Draw d) {
        int dx = d.whole(0, 2);
        int dy = dx == 0 ? d.whole(1, 2) : d.whole(0, 2);
        int ksize = d.of(1, 3, 5, 7, 9, 11);
        boolean scharr = dx + dy == 1 && d.flip();
        return Sides.of(
                (x, y) -> {
                    Mat down = new Mat();
                    Mat along = new Mat();
                    Imgproc.getDerivKernels(
                            along, down, dx, dy, scharr ? Imgproc.FILTER_SCHARR : ksize, false, CvType.CV_64F);
                    outer(down, along, y);
                },
                x -> planes(scharr ? Kernels.scharr(dx, dy) : Kernels.sobel(dx, dy, ksize)));
    }

    private static Sides gabor(Route r, Edge e, Draw d) {
        int ksize = 2 * d.whole(0, 15) + 1;
        double sigma = d.within(0.8, 6);
        double theta = d.within(-3, 3);
        double lambda = d.within(2, 12);
        double gamma = d.within(0.3, 2);
        double psi = d.within(-2, 2);
        return Sides.of(
                (x, y) -> Imgproc.getGaborKernel(
                                new Size(ksize, ksize), sigma, theta, lambda, gamma, psi, CvType.CV_64F)
                        .convertTo(y, CvType.CV_32F),
                x -> planes(Gabor.of(ksize, sigma, theta, lambda)
                        .gamma(gamma)
                        .psi(psi)
                        .kernel()));
    }

    /// y = down · alongᵀ
    private static void outer(Mat down, Mat along, Mat y) {
        Core.gemm(down, along.t(), 1, new Mat(), 0, y);
        y.convertTo(y, CvType.CV_32F);
    }

    private static Tensor planes(Kernel k) {
        return Tensor.of(Shape.plane(k.height(), k.width()), k.toArray());
    }

    private static Sides footprint(Route r, Edge e, Draw d) {
        Morphology.Shape shape = d.of(Morphology.Shape.values());
        int height = d.whole(1, 40);
        int width = d.whole(1, 40);
        return Sides.of(
                (x, y) -> Imgproc.getStructuringElement(MorphologyFunctions.code(shape), new Size(width, height))
                        .convertTo(y, CvType.CV_32F),
                x -> {
                    Footprint f = shape.of(height, width);
                    Tensor t = Tensor.zeros(Shape.plane(height, width));
                    for (int i = 0; i < height * width; i++) {
                        t.set(0, 0, i / width, i % width, f.at(0, i / width, i % width) ? 1 : 0);
                    }
                    return t;
                });
    }
}
