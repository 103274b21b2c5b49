package thawline.learn.corners;

import thawline.layer.Layer;
import thawline.train.Adam;
import thawline.train.Epoch;
import thawline.train.Fit;
import thawline.train.History;
import thawline.train.Listener;
import thawline.train.Model;
import thawline.train.PlaceCrossEntropy;
import thawline.train.Schedule;

/// Harris' detector with every number learned: two derivative kernels, the window, and k.
///
/// ```java
/// Layer corners = LearnedHarris.STANDARD.learn(Listener.SILENT).layer();   // (1,H,W) → (1,H,W), a corner map
/// ```
///
/// Training begins with a [WideHarris] and looks for a response that is a corner's, wherever within `radius` pixels
/// it peaks, rather than anything else's in the picture. After every step the kernels are made symmetric again. In the
/// end the level of pure noise is taken off.
///
/// @param scenes how many drawn scenes of side × side it sees
/// @param radius how far from the drawn corner a peak may lie, in pixels
public record LearnedHarris(WideHarris start, PlaceCrossEntropy loss, int scenes, double radius, Fit fit) {

    /// Of a scene.
    private static final int SIDE = 96;

    private static final double RATE = 0.001;

    /// In some minutes on two processors.
    public static final LearnedHarris STANDARD = new LearnedHarris(
            new WideHarris(15, 2, 15, 2, 0.04),
            new PlaceCrossEntropy(1, 0.35),
            256,
            3,
            Fit.of(16, 16).schedule(new Schedule.Cosine(0.02)));

    /// What was learned, frozen.
    ///
    /// @param layer the map above the [NoiseFloor]: what is not positive is no corner
    /// @param map the same without it
    public record Learned(Layer layer, Layer map, History history) {}

    public LearnedHarris with(Fit other) {
        return new LearnedHarris(start, loss, scenes, radius, other);
    }

    public LearnedHarris scenes(int count) {
        return new LearnedHarris(start, loss, count, radius, fit);
    }

    /// The seed of the fit draws the scenes too.
    public Learned learn(Listener listener) {
        Layer layer = start.layer().thaw();
        CornerLessons lessons = new CornerLessons(scenes, SIDE, radius, fit.seed());
        History history = Model.of(lessons.shape(), layer)
                .compile(loss, Adam.keras(RATE))
                .fit(lessons, fit.listener(new Listener() {
                    @Override
                    public void step(int epoch, int step, int steps, double mean) {
                        Symmetry.restore(layer);
                        listener.step(epoch, step, steps, mean);
                    }

                    @Override
                    public void epoch(Epoch epoch, int epochs) {
                        listener.epoch(epoch, epochs);
                    }
                }));
        Layer map = layer.freeze();
        return new Learned(NoiseFloor.STANDARD.above(map, fit.seed()), map, history);
    }
}
