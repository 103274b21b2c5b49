package thawline.xo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import thawline.core.Unary;
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
/// margin = score − mean of the other two scores = Σ over places of A·∂margin/∂A + rest, where A are the last
/// maps that still have places. Scores are what softmax reads. Where only means, maxima and sums follow, the
/// share of each place is exact and the rest is what no place has part in, the bias (class activation: Zhou
/// and others, 2016; by gradients: Selvaraju and others, 2017).
public final class Evidence {

    private final Answer answer;
    private final List<Stage> stages;
    private final Stage last;
    private final Trace.OfSerial tail;
    private final List<Layer> tailSteps;

    private static final Shape SCORES = new Shape(Label.values().length, 1, 1, 1);

    /// @param last the number of the last stage with places
    /// @param traces of all stages but the card, up to the scores
    private Evidence(List<Stage> stages, int last, List<Trace> traces) {
        this.answer = Answer.of(stages.getLast().maps());
        this.stages = List.copyOf(stages);
        this.last = stages.get(last);
        this.tail = new Trace.OfSerial(List.copyOf(traces.subList(last, traces.size())));
        this.tailSteps = stages.subList(last + 1, traces.size() + 1).stream()
                .map(Stage::layer)
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
        int last = IntStream.rangeClosed(0, traces.size())
                .filter(i -> stages.get(i).hasPlaces())
                .max()
                .orElse(0);
        return new Evidence(stages, last, traces);
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

    /// The stage whose places the evidence is told for.
    public Stage last() {
        return last;
    }

    /// The score of a label less the mean of the others' scores: what makes it the answer, or not.
    public double margin(Label label) {
        return margin(tail.steps().isEmpty() ? last.maps() : tail.output(), label);
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

    /// What each place gives to the margin of a label, and above zero speaks for it: (1,1,h,w) of [#last].
    public Tensor shares(Label label) {
        Tensor slope = tail.backward(Tensor.of(SCORES, weights(label)), Gradients.none());
        Shape s = last.maps().shape();
        Tensor shares = Tensor.zeros(Shape.plane(s.h(), s.w()));
        for (int y = 0; y < s.h(); y++) {
            for (int x = 0; x < s.w(); x++) {
                double sum = 0;
                for (int c = 0; c < s.c(); c++) {
                    sum += (double) slope.at(c, y, x) * last.maps().at(c, y, x);
                }
                shares.set(0, 0, y, x, (float) sum);
            }
        }
        return shares;
    }

    /// What of the margin no place has part in.
    public double rest(Label label) {
        double sum = 0;
        for (float share : shares(label).toArray()) {
            sum += share;
        }
        return margin(label) - sum;
    }

    /// [#shares] over the card, (1,1,32,32): a number for each pixel, in units of the score by place.
    public Tensor heat(Label label) {
        return last.overCard(shares(label));
    }

    /// The heat of the answer.
    public Tensor heat() {
        return heat(answer.label());
    }

    /// What the margin of a label would be if a place were all that is seen, over the card: a template
    /// matcher's response, whose largest is its score. Empty where what follows wants all places at once.
    public Optional<Tensor> response(Label label) {
        Shape s = last.maps().shape();
        Layer rest = Serial.of(tailSteps.toArray(Layer[]::new));
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
        return Optional.of(last.overCard(response));
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
