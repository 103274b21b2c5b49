package thawline.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;
import thawline.core.Footprint;
import thawline.filter.Probe;
import thawline.pipeline.Places;
import thawline.tensor.Border;

/// Maxima and minima.
final class MorphologyTwins {

    /// OpenCV's `morphologyDefaultBorderValue`: what lies outside never wins.
    private static final Scalar NEVER_WINS = Scalar.all(Double.MAX_VALUE);

    static final List<Twin> ALL = List.of(
            twin("dilate", "morphologyEx MORPH_DILATE", Imgproc.MORPH_DILATE),
            twin("erode", "morphologyEx MORPH_ERODE", Imgproc.MORPH_ERODE),
            twin("open", "morphologyEx MORPH_OPEN", Imgproc.MORPH_OPEN),
            twin("close", "morphologyEx MORPH_CLOSE", Imgproc.MORPH_CLOSE),
            twin("gradient", "morphologyEx MORPH_GRADIENT", Imgproc.MORPH_GRADIENT),
            twin("topHat", "morphologyEx MORPH_TOPHAT", Imgproc.MORPH_TOPHAT),
            twin("blackHat", "morphologyEx MORPH_BLACKHAT", Imgproc.MORPH_BLACKHAT));

    private MorphologyTwins() {}

    private static Twin twin(String name, String calls, int op) {
        Twin.Maker maker = g -> operation(g, op);
        return (chooses(op) ? Twin.same(name, calls, maker) : Twin.floats(name, calls, maker))
                .taking("border CONSTANT, REPLICATE, REFLECT or REFLECT_101");
    }

    private static Operation operation(Given g, int op) {
        int width = g.whole("ksize");
        int height = g.whole("ksizeY") == 0 ? width : g.whole("ksizeY");
        Footprint footprint = g.get("shape", Places.class).of(height, width);
        int iterations = g.whole("iterations");
        Optional<Border> outside = outside(g);
        if (outside.map(Border::mode)
                .filter(m -> m == Border.Mode.WRAP || m == Border.Mode.NONE)
                .isPresent()) {
            throw new IllegalArgumentException("OpenCV's morphology takes no border " + outside.get());
        }
        int border = outside.map(Given::code).orElse(Core.BORDER_CONSTANT);
        Scalar value = outside.filter(b -> b.mode() == Border.Mode.CONSTANT)
                .map(b -> Scalar.all(b.value()))
                .orElse(NEVER_WINS);
        Operation.OnPlane call = (x, y) -> {
            Mat element = element(footprint);
            try {
                Imgproc.morphologyEx(x, y, op, element, SmoothTwins.MIDDLE, iterations, border, value);
            } finally {
                element.release();
            }
        };
        boolean anyNumber = outside.isPresent() && outside.get().mode() == Border.Mode.CONSTANT;
        return chooses(op) && !anyNumber ? Operation.onEach(call) : Operation.onFloats(call);
    }

    /// Whether results are numbers of the picture, and no differences of them.
    private static boolean chooses(int op) {
        return op == Imgproc.MORPH_DILATE
                || op == Imgproc.MORPH_ERODE
                || op == Imgproc.MORPH_OPEN
                || op == Imgproc.MORPH_CLOSE;
    }

    /// The entry keeps its border as what it does to a probe.
    private static Optional<Border> outside(Given g) {
        Probe any = Probe.of(Footprint.rect(1, 1));
        @SuppressWarnings("unchecked") // the parameter's own type
        UnaryOperator<Probe> border = g.get("border", UnaryOperator.class);
        return border.apply(any).border();
    }

    private static Mat element(Footprint f) {
        Mat element = Mat.zeros(f.height(), f.width(), CvType.CV_8U);
        for (int y = 0; y < f.height(); y++) {
            for (int x = 0; x < f.width(); x++) {
                element.put(y, x, f.at(0, y, x) ? 1 : 0);
            }
        }
        return element;
    }
}
