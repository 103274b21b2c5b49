package thawline.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.Mat;
import org.opencv.core.MatOfFloat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.objdetect.HOGDescriptor;
import thawline.filter.Edges;
import thawline.filter.Features;
import thawline.filter.Hog;
import thawline.layer.OrientationBins;
import thawline.layer.Trace;
import thawline.run.Plan;
import thawline.tensor.Samples.Depth;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Histograms of oriented gradients are those of OpenCV's `HOGDescriptor`, gamma correction off; its arc
/// tangent is good to 0.3° only.
class HogParityTest {

    private static final double BAR = 1e-3;

    @BeforeAll
    static void openCv() {
        OpenCv.require();
    }

    /// OpenCV 4.13 clips at 0.2 whatever its `L2HysThreshold` says; `HogTest` has other clips.
    static List<Hog> hogs() {
        return List.of(
                Hog.usual(),
                new Hog(new Hog.Grid(6, 3, 2), new OrientationBins(12, OrientationBins.Turn.SIGNED), 0.2),
                new Hog(new Hog.Grid(5, 1, 1), new OrientationBins(9, OrientationBins.Turn.UNSIGNED), 0.2));
    }

    @ParameterizedTest
    @MethodSource("hogs")
    void descriptors_are_those_of_opencv(Hog hog) {
        int[] compared = new int[2];
        for (int channels : new int[] {1, 3}) {
            for (Picture p : Pictures.of(Depth.U8, channels)) {
                int h = whole(p.mat().rows(), hog.grid());
                int w = whole(p.mat().cols(), hog.grid());
                if (h > 0 && w > 0) {
                    Mat mat = new Mat(p.mat(), new Rect(0, 0, w, h)).clone();
                    Tensor x = Picture.planes(mat);
                    if (channels == 1 || !ties(x)) {
                        compare(hog, mat, x, p.name());
                        compared[channels / 3]++;
                    }
                }
            }
        }
        assertThat(compared[0]).isGreaterThan(10);
        assertThat(compared[1]).as("in colour").isGreaterThan(3);
    }

    /// The most pixels that blocks fill without rest.
    private static int whole(int n, Hog.Grid g) {
        int block = g.cellSize() * g.blockSize();
        int step = g.cellSize() * g.stride();
        return n < block ? 0 : (n - block) / step * step + block;
    }

    private static void compare(Hog hog, Mat mat, Tensor x, String name) {
        Plan plan = Plan.of(hog.layer(), x.shape());
        Tensor y = Tensor.zeros(plan.out());
        plan.run(x, y);
        Features ours = hog.vector(y);

        float[] theirs = openCv(hog, mat);

        assertThat(theirs).hasSize(ours.values().length);
        Shape s = plan.out();
        int b = hog.grid().blockSize();
        int bins = hog.bins().bins();
        double worst = 0;
        for (int i = 0; i < theirs.length; i++) {
            int place = i / s.c();
            int cell = i / bins % (b * b);
            // OpenCV goes down first
            int at = (place % s.h() * s.w() + place / s.h()) * s.c() + (cell % b * b + cell / b) * bins + i % bins;
            worst = Math.max(worst, Math.abs(theirs[i] - ours.values()[at]));
        }
        assertThat(worst).as(name).isLessThanOrEqualTo(BAR);
    }

    /// Whether two planes have the longest gradient at one pixel, and in different directions: OpenCV's
    /// vector and scalar code then choose differently.
    private static boolean ties(Tensor x) {
        int n = x.shape().c();
        Tensor d = Trace.run(Edges.sobel(1), x);
        for (int i = 0; i < x.shape().h() * x.shape().w(); i++) {
            double most = -1;
            boolean tie = false;
            for (int c = 0; c < n; c++) {
                double h = d.at(c, i / x.shape().w(), i % x.shape().w());
                double v = d.at(c + n, i / x.shape().w(), i % x.shape().w());
                tie = h * h + v * v == most || (tie && h * h + v * v < most);
                most = Math.max(most, h * h + v * v);
            }
            if (tie && most > 0) {
                return true;
            }
        }
        return false;
    }

    private static float[] openCv(Hog hog, Mat mat) {
        int cell = hog.grid().cellSize();
        int block = cell * hog.grid().blockSize();
        int step = cell * hog.grid().stride();
        HOGDescriptor theirs = new HOGDescriptor(
                new Size(mat.cols(), mat.rows()),
                new Size(block, block),
                new Size(step, step),
                new Size(cell, cell),
                hog.bins().bins(),
                1,
                -1,
                HOGDescriptor.L2Hys,
                hog.clip(),
                false,
                HOGDescriptor.DEFAULT_NLEVELS,
                hog.bins().turn() == OrientationBins.Turn.SIGNED);
        MatOfFloat descriptors = new MatOfFloat();
        theirs.compute(mat, descriptors);
        return descriptors.toArray();
    }
}
