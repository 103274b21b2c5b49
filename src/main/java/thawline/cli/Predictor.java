package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import thawline.io.onnx.SavedModel;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Softmax;
import thawline.run.BatchPlan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A model run over picture files, some at a time.
final class Predictor {

    private static final int AT_A_TIME = 64;

    private final SavedModel model;
    private final PictureIntake intake;
    private final BatchPlan plan;

    /// What a picture was taken for: the share of each class.
    record Answer(Path file, float[] shares) {
        int best() {
            int best = 0;
            for (int c = 1; c < shares.length; c++) {
                best = shares[c] > shares[best] ? c : best;
            }
            return best;
        }
    }

    /// In the order of the files.
    ///
    /// @param failed why a file could not be read
    record Answers(List<Answer> given, Map<Path, String> failed) {}

    Predictor(SavedModel model, PictureIntake intake, int threads) {
        Shape out = model.out();
        if (out.d() * out.h() * out.w() != 1) {
            throw new IllegalArgumentException("the model makes planes " + out + ", and no classes");
        }
        this.model = model;
        this.intake = intake;
        this.plan = BatchPlan.of(model.layer(), model.in(), AT_A_TIME, threads);
    }

    /// Their names, or their numbers where nobody named them.
    List<String> classes() {
        int n = model.out().c();
        List<String> names = model.notes().classes();
        return names.size() == n
                ? names
                : IntStream.range(0, n).mapToObj(Integer::toString).toList();
    }

    /// What the outputs are: shares of one whole, or scores without a bound.
    String measure() {
        Op last = Layers.ops(model.layer()).reduce((a, b) -> b).orElseThrow();
        return last instanceof Softmax ? "probability" : "score";
    }

    Answers run(List<Path> files) {
        Answers answers = new Answers(new ArrayList<>(), new LinkedHashMap<>());
        List<Path> read = new ArrayList<>();
        List<Tensor> inputs = new ArrayList<>();
        for (Path file : files) {
            try {
                inputs.add(intake.read(file));
                read.add(file);
            } catch (IOException failed) {
                answers.failed.put(file, Told.of(failed));
            }
            if (inputs.size() == AT_A_TIME) {
                infer(read, inputs, answers);
            }
        }
        infer(read, inputs, answers);
        return answers;
    }

    private void infer(List<Path> read, List<Tensor> inputs, Answers answers) {
        float[][] shares = new float[inputs.size()][];
        if (!inputs.isEmpty()) {
            plan.infer((i, x) -> x.copyFrom(inputs.get(i)), inputs.size(), (i, y) -> shares[i] = y.toArray());
        }
        for (int i = 0; i < shares.length; i++) {
            answers.given.add(new Answer(read.get(i), shares[i]));
        }
        read.clear();
        inputs.clear();
    }
}
