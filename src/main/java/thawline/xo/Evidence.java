package thawline.xo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import thawline.core.Unary;
import thawline.layer.Conv2d;
import thawline.layer.Field;
import thawline.layer.Fork;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Op;
import thawline.layer.Pointwise;
import thawline.layer.Serial;
import thawline.layer.Softmax;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Where on a card the evidence for an answer is, and what the classifier made of the card on its way.
///
/// margin = score − mean of the other two scores = Σ over places of A·∂margin/∂A + rest, where A are maps
/// that a convolution reads, or the last that have places, and scores are what softmax reads. Where ReLU,
/// means, maxima and sums follow, the share of each place is exact, and the rest is the part of the biases
/// (class activation: Zhou and others, 2016; by gradients: Selvaraju and others, 2017). Early maps tell the
/// places finely, late ones tell what matters; [#heat] is the mean of what they all tell.
public final class Evidence {

    private static final Shape SCORES = new Shape(Label.values().length, 1, 1, 1);

    private final Answer answer;
    private final List<Stage> stages;
    private final List<Trace> traces;
    private final List<Integer> told;

    /// @param traces of all stages but the card, up to the scores
    private Evidence(List<Stage> stages, List<Trace> traces) {
        this.answer = Answer.of(stages.getLast().maps());
        this.stages = List.copyOf(stages);
        this.traces = List.copyOf(traces);
        int last = IntStream.rangeClosed(0, traces.size())
                .filter(i -> stages.get(i).hasPlaces())
                .max()
                .orElse(0);
        this.told = IntStream.rangeClosed(0, last)
                .filter(i -> i == last
                        || (isBehindConvolution(i) && stages.get(i + 1).layer() instanceof Conv2d))
                .boxed()
                .toList();
    }

    public static Evidence of(Classifier classifier, Tensor card) {
        List<Stage> stages = new ArrayList<>();
        List<Trace> traces = new ArrayList<>();
        stages.add(new Stage("card", new Pointwise(Unary.IDENTITY), Field.ELEMENT, card));
        follow("", classifier.layer().freeze(), card, stages, traces);
        if (stages.getLast().layer() instanceof Softmax) {
            traces.removeLast();
        }
        return new Evidence(stages, traces);
    }

    /// Whether a stage has maps, and not the card in other units.
    private boolean isBehindConvolution(int stage) {
        return stages.subList(0, stage + 1).stream().anyMatch(s -> s.layer() instanceof Conv2d);
    }

    /// Runs a layer step by step, and keeps what each step made.
    private static Tensor follow(String prefix, Layer layer, Tensor x, List<Stage> stages, List<Trace> traces) {
        if (layer instanceof Serial s) {
            Tensor at = x;
            String inside = s.name().isEmpty() ? prefix : prefix + s.name() + ".";
            for (int i = 0; i < s.steps().size(); i++) {
                at = follow(inside + i + ".", s.steps().get(i), at, stages, traces);
            }
            return at;
        }
        Trace trace = Trace.of(layer, x);
        traces.add(trace);
        Field field = behind(layer, stages.getLast().field(), x.shape());
        String name = layer instanceof Op op ? op.name() : "fork";
        stages.add(new Stage(prefix + name, layer, field, trace.output()));
        return trace.output();
    }

    private static Field behind(Layer layer, Field before, Shape in) {
        return switch (layer) {
            case Op op -> op.field(before, in);
            case Serial s -> {
                Field field = before;
                Shape at = in;
                for (Layer step : s.steps()) {
                    field = behind(step, field, at);
                    at = step.shape(at);
                }
                yield field;
            }
            case Fork f ->
                f.branches().stream()
                        .map(b -> behind(b, before, in))
                        .reduce(Field::hull)
                        .orElse(before);
        };
    }

    public Answer answer() {
        return answer;
    }

    /// The card, and what each step made, in running order.
    public List<Stage> stages() {
        return stages;
    }

    /// The stages whose places the evidence is told for, from fine to coarse.
    public List<Stage> told() {
        return told.stream().map(stages::get).toList();
    }

    /// The score of a label less the mean of the others' scores: what makes it the answer, or not.
    public double margin(Label label) {
        return margin(stages.get(traces.size()).maps(), label);
    }

    private static double margin(Tensor scores, Label label) {
        double margin = 0;
        float[] weights = weights(label);
        for (int k = 0; k < weights.length; k++) {
            margin += weights[k] * scores.at(k, 0, 0);
        }
        return margin;
    }

    /// ∂margin/∂score, in the order of the outputs.
    private static float[] weights(Label label) {
        Label[] all = Label.values();
        float[] weights = new float[all.length];
        for (int k = 0; k < all.length; k++) {
            weights[k] = all[k] == label ? 1 : -1F / (all.length - 1);
        }
        return weights;
    }

    /// What each place of a stage gives to the margin of a label, and above zero speaks for it: (1,1,h,w).
    ///
    /// @param stage one of [#told]
    public Tensor shares(Stage stage, Label label) {
        int from = stages.indexOf(stage);
        Tensor slope = Tensor.of(SCORES, weights(label));
        for (Trace trace : traces.subList(from, traces.size()).reversed()) {
            slope = trace.backward(slope, Gradients.none());
        }
        Shape s = stage.maps().shape();
        Tensor shares = Tensor.zeros(Shape.plane(s.h(), s.w()));
        for (int y = 0; y < s.h(); y++) {
            for (int x = 0; x < s.w(); x++) {
                double sum = 0;
                for (int c = 0; c < s.c(); c++) {
                    sum += (double) slope.at(c, y, x) * stage.maps().at(c, y, x);
                }
                shares.set(0, 0, y, x, (float) sum);
            }
        }
        return shares;
    }

    /// What of the margin no place of a stage has part in.
    public double rest(Stage stage, Label label) {
        double sum = 0;
        for (float share : shares(stage, label).toArray()) {
            sum += share;
        }
        return margin(label) - sum;
    }

    /// The mean of the [#shares] that the stages of [#told] give, each spread over the card with its sum,
    /// (1,1,32,32).
    public Tensor heat(Label label) {
        Tensor heat = Tensor.zeros(Card.SHAPE);
        for (Stage stage : told()) {
            float[] more = stage.overCard(shares(stage, label)).toArray();
            for (int i = 0; i < more.length; i++) {
                heat.data()[i] += more[i] / told.size();
            }
        }
        return heat;
    }

    /// The heat of the answer.
    public Tensor heat() {
        return heat(answer.label());
    }

    /// What the score of a label would be if a place were all that is seen, over the card: a template
    /// matcher's response, whose largest is its score. Empty where what follows wants all places at once.
    public Optional<Tensor> response(Label label) {
        Stage last = stages.get(told.getLast());
        Shape s = last.maps().shape();
        Layer rest = Serial.of(stages.subList(told.getLast() + 1, traces.size() + 1).stream()
                .map(Stage::layer)
                .toArray(Layer[]::new));
        Tensor response = Tensor.zeros(Shape.plane(s.h(), s.w()));
        try {
            rest.shape(new Shape(s.c(), 1, 1, 1));
        } catch (IllegalArgumentException wantsAll) {
            return Optional.empty();
        }
        for (int y = 0; y < s.h(); y++) {
            for (int x = 0; x < s.w(); x++) {
                Tensor scores = Trace.run(rest, last.maps().window(y, x, 1, 1).copy());
                response.set(0, 0, y, x, scores.at(output(label), 0, 0));
            }
        }
        return Optional.of(last.between(response));
    }

    private static int output(Label label) {
        return Arrays.asList(Label.values()).indexOf(label);
    }

    /// The card without ink where the heat is greatest.
    ///
    /// @param share of the pixels
    public static Tensor hidden(Tensor card, Tensor heat, double share) {
        int n = Card.SIDE * Card.SIDE;
        float[] hot = heat.toArray();
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> -hot[i]));
        Tensor left = card.copy();
        for (int i = 0; i < Math.round(share * n); i++) {
            left.set(0, 0, order[i] / Card.SIDE, order[i] % Card.SIDE, 0);
        }
        return left;
    }
}
