package thawline.bench;

import java.util.Optional;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import thawline.io.Natives;
import thawline.tensor.Samples;

/// OpenCV through its Java bindings: everything optimised, outputs made by the first run and used again.
final class OpenCv implements Toolkit {

    static final String NAME = "OpenCV";

    /// Megapixels above which nobody waits for it.
    private static final double MOST = 20;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return Core.VERSION;
    }

    @Override
    public Optional<Work> work(Task task, Setting s) {
        if (!task.takesPicture() || s.megapixels() > MOST) {
            return Optional.empty();
        }
        if (Natives.missing(opencv_java.class).isPresent()) {
            return Optional.empty();
        }
        Core.setUseOptimized(true);
        Core.setNumThreads(s.threads());
        Mat x = mat(s.picture());
        return Optional.ofNullable(made(task, x));
    }

    static Mat mat(Samples.U8 picture) {
        Mat x = new Mat(picture.height(), picture.width(), CvType.CV_8U);
        x.put(0, 0, picture.data());
        return x;
    }

    private static Work made(Task task, Mat x) {
        Mat y = new Mat();
        Mat z = new Mat();
        Size five = new Size(5, 5);
        return switch (task) {
            case CLASSIC, CLASSIC_CORNERS -> classic(x);
            case HARRIS -> () -> Imgproc.cornerHarris(x, y, 2, 3, 0.04);
            case SHI_TOMASI -> () -> Imgproc.cornerMinEigenVal(x, y, 3, 3);
            case GAUSSIAN_5 -> () -> Imgproc.GaussianBlur(x, y, five, 0);
            case BOX_5 -> () -> Imgproc.blur(x, y, five);
            case MEDIAN_3 -> () -> Imgproc.medianBlur(x, y, 3);
            case MEDIAN_5 -> () -> Imgproc.medianBlur(x, y, 5);
            case SOBEL_3_S16 -> () -> Imgproc.Sobel(x, y, CvType.CV_16S, 1, 0, 3);
            case SOBEL_3_F32 -> () -> Imgproc.Sobel(x, y, CvType.CV_32F, 1, 0, 3);
            case SOBEL_5_S16 -> () -> Imgproc.Sobel(x, y, CvType.CV_16S, 1, 0, 5);
            case SOBEL_5_F32 -> () -> Imgproc.Sobel(x, y, CvType.CV_32F, 1, 0, 5);
            case SCHARR_S16 -> () -> Imgproc.Scharr(x, y, CvType.CV_16S, 1, 0);
            case SCHARR_F32 -> () -> Imgproc.Scharr(x, y, CvType.CV_32F, 1, 0);
            case GRADIENT_SOBEL -> () -> Imgproc.spatialGradient(x, y, z, 3);
            case GRADIENT_SCHARR ->
                () -> {
                    Imgproc.Scharr(x, y, CvType.CV_16S, 1, 0);
                    Imgproc.Scharr(x, z, CvType.CV_16S, 0, 1);
                };
            case DILATE_3 -> {
                Mat square = Imgproc.getStructuringElement(Imgproc.MORPH_RECT, new Size(3, 3));
                yield () -> Imgproc.dilate(x, y, square);
            }
            case FILTER_5 -> filter(x, y, 5);
            case FILTER_7 -> filter(x, y, 7);
            case MATCH_16 -> match(x, y, 16);
            case MATCH_32 -> match(x, y, 32);
            case THRESHOLD -> () -> Imgproc.threshold(x, y, 128, 255, Imgproc.THRESH_BINARY);
            case OTSU -> () -> Imgproc.threshold(x, y, 0, 255, Imgproc.THRESH_BINARY | Imgproc.THRESH_OTSU);
            case EQUALISE -> () -> Imgproc.equalizeHist(x, y);
            case RESIZE_HALF -> {
                Size half = new Size(x.width() / 2.0, x.height() / 2.0);
                yield () -> Imgproc.resize(x, y, half);
            }
            case ROTATE -> {
                Point centre = new Point((x.width() - 1) / 2.0, (x.height() - 1) / 2.0);
                Mat map = Imgproc.getRotationMatrix2D(centre, 10, 1);
                yield () -> Imgproc.warpAffine(x, y, map, x.size());
            }
            case FLIP -> () -> Core.flip(x, y, 1);
            case TURN -> () -> Core.rotate(x, y, Core.ROTATE_90_CLOCKWISE);
            case CANNY -> () -> Imgproc.Canny(x, y, 50, 100);
            case CANNY_SMOOTHED ->
                () -> {
                    Imgproc.GaussianBlur(x, z, five, 0);
                    Imgproc.Canny(z, y, 50, 100);
                };
            case GRADIENT_PREWITT,
                    RIDGES,
                    PEAKS,
                    CONVOLUTION_32_64,
                    TRAIN_KERAS_MNIST,
                    INFER_KERAS_MNIST,
                    LEARNED_FILTER -> null;
        };
    }

    /// With 32-bit floats in between, which is the fastest way to run the chain there.
    private static Work classic(Mat x) {
        Mat blurred = new Mat();
        Mat dx = new Mat();
        Mat dy = new Mat();
        Mat magnitude = new Mat();
        Mat response = new Mat();
        Mat dilated = new Mat();
        Mat above = new Mat();
        Mat mask = new Mat();
        Mat square = Imgproc.getStructuringElement(Imgproc.MORPH_RECT, new Size(3, 3));
        return () -> {
            Imgproc.GaussianBlur(x, blurred, new Size(5, 5), 0);
            Imgproc.Sobel(blurred, dx, CvType.CV_32F, 1, 0, 5);
            Imgproc.Sobel(blurred, dy, CvType.CV_32F, 0, 1, 5);
            Core.magnitude(dx, dy, magnitude);
            Imgproc.cornerHarris(magnitude, response, 2, 3, 0.04);
            Imgproc.dilate(response, dilated, square);
            double largest = Core.minMaxLoc(dilated).maxVal;
            Imgproc.threshold(dilated, above, 0.01 * largest, 255, Imgproc.THRESH_BINARY);
            above.convertTo(mask, CvType.CV_8U);
        };
    }

    private static Work filter(Mat x, Mat y, int side) {
        Mat kernel = new Mat(side, side, CvType.CV_32F);
        kernel.put(0, 0, Numbers.kernel(side * side));
        return () -> Imgproc.filter2D(x, y, CvType.CV_32F, kernel, new Point(-1, -1), 0, Core.BORDER_REFLECT_101);
    }

    private static Work match(Mat x, Mat y, int side) {
        Mat piece =
                x.submat(new Rect(x.width() / 3, x.height() / 3, side, side)).clone();
        return () -> Imgproc.matchTemplate(x, piece, y, Imgproc.TM_CCOEFF_NORMED);
    }
}
