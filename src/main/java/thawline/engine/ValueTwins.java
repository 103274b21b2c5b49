package thawline.engine;

import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import thawline.core.Cut;
import thawline.core.Kernel;
import thawline.layer.Threshold;
import thawline.layer.Weights;

/// Thresholds, what changes a picture's look, and arithmetic.
final class ValueTwins {

    private static final String ADAPTIVE = "blockSize from 3 on; border REPLICATE";
    private static final String OF_BYTES = "pictures that are not 8-bit are rounded first";

    private static final Kernel SHARPEN = Kernel.of(3, 3, 0, -1, 0, -1, 5, -1, 0, -1, 0);
    private static final Kernel EMBOSS = Kernel.of(3, 3, -2, -1, 0, -1, 1, 1, 0, 1, 2);

    static final List<Twin> ALL = List.of(
            Twin.floats("threshold", "threshold; minMaxLoc for a share, THRESH_OTSU of 8U", ValueTwins::threshold)
                    .differing("pixels as near to the level as rounding"),
            Twin.bytes("adaptiveMean", "adaptiveThreshold of 8U", g -> adaptive(g, Imgproc.ADAPTIVE_THRESH_MEAN_C))
                    .taking(ADAPTIVE)
                    .differing(OF_BYTES),
            Twin.bytes(
                            "adaptiveGaussian",
                            "adaptiveThreshold of 8U",
                            g -> adaptive(g, Imgproc.ADAPTIVE_THRESH_GAUSSIAN_C))
                    .taking(ADAPTIVE)
                    .differing(OF_BYTES),
            Twin.floats(
                    "sharpen", "filter2D", g -> Operation.onFloats(EdgeTwins.filter(SHARPEN, Core.BORDER_REFLECT_101))),
            Twin.bordered("unsharp", "GaussianBlur, addWeighted", ValueTwins::unsharp),
            Twin.floats(
                    "emboss", "filter2D", g -> Operation.onFloats(EdgeTwins.filter(EMBOSS, Core.BORDER_REFLECT_101))),
            Twin.floats("normalise", "normalize NORM_MINMAX", ValueTwins::normalise)
                    .taking("low not above high"),
            Twin.bytes("equalise", "equalizeHist of 8U", g -> ValueTwins::equalise)
                    .differing(OF_BYTES),
            Twin.floats("scale", "convertTo", g -> {
                double gain = g.number("gain");
                double offset = g.number("offset");
                return Operation.onFloats((x, y) -> x.convertTo(y, CvType.CV_32F, gain, offset));
            }),
            Twin.floats("absolute", "absdiff", g -> Operation.onFloats((x, y) -> Core.absdiff(x, Scalar.all(0), y))),
            Twin.floats("relu", "max", g -> Operation.onFloats((x, y) -> Core.max(x, Scalar.all(0), y))),
            Twin.floats("leakyRelu", "max, min, addWeighted", ValueTwins::leakyRelu),
            Twin.bytes("round8", "convertTo CV_8U", g -> Planes::bytes)
                    .differing("OpenCV rounds a half to the even number, ours up"));

    private ValueTwins() {}

    private static Operation leakyRelu(Given g) {
        double slope = g.number("slope");
        return Operation.onFloats((x, y) -> {
            Mat below = new Mat();
            Core.min(x, Scalar.all(0), below);
            Core.max(x, Scalar.all(0), y);
            Core.addWeighted(y, 1, below, slope, 0, y);
            below.release();
        });
    }

    private static Operation threshold(Given g) {
        int type = code(g.get("type", Cut.class));
        double high = g.number("high");
        return switch (g.get("level", Threshold.Level.class)) {
            case Threshold.Level.Absolute(Weights level) -> {
                double t = level.kernel().value();
                yield Operation.onFloats((x, y) -> Imgproc.threshold(x, y, t, high, type));
            }
            case Threshold.Level.OfMaximum(Weights share) -> {
                double s = share.kernel().value();
                yield (x, mats) -> {
                    List<Mat> floats = Planes.floats(x, mats);
                    double t = s * maximum(floats);
                    return Operation.onFloats((p, y) -> Imgproc.threshold(p, y, t, high, type))
                            .run(floats, mats);
                };
            }
            case Threshold.Level.Otsu() ->
                (x, mats) -> {
                    List<Mat> bytes = Planes.bytes(x, mats);
                    double t = otsu(bytes, mats);
                    return Operation.onFloats((p, y) -> Imgproc.threshold(p, y, t, high, type))
                            .run(bytes, mats);
                };
        };
    }

    private static double maximum(List<Mat> x) {
        return x.stream().mapToDouble(p -> Core.minMaxLoc(p).maxVal).max().orElseThrow();
    }

    /// The level alone, of all planes together.
    private static double otsu(List<Mat> bytes, Mats mats) {
        Mat all = mats.adopt(Planes.interleaved(bytes, mats).reshape(1));
        return Imgproc.threshold(all, mats.take(), 0, 255, Imgproc.THRESH_BINARY | Imgproc.THRESH_OTSU);
    }

    private static int code(Cut cut) {
        return switch (cut) {
            case BINARY -> Imgproc.THRESH_BINARY;
            case BINARY_INV -> Imgproc.THRESH_BINARY_INV;
            case TRUNC -> Imgproc.THRESH_TRUNC;
            case TOZERO -> Imgproc.THRESH_TOZERO;
            case TOZERO_INV -> Imgproc.THRESH_TOZERO_INV;
        };
    }

    /// OpenCV takes 8-bit pictures: what is not is rounded.
    private static Operation adaptive(Given g, int method) {
        g.requireReplicate("adaptiveThreshold");
        int block = g.whole("blockSize");
        double c = g.number("c");
        if (block < 3) {
            throw new IllegalArgumentException("OpenCV's adaptiveThreshold begins at blockSize 3");
        }
        Operation threshold = Operation.onEach(
                (x, y) -> Imgproc.adaptiveThreshold(x, y, 255, method, Imgproc.THRESH_BINARY, block, c));
        return (x, mats) -> threshold.run(Planes.bytes(x, mats), mats);
    }

    private static Operation unsharp(Given g) {
        double sigma = g.number("sigma");
        double amount = g.number("amount");
        int border = g.filterBorder();
        return (x, mats) -> {
            Mat soft = mats.take();
            return Operation.onFloats((p, y) -> {
                        Imgproc.GaussianBlur(p, soft, new Size(), sigma, sigma, border);
                        Core.addWeighted(p, 1 + amount, soft, -amount, 0, y);
                    })
                    .run(x, mats);
        };
    }

    /// All planes together.
    private static List<Mat> equalise(List<Mat> x, Mats mats) {
        List<Mat> bytes = Planes.bytes(x, mats);
        Mat all = mats.adopt(Planes.interleaved(bytes, mats).reshape(1));
        Mat y = mats.take();
        Imgproc.equalizeHist(all, y);
        return Planes.apart(mats.adopt(y.reshape(bytes.size())), mats);
    }

    private static Operation normalise(Given g) {
        double low = g.number("low");
        double high = g.number("high");
        if (low > high) {
            throw new IllegalArgumentException("OpenCV's normalize takes low and high in their order only");
        }
        return Operation.onChannels((x, y) -> Core.normalize(x, y, low, high, Core.NORM_MINMAX, CvType.CV_32F));
    }
}
