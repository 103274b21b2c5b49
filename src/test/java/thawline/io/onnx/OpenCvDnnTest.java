package thawline.io.onnx;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// OpenCV's dnn runs exported files too.
class OpenCvDnnTest {

    @TempDir
    private Path dir;

    @BeforeAll
    static void load() {
        Loader.load(opencv_java.class);
    }

    static Stream<PresetModelsTest.Case> nets() {
        return PresetModelsTest.nets();
    }

    @ParameterizedTest
    @MethodSource("nets")
    void opencv_computes_the_same(PresetModelsTest.Case c) throws Exception {
        Path file = dir.resolve("model.onnx");
        ModelFiles.write(file, c.model());
        Net net = Dnn.readNetFromONNX(file.toString());
        Shape s = c.model().in();
        Tensor x = PresetModelsTest.picture(s, new Random(9));
        Mat blob = new Mat(new int[] {1, s.c(), s.h(), s.w()}, CvType.CV_32F);
        blob.put(new int[] {0, 0, 0, 0}, x.toArray());
        net.setInput(blob);
        Mat y = net.forward();
        float[] theirs = new float[(int) y.total()];
        int[] origin = new int[y.dims()];
        y.get(origin, theirs);
        ExportTest.assertClose(theirs, Trace.run(c.model().layer(), x).toArray());
    }
}
