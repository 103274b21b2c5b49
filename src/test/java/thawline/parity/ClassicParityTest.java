package thawline.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import thawline.TestData;
import thawline.filter.Pipelines;
import thawline.run.Plan;
import thawline.tensor.Samples.Depth;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The tutorials' chain marks the pixels that the same steps mark in OpenCV, with the one repair that OpenCV needs:
/// `cornerHarris` refuses the 64-bit magnitude, so it is made 32F first.
class ClassicParityTest {

    /// So near to the threshold, as a share of the maximum, either answer is right.
    private static final double EITHER = 1e-5;

    @BeforeAll
    static void openCv() {
        OpenCv.require();
    }

    @Test
    void it_marks_what_opencv_marks_on_random_pictures() {
        Tally all = new Tally();
        for (Picture p : Pictures.of(Depth.U8, 3)) {
            all.add(compare(p.name(), p.mat(), p.planes()));
        }
        all.print("random pictures, seeds from " + Pictures.SEED);
        assertThat(all.marked).isPositive();
    }

    @Test
    void it_marks_what_opencv_marks_on_the_pictures_of_the_project() throws IOException {
        Path folder = Path.of("images");
        if (Files.isDirectory(folder)) {
            onFiles(folder);
        }
    }

    @Test
    void it_marks_what_opencv_marks_on_photographs() throws IOException {
        onFiles(TestData.dir("photos"));
    }

    private static void onFiles(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().matches("(?i).*\\.(png|jpe?g)"))
                    .sorted()
                    .toList();
        }
        Tally all = new Tally();
        for (Path f : files) {
            Mat mat = Imgcodecs.imread(f.toString(), Imgcodecs.IMREAD_COLOR);
            Imgproc.cvtColor(mat, mat, Imgproc.COLOR_BGR2RGB);
            all.add(compare(f.toString(), mat, Picture.planes(mat)));
            mat.release();
        }
        all.print(files.size() + " files of " + folder.getFileName());
        assertThat(files).isNotEmpty();
    }

    /// How many pixels were compared, marked by OpenCV, marked otherwise here, and too near to the threshold to say.
    private static final class Tally {
        long pixels;
        long marked;
        long different;
        long near;

        void add(Tally t) {
            pixels += t.pixels;
            marked += t.marked;
            different += t.different;
            near += t.near;
        }

        void print(String what) {
            System.out.printf(
                    "classic() on %s: %d pixels, %d marked by OpenCV, %d within %.0e of the threshold, %d of these"
                            + " different%n",
                    what, pixels, marked, near, EITHER, different);
        }
    }

    private static Tally compare(String name, Mat rgb, Tensor planes) {
        Mat response = response(rgb);
        double max = Core.minMaxLoc(response).maxVal;
        double[] r = Picture.numbers(response);
        Tensor mask = Tensor.zeros(Shape.plane(rgb.rows(), rgb.cols()));
        Plan.of(Pipelines.classic(), planes.shape(), 1).run(planes, mask);
        float[] ours = mask.toArray();
        Tally t = new Tally();
        t.pixels = r.length;
        int wrong = 0;
        for (int i = 0; i < r.length; i++) {
            boolean theirs = r[i] > 0.01 * max;
            boolean isNear = max > 0 && Math.abs(r[i] - 0.01 * max) <= EITHER * max;
            boolean same = theirs == (ours[i] == 255);
            t.marked += theirs ? 1 : 0;
            t.near += isNear ? 1 : 0;
            t.different += same ? 0 : 1;
            wrong += same || isNear ? 0 : 1;
        }
        assertThat(wrong).as("pixels of %s that are marked otherwise", name).isZero();
        return t;
    }

    /// OpenCV's steps up to the dilated response.
    private static Mat response(Mat rgb) {
        Mat grey = new Mat();
        Imgproc.cvtColor(rgb, grey, Imgproc.COLOR_RGB2GRAY);
        Imgproc.GaussianBlur(grey, grey, new Size(5, 5), 0);
        Mat dx = new Mat();
        Mat dy = new Mat();
        Imgproc.Sobel(grey, dx, CvType.CV_64F, 1, 0, 5);
        Imgproc.Sobel(grey, dy, CvType.CV_64F, 0, 1, 5);
        Mat magnitude = new Mat();
        Core.magnitude(dx, dy, magnitude);
        magnitude.convertTo(magnitude, CvType.CV_32F);
        Mat response = new Mat();
        Imgproc.cornerHarris(magnitude, response, 2, 3, 0.04);
        Imgproc.dilate(response, response, Imgproc.getStructuringElement(Imgproc.MORPH_RECT, new Size(3, 3)));
        return response;
    }
}
