package thawline.xo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import thawline.data.Dataset;
import thawline.layer.Layer;
import thawline.run.BatchPlan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A layer that makes shares of X, O and neither of a [Card].
///
/// @param layer (1,1,32,32), 0 … 255 → (3,1,1,1), together 1
public record Classifier(String name, Layer layer) {

    private static final Shape OUT = new Shape(Label.values().length, 1, 1, 1);

    private static final int AT_A_TIME = 64;

    /// An answer with less is looked into again.
    private static final double SURE = 0.9;

    public Classifier {
        Shape out = layer.shape(Card.SHAPE);
        if (!out.equals(OUT)) {
            throw new IllegalArgumentException(
                    "a classifier makes " + OUT + " of a card, but " + name + " makes " + out);
        }
    }

    public Answer classify(Tensor card) {
        return classify(List.of(card), 1).getFirst();
    }

    /// What a grey picture shows: the mean of the answers to its views.
    public Answer read(Tensor grey) {
        return read(List.of(Card.views(grey)), 1).getFirst();
    }

    /// The mean of the answers to the views of each picture, in the order of the pictures. Where it is not sure,
    /// each view is looked at from a pixel beside too, on all four sides: pooling by two makes a difference of it.
    ///
    /// @param views as [Card#views] has them
    public List<Answer> read(List<List<Tensor>> views, int threads) {
        List<Answer> answers = means(views, threads);
        int[] unsure = IntStream.range(0, answers.size())
                .filter(i -> answers.get(i).probability() < SURE)
                .toArray();
        List<Answer> closer =
                means(IntStream.of(unsure).mapToObj(i -> beside(views.get(i))).toList(), threads);
        for (int k = 0; k < unsure.length; k++) {
            answers.set(unsure[k], closer.get(k));
        }
        return answers;
    }

    private static List<Tensor> beside(List<Tensor> views) {
        return views.stream()
                .flatMap(v -> Stream.of(
                        v, Card.moved(v, 0, 1), Card.moved(v, 0, -1), Card.moved(v, 1, 0), Card.moved(v, -1, 0)))
                .toList();
    }

    private List<Answer> means(List<List<Tensor>> views, int threads) {
        List<Answer> answers = classify(views.stream().flatMap(List::stream).toList(), threads);
        List<Answer> means = new ArrayList<>();
        int from = 0;
        for (List<Tensor> some : views) {
            means.add(Answer.mean(answers.subList(from, from + some.size())));
            from += some.size();
        }
        return means;
    }

    /// In the order of the cards.
    public List<Answer> classify(List<Tensor> cards, int threads) {
        return classify((i, x) -> x.copyFrom(cards.get(i)), cards.size(), threads);
    }

    /// In the order of the cards.
    public List<Answer> classify(Dataset cards, int threads) {
        return classify(cards::input, cards.size(), threads);
    }

    private List<Answer> classify(BatchPlan.Feed feed, int count, int threads) {
        if (count == 0) {
            return List.of();
        }
        Answer[] answers = new Answer[count];
        int capacity = Math.min(AT_A_TIME, count);
        BatchPlan plan = BatchPlan.of(layer, Card.SHAPE, capacity, threads);
        for (int first = 0; first < answers.length; first += capacity) {
            int from = first;
            plan.infer(
                    (i, x) -> feed.fill(from + i, x),
                    Math.min(capacity, answers.length - from),
                    (i, y) -> answers[from + i] = Answer.of(y));
        }
        return Arrays.asList(answers);
    }
}
