import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import thawline.core.Kernel;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.GlobalPool;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Softmax;
import thawline.layer.Weights;
import thawline.pipeline.Pipeline;
import thawline.tensor.Border;
import thawline.tensor.Shape;

/// Lesson 11. A model is one ONNX file: a pipeline of filters, or a net behind one, written and read back as the layer
/// that it was. What ONNX has not is refused by name.
class OnnxFiles {

    public static void main(String[] args) throws IOException {
        Path dir = Files.createTempDirectory("thawline");
        Shape picture = Shape.planes(3, 60, 80);

        Layer corners = Pipeline.parse("gray | gaussian(5) | sobel(5) | magnitude | harris")
                .layer(picture);
        Path response = dir.resolve("response.onnx");
        ModelFiles.write(response, new SavedModel(corners, picture));
        System.out.println(Files.size(response) + " bytes");
        claim(
                "a pipeline comes back as it was",
                ModelFiles.read(response).layer().equals(corners));

        Layer bank = Pipeline.parse("gray | sobel | magnitude").layer(picture);
        Layer net = bank.then(Conv2d.learned(Kernel.of(3, 3, 0, 1, 0, 1, -4, 1, 0, 1, 0), Border.ZERO))
                .then(GlobalPool.AVERAGE)
                .then(Dense.learned(Kernel.wrap(2, 1, 1, 1, 1, new float[] {0.5f, -0.5f})))
                .then(new Softmax());
        Path file = dir.resolve("net.onnx");
        ModelFiles.write(file, new SavedModel(net, picture, Notes.NONE.withClasses(List.of("smooth", "rough"))));
        SavedModel back = ModelFiles.read(file);
        System.out.println(back.notes().classes());
        long learned = Layers.weights(back.layer()).filter(Weights::isLearned).count();
        claim("the filters are still frozen, and the two layers behind them still learn", learned == 2);

        try {
            ModelFiles.write(file, new SavedModel(Pipeline.parse("median(3)").layer(picture), picture));
            throw new AssertionError("a median was written");
        } catch (IllegalArgumentException refused) {
            System.out.println(refused.getMessage());
        }
        claim("and the file is what it was", ModelFiles.read(file).notes().equals(back.notes()));
        Files.delete(response);
        Files.delete(file);
        Files.delete(dir);
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/11_OnnxFiles.java
