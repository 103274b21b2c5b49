package thawline.learn;

import java.util.List;
import java.util.stream.DoubleStream;

/// x' = (x − meanX) / scaleX, y' = (y − meanY) / scaleY, with a mean for each plane: what students see and
/// make, so that losses are shares of the teacher's power, and one learning rate does for all teachers.
record Units(List<Double> meanX, double scaleX, List<Double> meanY, double scaleY) {

    /// Inputs as they are, and results divided alone.
    static Units scaled(int ins, int outs, double scaleY) {
        return new Units(zeros(ins), 1, zeros(outs), scaleY);
    }

    private static List<Double> zeros(int n) {
        return DoubleStream.generate(() -> 0).limit(n).boxed().toList();
    }

    /// The mean over all planes of x.
    double centreX() {
        return meanX.stream().mapToDouble(v -> v).average().orElse(0);
    }

    double centreY() {
        return meanY.stream().mapToDouble(v -> v).average().orElse(0);
    }
}
