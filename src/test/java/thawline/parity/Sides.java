package thawline.parity;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.opencv.core.Mat;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Tensor;

/// One function with its parameters fixed: OpenCV's way and ours, and our layer where ours is one.
record Sides(UnaryOperator<Mat> oracle, UnaryOperator<Tensor> ours, Optional<Layer> layer) {

    static Sides of(UnaryOperator<Mat> oracle, Layer layer) {
        return new Sides(oracle, x -> Trace.run(layer, x), Optional.of(layer));
    }

    static Sides of(Oracle oracle, Layer layer) {
        return of(writing(oracle), layer);
    }

    static Sides of(Oracle oracle, UnaryOperator<Tensor> ours) {
        return new Sides(writing(oracle), ours, Optional.empty());
    }

    private static UnaryOperator<Mat> writing(Oracle oracle) {
        return x -> {
            Mat y = new Mat();
            oracle.run(x, y);
            return y;
        };
    }

    /// The same after something was done to OpenCV's result.
    Sides afterOracle(Consumer<Mat> more) {
        return new Sides(
                x -> {
                    Mat y = oracle.apply(x);
                    more.accept(y);
                    return y;
                },
                ours,
                layer);
    }

    /// An OpenCV call that writes its second argument.
    @FunctionalInterface
    interface Oracle {
        void run(Mat source, Mat result);
    }
}
