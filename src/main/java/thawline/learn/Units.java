package thawline.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import thawline.core.Geometry;
import thawline.core.Grouping;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Scale;
import thawline.tensor.Border;

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

    /// x to x'
    Layer enter() {
        return planes(1 / scaleX, meanX.stream().map(m -> -m / scaleX).toList());
    }

    /// y' to y
    Layer leave() {
        return planes(scaleY, meanY);
    }

    /// gain·x + an offset for each plane.
    private static Layer planes(double gain, List<Double> offsets) {
        if (offsets.stream().distinct().count() == 1) {
            return Scale.of(gain, offsets.getFirst());
        }
        int n = offsets.size();
        float[] gains = new float[n];
        float[] each = new float[n];
        for (int c = 0; c < n; c++) {
            gains[c] = (float) gain;
            each[c] = offsets.get(c).floatValue();
        }
        return Conv2d.designed(Kernel.wrap(n, 1, 1, 1, 1, gains), Border.NONE)
                .with(Geometry.UNIT.withGrouping(new Grouping.Groups(n)))
                .bias(each);
    }

    /// With the means that a linear teacher makes of those of x, whitened by ρ, instead of measured ones,
    /// which a few pixels at the edges of windows move.
    Units made(Teacher teacher, double rho) {
        Kernel kernel = teacher.kernel().orElseThrow();
        List<Double> means = new ArrayList<>();
        for (int o = 0; o < kernel.outs(); o++) {
            double sum = teacher.offset() * (1 - rho) * (1 - rho);
            for (int i = 0; i < kernel.ins(); i++) {
                sum += meanX.get(i) * gain(kernel, o, i);
            }
            means.add(sum);
        }
        return new Units(meanX, scaleX, means, scaleY);
    }

    private static double gain(Kernel kernel, int o, int i) {
        double sum = 0;
        for (int y = 0; y < kernel.height(); y++) {
            for (int x = 0; x < kernel.width(); x++) {
                sum += kernel.at(o, i, 0, y, x);
            }
        }
        return sum;
    }
}
