import static thawline.train.Blocks.averagePool;
import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.input;
import static thawline.train.Blocks.layer;
import static thawline.train.Blocks.maxPool;
import static thawline.train.Blocks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import thawline.data.Dataset;
import thawline.data.Synthetic;
import thawline.filter.Edges;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.layer.Fork;
import thawline.layer.Join;
import thawline.layer.Layer;
import thawline.tensor.Tensor;
import thawline.train.Adam;
import thawline.train.Confusion;
import thawline.train.Evaluation;
import thawline.train.Fit;
import thawline.train.Metric;
import thawline.train.Model;
import thawline.train.SoftmaxCrossEntropy;
import thawline.train.Trainer;

/// Lesson 10. Training in Keras' words: a net learns to tell crosses from rings that are drawn here, goes into one
/// ONNX file, and comes back. Then the same task with hand-made filters in front, which stay as they are.
class TrainSigns {

    public static void main(String[] args) throws IOException {
        Dataset train = Synthetic.XO.draw(1000, 1);
        Dataset test = Synthetic.XO.draw(400, 2);

        Model model = learned();
        model.summary().table().forEach(System.out::println);
        Evaluation learned = trained(model, train, test, 2);
        print(learned.confusion().orElseThrow());
        claim("a small net tells nearly all signs apart", learned.accuracy() >= 0.95);

        Model again = learned();
        trained(again, train, test, 1);
        claim("one thread gives the same bits as two", model.digest().equals(again.digest()));

        Path file = Files.createTempDirectory("thawline").resolve("signs.onnx");
        ModelFiles.write(file, new SavedModel(model.layer(), model.in()));
        SavedModel saved = ModelFiles.read(file);
        Tensor sign = test.input(0);
        claim(
                "the model that was read gives the same answer",
                Model.of(saved.in(), saved.layer()).predict(sign).at(1, 0, 0)
                        == model.predict(sign).at(1, 0, 0));
        System.out.println(file);

        Layer edges = new Fork(List.of(Edges.sobel(1, 0, 3), Edges.sobel(0, 1, 3)), Join.CONCAT);
        Model head = Model.of(
                input(1, 28, 28), scale(1 / 255.0), layer(edges), averagePool(4), flatten(), dense(2).softmax());
        claim(
                "a head on Sobel's numbers learns the head alone",
                head.summary().numbers().learned() == 2 * (2 * 7 * 7) + 2);
        System.out.printf(
                Locale.ROOT,
                "head on sobel: %.3f%n",
                trained(head, train, test, 2).accuracy());
    }

    static Model learned() {
        return Model.of(
                input(1, 28, 28).seed(7),
                scale(1 / 255.0),
                conv2d(8, 5).relu(),
                maxPool(2),
                conv2d(16, 5).relu(),
                maxPool(2),
                flatten(),
                dense(2).softmax());
    }

    static Evaluation trained(Model model, Dataset train, Dataset test, int threads) {
        Trainer trainer = model.compile(SoftmaxCrossEntropy.PLAIN, Adam.keras(0.002), Metric.ACCURACY);
        trainer.fit(train, Fit.of(20, 4).seed(7).threads(threads))
                .epochs()
                .forEach(epoch -> System.out.printf(
                        Locale.ROOT,
                        "epoch %d: loss %.4f, accuracy %.3f%n",
                        epoch.number(),
                        epoch.training().loss(),
                        epoch.training().accuracy()));
        return trainer.evaluate(test);
    }

    static void print(Confusion confusion) {
        for (int truth = 0; truth < confusion.classes(); truth++) {
            System.out.printf(
                    "%s: %d taken for %s, %d for %s%n",
                    confusion.names().get(truth),
                    confusion.count(truth, 0),
                    confusion.names().get(0),
                    confusion.count(truth, 1),
                    confusion.names().get(1));
        }
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/10_TrainSigns.java
