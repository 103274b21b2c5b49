package thawline.train;

import java.util.List;

/// How numbers follow their gradient.
///
/// An optimiser is a recipe; what it remembers of a net is in plain arrays, [#slots] for each set of numbers.
/// All arithmetic is single precision, element by element, so that the result does not depend on lanes or
/// threads.
public sealed interface Optimizer permits Sgd, Adagrad, Adadelta, RmsProp, Adam, AdamW, Relative {

    /// The learning rate, before a [Schedule] multiplies it.
    double rate();

    Optimizer withRate(double rate);

    /// How many numbers it remembers for each of the net's.
    int slots();

    /// What all of them start as.
    default float start() {
        return 0;
    }

    /// What is taken off every kernel before a step, as a share of it for each unit of the rate.
    default double decay() {
        return 0;
    }

    /// Moves w against its gradient g.
    ///
    /// @param memory the slots, each as long as w
    /// @param rate of this step
    /// @param step 1, 2, …
    void step(float[] w, float[] g, float[][] memory, double rate, long step);

    /// By Keras' name, with Keras' settings: `sgd`, `momentum`, `nesterov`, `adagrad`, `adadelta`, `rmsprop`,
    /// `adam`, `adamw`. Adadelta's rate is 1, as its author has it.
    static Optimizer named(String name) {
        return OptimizerNames.find(name);
    }

    /// All that [#named] knows.
    static List<String> names() {
        return OptimizerNames.all();
    }
}
