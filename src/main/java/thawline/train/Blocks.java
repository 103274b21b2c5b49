package thawline.train;

import java.util.ArrayList;
import java.util.List;
import thawline.core.Unary;
import thawline.layer.BatchNorm;
import thawline.layer.Dropout;
import thawline.layer.Flatten;
import thawline.layer.Fork;
import thawline.layer.GlobalPool;
import thawline.layer.Join;
import thawline.layer.Layer;
import thawline.layer.LeakyRelu;
import thawline.layer.LocalResponseNorm;
import thawline.layer.Pointwise;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.layer.Softmax;
import thawline.tensor.Axes;
import thawline.tensor.Shape;

/// The parts of a net in Keras' words.
///
/// ```java
/// Model model = Model.of(input(1, 28, 28), scale(1 / 255.0), conv2d(32, 3).relu(), maxPool(2), flatten(),
///         dropout(0.5), dense(10).softmax());
/// ```
public final class Blocks {

    private Blocks() {}

    /// Pictures of c planes.
    public static Input input(int c, int h, int w) {
        return input(Shape.planes(c, h, w));
    }

    public static Input input(Shape shape) {
        return new Input(shape, Initializer.KERAS, 1);
    }

    /// One after the other.
    public static Blueprint serial(Blueprint... blocks) {
        List<Blueprint> parts = List.of(blocks);
        return (in, start) -> {
            List<Layer> layers = new ArrayList<>();
            Shape at = in;
            for (Blueprint part : parts) {
                Layer layer = part.build(at, start);
                layers.add(layer);
                at = layer.shape(at);
            }
            return Serial.of(layers.toArray(Layer[]::new));
        };
    }

    /// One after the other under a name, which their paths have.
    public static Blueprint named(String name, Blueprint... blocks) {
        return (in, start) -> Serial.named(name, serial(blocks).build(in, start));
    }

    /// Any layer as it is; designed numbers stay what they are, so this is a frozen filter bank.
    public static Blueprint layer(Layer layer) {
        return (in, start) -> layer;
    }

    /// y = gain·x, as 1/255 makes 0 … 1 of pixels; not trained.
    public static Blueprint scale(double gain) {
        return layer(Scale.of(gain, 0));
    }

    /// k × k windows over pictures.
    public static Convolution conv2d(int filters, int k) {
        return conv2d(filters, k, k);
    }

    public static Convolution conv2d(int filters, int height, int width) {
        return new Convolution(filters, new Axes(1, height, width));
    }

    /// k × k × k windows over volumes.
    public static Convolution conv3d(int filters, int k) {
        return conv3d(filters, k, k, k);
    }

    public static Convolution conv3d(int filters, int depth, int height, int width) {
        return new Convolution(filters, new Axes(depth, height, width));
    }

    /// Windows of k over signals, which are pictures of one row.
    public static Convolution conv1d(int filters, int k) {
        return new Convolution(filters, new Axes(1, 1, k));
    }

    /// Every unit sees the whole vector.
    public static FullyConnected dense(int units) {
        return new FullyConnected(units);
    }

    /// k × k windows side by side.
    public static Pooling maxPool(int k) {
        return maxPool(new Axes(1, k, k));
    }

    /// Over volumes.
    public static Pooling maxPool(Axes window) {
        return new Pooling(Pooling.Kind.MAX, window);
    }

    /// k × k windows side by side.
    public static Pooling averagePool(int k) {
        return averagePool(new Axes(1, k, k));
    }

    /// Over volumes.
    public static Pooling averagePool(Axes window) {
        return new Pooling(Pooling.Kind.AVERAGE, window);
    }

    /// The largest number of each plane: a vector, whatever the size of the picture.
    public static Blueprint globalMaxPool() {
        return layer(GlobalPool.MAX);
    }

    /// The mean of each plane: a vector, whatever the size of the picture.
    public static Blueprint globalAveragePool() {
        return layer(GlobalPool.AVERAGE);
    }

    /// All numbers as one vector.
    public static Blueprint flatten() {
        return layer(new Flatten());
    }

    /// In training, a share `rate` of the numbers becomes 0.
    public static Blueprint dropout(double rate) {
        return layer(new Dropout((float) rate));
    }

    /// Keras' constants: ε 0.001, momentum 0.99.
    public static Blueprint batchNorm() {
        return (in, start) -> BatchNorm.learned(in.c());
    }

    /// The momentum is the share of the old that running statistics keep; short trainings want less of it.
    public static Blueprint batchNorm(double epsilon, double momentum) {
        return (in, start) -> {
            BatchNorm b = BatchNorm.learned(in.c());
            return new BatchNorm(b.gamma(), b.beta(), b.mean(), b.variance(), (float) epsilon, (float) momentum);
        };
    }

    /// Over `size` planes; alpha 1e-4, beta 0.75, bias 1.
    public static Blueprint localResponseNorm(int size) {
        return layer(LocalResponseNorm.of(size));
    }

    /// Over all planes at a place: shares that add up to 1.
    public static Blueprint softmax() {
        return layer(new Softmax());
    }

    public static Blueprint sigmoid() {
        return layer(new Pointwise(Unary.SIGMOID));
    }

    public static Blueprint tanh() {
        return layer(new Pointwise(Unary.TANH));
    }

    public static Blueprint leakyRelu(double slope) {
        return layer(new LeakyRelu((float) slope));
    }

    public static Blueprint relu() {
        return layer(new Pointwise(Unary.RELU));
    }

    public static Blueprint identity() {
        return layer(new Pointwise(Unary.IDENTITY));
    }

    /// x + body(x): the body learns what is to be changed. Shapes stay.
    public static Blueprint residual(Blueprint... body) {
        return sum(identity(), serial(body));
    }

    /// Branches over the same input, added up.
    public static Blueprint sum(Blueprint... branches) {
        return fork(Join.SUM, branches);
    }

    /// Branches over the same input, their planes behind each other.
    public static Blueprint concat(Blueprint... branches) {
        return fork(Join.CONCAT, branches);
    }

    private static Blueprint fork(Join join, Blueprint... branches) {
        List<Blueprint> parts = List.of(branches);
        return (in, start) ->
                new Fork(parts.stream().map(part -> part.build(in, start)).toList(), join);
    }
}
