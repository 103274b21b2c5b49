package thawline.xo;

import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.maxPool;
import static thawline.train.Blocks.scale;
import static thawline.train.Blocks.serial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import thawline.data.Dataset;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.train.Adam;
import thawline.train.Blocks;
import thawline.train.Blueprint;
import thawline.train.Fit;
import thawline.train.Initializer;
import thawline.train.Model;
import thawline.train.Recipe;
import thawline.train.Schedule;
import thawline.train.SoftmaxCrossEntropy;
import thawline.xo.Strokes.Kind;

/// The net that learns X and O from drawn strokes, how it is trained, and the one that is shipped.
public final class Cnn {

    public static final String NAME = "CNN";

    /// How many are drawn to learn from.
    public static final int CARDS = 19_800;

    /// How many examples a card becomes.
    private static final int TIMES = 3;

    private static final String SHIPPED = "xo.onnx";

    /// Labels are smoothed, so that the net never learns to be certain.
    public static final Recipe RECIPE = new Recipe(
            Initializer.HE_NORMAL,
            new SoftmaxCrossEntropy(0.06),
            Adam.keras(0.003).betas(0.8, 0.95),
            Fit.of(64, 4).schedule(Schedule.OneCycle.STANDARD));

    private Cnn() {}

    /// The last layer weighs each place by itself, so that its evidence is exact.
    public static Blueprint net() {
        return serial(
                scale(1 / 255.0),
                conv2d(16, 5).relu(),
                maxPool(2),
                conv2d(32, 3).relu(),
                conv2d(32, 3).relu(),
                maxPool(2),
                conv2d(64, 3).relu(),
                flatten(),
                dense(Label.values().length).softmax());
    }

    /// Before training.
    public static Model model(long seed) {
        return Model.of(
                Blocks.input(Card.SHAPE).initializer(RECIPE.initializer()).seed(seed), net());
    }

    /// What it learns from: drawn cards, two thirds anywhere in the generator's ranges and one third at their
    /// ends, with more of running hands than the generator has; and each of them as other hands would have written
    /// it.
    public static Dataset cards(int count, long seed) {
        return varied(
                Strokes.cards(count, seed, i -> {
                    Traits traits = (isAtEnds(i) ? Kind.CORNER : Kind.UNIFORM).traits(seed, i);
                    return isJoined(i) ? traits.with(Trait.JOINED, 1) : traits;
                }),
                TIMES,
                seed);
    }

    /// Labels come by turns.
    private static boolean isAtEnds(long i) {
        return i / Label.values().length % 3 == 2;
    }

    private static boolean isJoined(long i) {
        return i / Label.values().length % 4 == 0;
    }

    /// The same of other cards.
    public static Dataset varied(Dataset cards, int times, long seed) {
        return Deformed.of(cards, times, seed);
    }

    /// The net that comes with the project.
    public static Classifier shipped() {
        return of(shippedModel());
    }

    public static SavedModel shippedModel() {
        try (InputStream in = Cnn.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + SHIPPED + " is missing");
            }
            return ModelFiles.of(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// An [IllegalArgumentException] says where a model is none of cards.
    public static Classifier of(SavedModel model) {
        return new Classifier(NAME, model.layer());
    }
}
