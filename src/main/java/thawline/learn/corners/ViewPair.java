package thawline.learn.corners;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import thawline.data.Corner;
import thawline.data.CornerScenes;
import thawline.data.Drawing;
import thawline.data.Sensor;
import thawline.filter.Colour;
import thawline.geometry.Interpolation;
import thawline.geometry.PlaneMap;
import thawline.geometry.Size;
import thawline.geometry.Warps;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Border;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Two grey views of the same flat thing, 240 × 320, and the map between them.
///
/// @param map from places in the first view to places in the second
/// @param corners those drawn in the first view; none are known in a photograph
public record ViewPair(Samples.U8 first, Samples.U8 second, PlaneMap map, Optional<List<Corner>> corners) {

    public static final int HEIGHT = 240;
    public static final int WIDTH = 320;

    /// How much larger than a view a photograph is made, so that a view of it seldom looks past its edge.
    private static final double AROUND = 1.5;

    private static final double MOST_BLUR = 1.2;
    private static final double LEAST_CONTRAST = 0.5;

    /// Two views of a drawn scene by one camera, of random blur and contrast.
    public static ViewPair scene(long seed, int scene) {
        SplittableRandom chance = new SplittableRandom(seed * 1_000_003 + scene);
        CornerScenes scenes = new CornerScenes(seed, HEIGHT, WIDTH);
        PlaneMap map = Views.random(chance, HEIGHT, WIDTH);
        Sensor sensor = new Sensor(chance.nextDouble(0, MOST_BLUR), chance.nextDouble(LEAST_CONTRAST, 1), 0);
        Drawing first = scenes.draw(scene);
        Drawing second = scenes.draw(scene, map);
        return new ViewPair(
                sensor.take(first.picture(), 0), sensor.take(second.picture(), 0), map, Optional.of(first.corners()));
    }

    /// The middle of a grey or colour photograph, and another view of it.
    public static ViewPair photo(Samples photo, long seed) {
        PlaneMap map = Views.random(new SplittableRandom(seed), HEIGHT, WIDTH);
        Tensor whole = fitted(photo);
        int left = (whole.shape().w() - WIDTH) / 2;
        int top = (whole.shape().h() - HEIGHT) / 2;
        PlaneMap middle = PlaneMap.affine(1, 0, -left, 0, 1, -top);
        return new ViewPair(view(whole, middle), view(whole, middle.then(map)), map, Optional.empty());
    }

    /// Grey, and so large that it covers [#AROUND] views.
    private static Tensor fitted(Samples photo) {
        double scale = Math.max(AROUND * HEIGHT / photo.height(), AROUND * WIDTH / photo.width());
        Size size = Size.of((int) Math.ceil(scale * photo.height()), (int) Math.ceil(scale * photo.width()));
        Layer resize = Warps.resize(size, scale < 1 ? Interpolation.AREA : Interpolation.LINEAR);
        Layer layer = photo.channels() == 1 ? resize : Colour.gray().then(resize);
        Tensor y = Tensor.zeros(layer.shape(photo.shape()));
        Plan.of(layer, photo.shape(), 1).run(photo, y);
        return y;
    }

    private static Samples.U8 view(Tensor whole, PlaneMap map) {
        Layer warp = Warps.warp(map, Size.of(HEIGHT, WIDTH), Interpolation.LINEAR, Border.REFLECT_101);
        Samples.U8 y = Samples.u8(1, HEIGHT, WIDTH);
        Tensor rounded = Tensor.zeros(Shape.plane(HEIGHT, WIDTH));
        Plan.of(warp, whole.shape(), 1).run(whole, rounded);
        for (int v = 0; v < HEIGHT; v++) {
            for (int u = 0; u < WIDTH; u++) {
                y.data()[y.index(0, v, u)] = (byte) Math.clamp(Math.round(rounded.at(0, v, u)), 0, 255);
            }
        }
        return y;
    }

    /// Both views with noise of their own.
    public ViewPair noisy(double deviation, long seed) {
        Sensor sensor = Sensor.noisy(deviation);
        return new ViewPair(sensor.take(first, 2 * seed), sensor.take(second, 2 * seed + 1), map, corners);
    }
}
