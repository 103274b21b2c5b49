package thawline.geometry;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC;

import java.util.function.BiConsumer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Runs an OpenCV function on the planes of a tensor as one interleaved picture.
final class Oracle {
    private Oracle() {}

    static Tensor run(Tensor x, BiConsumer<Mat, Mat> function) {
        try (var _ = new PointerScope()) {
            Shape s = x.shape();
            Mat in = new Mat(s.h(), s.w(), CV_32FC(s.c()));
            float[] pixels = new float[s.size()];
            for (int c = 0; c < s.c(); c++) {
                for (int i = 0; i < s.h() * s.w(); i++) {
                    pixels[i * s.c() + c] = x.at(c, i / s.w(), i % s.w());
                }
            }
            new FloatPointer(in.data()).put(pixels);
            Mat out = new Mat();
            function.accept(in, out);
            return tensor(out);
        }
    }

    private static Tensor tensor(Mat mat) {
        Tensor y = Tensor.zeros(Shape.planes(mat.channels(), mat.rows(), mat.cols()));
        float[] pixels = new float[y.shape().size()];
        new FloatPointer(mat.data()).get(pixels);
        int i = 0;
        for (int v = 0; v < mat.rows(); v++) {
            for (int u = 0; u < mat.cols(); u++) {
                for (int c = 0; c < mat.channels(); c++) {
                    y.set(c, 0, v, u, pixels[i++]);
                }
            }
        }
        return y;
    }

    static int border(Border border) {
        return switch (border.mode()) {
            case CONSTANT -> 0;
            case REPLICATE -> 1;
            case REFLECT -> 2;
            case WRAP -> 3;
            case REFLECT_101 -> 4;
            case NONE -> throw new IllegalArgumentException("OpenCV has no border NONE");
        };
    }

    static int flag(Interpolation interpolation) {
        return switch (interpolation) {
            case NEAREST -> 0;
            case LINEAR -> 1;
            case CUBIC -> 2;
            case AREA -> 3;
        };
    }

    static double distance(Tensor a, Tensor b) {
        float[] p = a.toArray();
        float[] q = b.toArray();
        double most = a.shape().equals(b.shape()) ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < p.length && i < q.length; i++) {
            most = Math.max(most, Math.abs((double) p[i] - q[i]));
        }
        return most;
    }
}
