package thawline.train;

import java.util.function.IntFunction;
import thawline.tensor.Shape;

/// A network with a name, and how it is trained.
///
/// @param line about it
public record Preset(String name, String line, Net net, Recipe recipe) {

    /// What it reads, and its layers for a number of classes.
    public record Net(Shape in, IntFunction<Blueprint> layers) {}

    /// The untrained model for a number of classes.
    public Model model(int classes, long seed) {
        Input input = Blocks.input(net.in()).initializer(recipe.initializer()).seed(seed);
        return Model.of(input, net.layers().apply(classes));
    }
}
