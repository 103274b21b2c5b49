package thawline.learn.corners;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import thawline.data.Corner;
import thawline.data.CornerScenes;
import thawline.data.Dataset;
import thawline.data.Drawing;
import thawline.data.Sensor;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Drawn scenes as a camera sees them, and which pixels belong to which of their corners.
///
/// (1,side,side) → (1,side,side): 0 where there is no corner within `radius` pixels, else the number, 1 …, of the
/// nearest one, as [thawline.train.PlaceCrossEntropy] wants it. A third of the scenes is clean, the others have noise
/// of 15 … 25 grey levels; view, blur and contrast vary.
public final class CornerLessons implements Dataset {

    private static final double LEAST_NOISE = 15;
    private static final double MOST_NOISE = 25;
    private static final double MOST_BLUR = 1.2;
    private static final double LEAST_CONTRAST = 0.5;

    private final Shape shape;
    private final double radius;
    private final List<Samples.U8> inputs = new ArrayList<>();
    private final List<List<Corner>> corners = new ArrayList<>();

    /// Scenes 0 … count−1 of a seed.
    public CornerLessons(int count, int side, double radius, long seed) {
        shape = Shape.plane(side, side);
        this.radius = radius;
        CornerScenes scenes = new CornerScenes(seed, side, side);
        for (int i = 0; i < count; i++) {
            SplittableRandom chance = new SplittableRandom(seed * 1_000_003 + i);
            Drawing drawing = scenes.draw(i, Views.random(chance, side, side));
            double noise = chance.nextInt(3) == 0 ? 0 : chance.nextDouble(LEAST_NOISE, MOST_NOISE);
            Sensor sensor = new Sensor(chance.nextDouble(0, MOST_BLUR), chance.nextDouble(LEAST_CONTRAST, 1), noise);
            inputs.add(sensor.take(drawing.picture(), chance.nextLong()));
            corners.add(drawing.corners());
        }
    }

    @Override
    public int size() {
        return inputs.size();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void input(int i, Tensor x) {
        Samples.U8 from = inputs.get(i);
        for (int v = 0; v < shape.h(); v++) {
            for (int u = 0; u < shape.w(); u++) {
                x.set(0, 0, v, u, Byte.toUnsignedInt(from.data()[from.index(0, v, u)]));
            }
        }
    }

    @Override
    public Target target() {
        return new Target.Planes(shape);
    }

    @Override
    public int label(int i) {
        throw new UnsupportedOperationException("a map of corners is wanted, no class");
    }

    @Override
    public void wanted(int i, Tensor y) {
        y.fill(0);
        double[] nearest = new double[shape.size()];
        Arrays.fill(nearest, radius);
        int number = 0;
        for (Corner corner : corners.get(i)) {
            number++;
            claim(corner, number, nearest, y);
        }
    }

    /// Gives a corner the pixels to which it is the nearest so far.
    private void claim(Corner at, int number, double[] nearest, Tensor y) {
        int reach = (int) Math.ceil(radius);
        int cx = (int) Math.round(at.x());
        int cy = (int) Math.round(at.y());
        for (int v = Math.max(cy - reach, 0); v <= Math.min(cy + reach, shape.h() - 1); v++) {
            for (int u = Math.max(cx - reach, 0); u <= Math.min(cx + reach, shape.w() - 1); u++) {
                double dx = u - at.x();
                double dy = v - at.y();
                double away = Math.sqrt(dx * dx + dy * dy);
                int pixel = v * shape.w() + u;
                if (away < nearest[pixel]) {
                    nearest[pixel] = away;
                    y.set(0, 0, v, u, number);
                }
            }
        }
    }
}
