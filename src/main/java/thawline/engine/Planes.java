package thawline.engine;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Pictures as OpenCV's matrices, one for each plane, and back.
final class Planes {

    private Planes() {}

    /// 8-bit samples as 8U, others as 32F in 8-bit units.
    static List<Mat> of(Samples picture, Mats mats) {
        List<Mat> planes = new ArrayList<>();
        for (int c = 0; c < picture.channels(); c++) {
            Mat stored = plane(picture, c, mats);
            planes.add(
                    switch (picture.depth()) {
                        case U8, F32 -> stored;
                        case U16 -> floats(stored, 1 / 257.0, mats);
                        case S16 -> floats(stored, 1, mats);
                    });
        }
        return planes;
    }

    /// Channel c in its own depth.
    private static Mat plane(Samples picture, int c, Mats mats) {
        int w = picture.width();
        int step = picture.layout().pixelStride();
        Mat plane = mats.take();
        plane.create(picture.height(), w, type(picture.depth()));
        for (int y = 0; y < picture.height(); y++) {
            int from = picture.index(c, y, 0);
            switch (picture) {
                case Samples.U8 u8 -> {
                    byte[] row = new byte[w];
                    for (int x = 0; x < w; x++) {
                        row[x] = u8.data()[from + x * step];
                    }
                    plane.put(y, 0, row);
                }
                case Samples.U16 u16 -> plane.put(y, 0, shorts(u16.data(), from, step, w));
                case Samples.S16 s16 -> plane.put(y, 0, shorts(s16.data(), from, step, w));
                case Samples.F32 f32 -> {
                    float[] row = new float[w];
                    for (int x = 0; x < w; x++) {
                        row[x] = f32.data()[from + x * step];
                    }
                    plane.put(y, 0, row);
                }
            }
        }
        return plane;
    }

    private static short[] shorts(short[] data, int from, int step, int n) {
        short[] row = new short[n];
        for (int x = 0; x < n; x++) {
            row[x] = data[from + x * step];
        }
        return row;
    }

    private static int type(Samples.Depth depth) {
        return switch (depth) {
            case U8 -> CvType.CV_8UC1;
            case U16 -> CvType.CV_16UC1;
            case S16 -> CvType.CV_16SC1;
            case F32 -> CvType.CV_32FC1;
        };
    }

    /// The same planes as 32F.
    static List<Mat> floats(List<Mat> x, Mats mats) {
        return x.stream()
                .map(p -> p.depth() == CvType.CV_32F ? p : floats(p, 1, mats))
                .toList();
    }

    private static Mat floats(Mat x, double gain, Mats mats) {
        Mat y = mats.take();
        x.convertTo(y, CvType.CV_32F, gain);
        return y;
    }

    /// The same planes as 8U: rounded, halves to even, and held in 0 … 255.
    static List<Mat> bytes(List<Mat> x, Mats mats) {
        return x.stream()
                .map(p -> {
                    if (p.depth() == CvType.CV_8U) {
                        return p;
                    }
                    Mat y = mats.take();
                    p.convertTo(y, CvType.CV_8U);
                    return y;
                })
                .toList();
    }

    /// Planes as the channels of one matrix.
    static Mat interleaved(List<Mat> x, Mats mats) {
        if (x.size() == 1) {
            return x.getFirst();
        }
        Mat first = x.getFirst();
        Mat all = mats.take();
        all.create(first.rows(), first.cols(), CvType.makeType(first.depth(), x.size()));
        for (int c = 0; c < x.size(); c++) {
            Core.insertChannel(x.get(c), all, c);
        }
        return all;
    }

    /// The channels of a matrix as planes.
    static List<Mat> apart(Mat x, Mats mats) {
        if (x.channels() == 1) {
            return List.of(x);
        }
        List<Mat> planes = new ArrayList<>();
        for (int c = 0; c < x.channels(); c++) {
            Mat plane = mats.take();
            Core.extractChannel(x, plane, c);
            planes.add(plane);
        }
        return planes;
    }

    static Shape shape(List<Mat> x) {
        return Shape.planes(x.size(), x.getFirst().rows(), x.getFirst().cols());
    }

    /// A copy in Java's memory.
    static Tensor tensor(List<Mat> x, Mats mats) {
        List<Mat> floats = floats(x, mats);
        Tensor y = Tensor.zeros(shape(floats));
        float[] row = new float[y.shape().w()];
        for (int c = 0; c < floats.size(); c++) {
            for (int v = 0; v < y.shape().h(); v++) {
                floats.get(c).get(v, 0, row);
                System.arraycopy(row, 0, y.data(), y.index(c, 0, v, 0), row.length);
            }
        }
        return y;
    }
}
