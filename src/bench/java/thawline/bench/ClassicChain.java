package thawline.bench;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import thawline.filter.Pipelines;
import thawline.run.Plan;
import thawline.tensor.Samples;

/// The tutorials' chain on 8 megapixels, 8 bits in and a mask out: ours against OpenCV's with floats in
/// between, which is the fastest way to run it there. Both have the same threads and outputs made beforehand;
/// ours includes the conversions from and to 8 bits. `-prof gc` shows what a run allocates.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 5,
        jvmArgs = {"-Xmx4g", "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class ClassicChain {

    static {
        Loader.load(opencv_java.class);
    }

    static final int WIDTH = 3840;
    static final int HEIGHT = 2160;

    @Param({"1", "2"})
    public int threads;

    private Samples.U8 picture;
    private Samples.U8 mask;
    private Plan plan;

    private Mat in;
    private final Mat blurred = new Mat();
    private final Mat dx = new Mat();
    private final Mat dy = new Mat();
    private final Mat magnitude = new Mat();
    private final Mat response = new Mat();
    private final Mat dilated = new Mat();
    private final Mat above = new Mat();
    private final Mat out = new Mat();
    private Mat square;

    @Setup
    public void prepare() {
        picture = Pictures.grey(HEIGHT, WIDTH);
        mask = Samples.u8(1, HEIGHT, WIDTH);
        plan = Plan.of(Pipelines.classicOfGrey(), picture.shape(), threads);
        Core.setUseOptimized(true);
        Core.setNumThreads(threads);
        in = new Mat(HEIGHT, WIDTH, CvType.CV_8U);
        in.put(0, 0, picture.data());
        square = Imgproc.getStructuringElement(Imgproc.MORPH_RECT, new Size(3, 3));
    }

    @Benchmark
    public Samples thawline() {
        plan.run(picture, mask);
        return mask;
    }

    @Benchmark
    public Mat opencv() {
        Imgproc.GaussianBlur(in, blurred, new Size(5, 5), 0);
        Imgproc.Sobel(blurred, dx, CvType.CV_32F, 1, 0, 5);
        Imgproc.Sobel(blurred, dy, CvType.CV_32F, 0, 1, 5);
        Core.magnitude(dx, dy, magnitude);
        Imgproc.cornerHarris(magnitude, response, 2, 3, 0.04);
        Imgproc.dilate(response, dilated, square);
        double largest = Core.minMaxLoc(dilated).maxVal;
        Imgproc.threshold(dilated, above, 0.01 * largest, 255, Imgproc.THRESH_BINARY);
        above.convertTo(out, CvType.CV_8U);
        return out;
    }
}
