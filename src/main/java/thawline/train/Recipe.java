package thawline.train;

/// How a net is trained: where its numbers start, what is made small and by whom, how long and in what batches.
public record Recipe(Initializer initializer, Loss loss, Optimizer optimizer, Fit fit) {

    /// Keras' habits for a classifier, and a tenth of the examples for validation.
    public static final Recipe KERAS = new Recipe(
            Initializer.KERAS,
            SoftmaxCrossEntropy.PLAIN,
            Adam.keras(0.001),
            Fit.of(128, 5).validation(0.1));

    public Recipe with(Initializer other) {
        return new Recipe(other, loss, optimizer, fit);
    }

    public Recipe with(Loss other) {
        return new Recipe(initializer, other, optimizer, fit);
    }

    public Recipe with(Optimizer other) {
        return new Recipe(initializer, loss, other, fit);
    }

    public Recipe with(Fit other) {
        return new Recipe(initializer, loss, optimizer, other);
    }
}
