package thawline.parity;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A picture as OpenCV's matrix and as planes, from the same numbers.
record Picture(String name, Samples samples, Mat mat, Tensor planes) {

    /// From numbers in reading order, the channels of a pixel side by side.
    static Picture of(String name, Depth depth, Shape shape, double[] numbers) {
        Mat mat = new Mat(shape.h(), shape.w(), CvType.makeType(Route.code(depth), shape.c()));
        Samples samples = Samples.zeros(depth, shape.c(), shape.h(), shape.w());
        switch (samples) {
            case Samples.U8(byte[] d, Layout l) -> {
                for (int i = 0; i < d.length; i++) {
                    d[i] = (byte) (int) numbers[i];
                }
                mat.put(0, 0, d);
            }
            case Samples.U16(short[] d, Layout l) -> {
                for (int i = 0; i < d.length; i++) {
                    d[i] = (short) (int) numbers[i];
                }
                mat.put(0, 0, d);
            }
            case Samples.S16(short[] d, Layout l) -> {
                for (int i = 0; i < d.length; i++) {
                    d[i] = (short) (int) numbers[i];
                }
                mat.put(0, 0, d);
            }
            case Samples.F32(float[] d, Layout l) -> {
                for (int i = 0; i < d.length; i++) {
                    d[i] = (float) numbers[i];
                }
                mat.put(0, 0, d);
            }
        }
        return new Picture(name, samples, mat, planes(mat));
    }

    /// The planes of a matrix, in 8-bit units.
    static Tensor planes(Mat mat) {
        boolean wide = CvType.depth(mat.type()) == CvType.CV_16U;
        double[] numbers = numbers(mat);
        Tensor t = Tensor.zeros(Shape.planes(mat.channels(), mat.rows(), mat.cols()));
        int i = 0;
        for (int y = 0; y < mat.rows(); y++) {
            for (int x = 0; x < mat.cols(); x++) {
                for (int c = 0; c < mat.channels(); c++) {
                    float v = (float) numbers[i++];
                    t.set(c, 0, y, x, wide ? v / 257f : v);
                }
            }
        }
        return t;
    }

    /// A matrix's numbers in reading order, whatever its depth.
    static double[] numbers(Mat mat) {
        Mat wide = new Mat();
        mat.convertTo(wide, CvType.CV_64F);
        double[] numbers = new double[(int) wide.total() * wide.channels()];
        wide.get(0, 0, numbers);
        wide.release();
        return numbers;
    }

    @Override
    public String toString() {
        return name;
    }
}
