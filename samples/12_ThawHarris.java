import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.layer.Layer;
import thawline.learn.Disturbance;
import thawline.learn.Drawn;
import thawline.learn.Fidelity;
import thawline.learn.Thawing;
import thawline.pipeline.Pipeline;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Lesson 12. A whole pipeline learns: Harris' derivative kernels, window and k, each number up to 30 % off, are
/// trained back by watching what the real Harris makes of drawn pictures. Frozen, they are a filter among others.
class ThawHarris {

    public static void main(String[] args) throws IOException {
        Layer harris = Pipeline.parse("harris").layer(Shape.plane(64, 64));
        Layer pupil = new Disturbance(0.3, 2).of(harris);
        List<Tensor> unseen = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            unseen.add(Drawn.LEAVES.draw(1, 128, 900 + i));
        }
        double before = Fidelity.of(pupil, harris, unseen).correlation();
        System.out.printf(Locale.ROOT, "disturbed: correlation %.4f with Harris%n", before);

        Thawing thawing = Thawing.of(harris, pupil).pace(Thawing.THROUGH.epochs(20));
        thawing.learn(thawing.drawn(1, 1));

        double after = Fidelity.of(pupil, harris, unseen).correlation();
        System.out.printf(Locale.ROOT, "trained:   correlation %.6f%n", after);
        claim("it was far from Harris", before <= 0.9);
        claim("it is Harris again", after >= 0.999);

        Path file = Files.createTempFile("harris", ".onnx");
        ModelFiles.write(file, new SavedModel(pupil.freeze(), Shape.plane(64, 64)));
        Pipeline mixed = Pipeline.parse("gray | gaussian(3) | model(\"" + file + "\") | threshold(0.01 max)");
        Pipeline byHand = Pipeline.parse("gray | gaussian(3) | harris | threshold(0.01 max)");
        Shape colour = Shape.planes(3, 128, 128);
        Fidelity masks = Fidelity.of(mixed.layer(colour), byHand.layer(colour), List.of(Drawn.LEAVES.draw(3, 128, 77)));
        System.out.printf(Locale.ROOT, "as a step among others, the masks agree to %.4f%n", masks.correlation());
        claim("a learned step stands among steps written by hand", masks.correlation() > 0.95);
        Files.delete(file);
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/12_ThawHarris.java
