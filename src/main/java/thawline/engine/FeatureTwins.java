package thawline.engine;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfFloat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.HOGDescriptor;
import thawline.layer.OrientationBins;
import thawline.tensor.Shape;

/// Numbers that describe a picture.
final class FeatureTwins {

    private static final double CLIP = 0.2;

    static final List<Twin> ALL = List.of(Twin.floats("hog", "HOGDescriptor of 8U", FeatureTwins::hog)
            .taking("clip 0.2, which OpenCV has whatever is said; 1 or 3 planes")
            .differing("pictures that are not 8-bit are rounded first; else 1e-3, as OpenCV's arc tangent is good to"
                    + " 0.3° here"));

    private FeatureTwins() {}

    private static Operation hog(Given g) {
        if (g.number("clip") != CLIP) {
            throw new IllegalArgumentException("OpenCV clips at " + CLIP + " whatever is said");
        }
        int cell = g.whole("cellSize");
        int blockSize = g.whole("blockSize");
        int block = cell * blockSize;
        int step = cell * g.whole("stride");
        int bins = g.whole("bins");
        boolean signed = g.get("turn", OrientationBins.Turn.class) == OrientationBins.Turn.SIGNED;
        Operation resized = resized(g);
        return (x, mats) -> {
            Shape out = g.out(Planes.shape(x));
            Mat picture = Planes.interleaved(Planes.bytes(resized.run(x, mats), mats), mats);
            Size window = new Size((out.w() - 1) * step + block, (out.h() - 1) * step + block);
            HOGDescriptor hog = new HOGDescriptor(
                    window,
                    new Size(block, block),
                    new Size(step, step),
                    new Size(cell, cell),
                    bins,
                    1,
                    -1,
                    HOGDescriptor.L2Hys,
                    CLIP,
                    false,
                    HOGDescriptor.DEFAULT_NLEVELS,
                    signed);
            MatOfFloat numbers = new MatOfFloat();
            mats.adopt(numbers);
            MatOfPoint corner = new MatOfPoint(new Point(0, 0));
            mats.adopt(corner);
            hog.compute(picture, numbers, new Size(), new Size(), corner);
            return planes(numbers.toArray(), out, blockSize, mats);
        };
    }

    private static Operation resized(Given g) {
        Size size = new Size(g.whole("width"), g.whole("height"));
        return size.width == 0
                ? (x, mats) -> x
                : Operation.onFloats((x, y) -> Imgproc.resize(x, y, size, 0, 0, Imgproc.INTER_AREA));
    }

    /// OpenCV's vector goes down first, over blocks and over the cells of a block.
    private static List<Mat> planes(float[] numbers, Shape out, int blockSize, Mats mats) {
        int cells = blockSize * blockSize;
        int bins = out.c() / cells;
        List<Mat> planes = new ArrayList<>();
        for (int c = 0; c < out.c(); c++) {
            int cell = c / bins;
            int theirs = (cell % blockSize * blockSize + cell / blockSize) * bins + c % bins;
            float[] plane = new float[out.h() * out.w()];
            for (int i = 0; i < plane.length; i++) {
                int place = i % out.w() * out.h() + i / out.w();
                plane[i] = numbers[place * out.c() + theirs];
            }
            Mat y = mats.take();
            y.create(out.h(), out.w(), CvType.CV_32F);
            y.put(0, 0, plane);
            planes.add(y);
        }
        return planes;
    }
}
