package thawline.train;

import static thawline.train.Blocks.averagePool;
import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.dropout;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.maxPool;
import static thawline.train.Blocks.scale;
import static thawline.train.Blocks.serial;

import java.util.List;
import thawline.data.Augmentation;
import thawline.layer.Scale;
import thawline.tensor.Border;
import thawline.tensor.Shape;

/// The tutorials' networks by name; `docs/presets.md` says what they reach.
public final class Presets {

    private static final Shape DIGIT = Shape.plane(28, 28);
    private static final Shape SMALL_COLOUR = Shape.planes(3, 32, 32);
    private static final double UNIT = 1 / 255.0;

    /// As its paper has it; ConvNetJS' ε of 1e-8 learns more slowly.
    private static final Adadelta ZEILER = new Adadelta(1, 0.95, 1e-6);

    /// Two convolutions, each with a pooling, and dropout before the classes: Keras' introduction to
    /// convnets.
    public static final Preset KERAS_MNIST = new Preset(
            "keras-mnist",
            "the tutorials' network: conv 32, pool, conv 64, pool, dropout, dense",
            new Preset.Net(
                    DIGIT,
                    classes -> serial(
                            scale(UNIT),
                            conv2d(32, 3).relu(),
                            maxPool(2),
                            conv2d(64, 3).relu(),
                            maxPool(2),
                            flatten(),
                            dropout(0.5),
                            dense(classes).softmax())),
            Recipe.KERAS);

    /// The same with strides of 2 in place of pooling.
    public static final Preset STRIDED = new Preset(
            "strided",
            "keras-mnist with strides of 2 in place of pooling",
            new Preset.Net(
                    DIGIT,
                    classes -> serial(
                            scale(UNIT),
                            conv2d(32, 3).stride(2).relu(),
                            conv2d(64, 3).stride(2).relu(),
                            flatten(),
                            dropout(0.5),
                            dense(classes).softmax())),
            Recipe.KERAS);

    /// The slides' form of LeNet-5 (LeCun, Bottou, Bengio, Haffner 1998), with ReLU in place of its scaled
    /// tanh.
    public static final Preset LENET5 = new Preset(
            "lenet5",
            "conv 6, average pool, conv 16, average pool, conv 120, dense 84",
            new Preset.Net(
                    DIGIT,
                    classes -> serial(
                            scale(UNIT),
                            conv2d(6, 5).same().relu(),
                            averagePool(2),
                            conv2d(16, 5).relu(),
                            averagePool(2),
                            conv2d(120, 5).relu(),
                            flatten(),
                            dense(84).relu(),
                            dense(classes).softmax())),
            Recipe.KERAS
                    .with(Initializer.HE_NORMAL)
                    .with(Fit.of(64, 12).validation(0.1).schedule(new Schedule.Cosine(0.01))));

    /// ConvNetJS' demonstration on MNIST. It cuts a random 24 × 24 window out of a digit and reads zeros
    /// around it; here the first window slides over the moved digit itself, without padding, so it sees the
    /// same places.
    public static final Preset CONVNETJS_MNIST = new Preset(
            "convnetjs-mnist",
            "ConvNetJS' network for digits: conv 8, pool 2, conv 16, pool 3",
            new Preset.Net(
                    DIGIT,
                    classes -> serial(
                            scale(UNIT),
                            conv2d(8, 5).relu(),
                            maxPool(2),
                            conv2d(16, 5).same().relu(),
                            maxPool(3),
                            flatten(),
                            dense(classes).softmax())),
            Recipe.KERAS
                    .with(Initializer.HE_NORMAL)
                    .with(ZEILER)
                    .with(Fit.of(20, 10)
                            .validation(0.1)
                            .l2(L2.convnetjs(0.001, 20))
                            .schedule(new Schedule.Cosine(0.01))
                            .augmentation(Augmentation.NONE.shift(2))));

    /// ConvNetJS' demonstration on CIFAR-10, in batches of 16 where it has 4.
    public static final Preset CONVNETJS_CIFAR10 = new Preset(
            "convnetjs-cifar10",
            "ConvNetJS' network for small colour pictures: conv 16, 20, 20, each with pool 2",
            new Preset.Net(
                    SMALL_COLOUR,
                    classes -> serial(
                            Blocks.layer(Scale.of(1 / 64.0, -1.9)),
                            conv2d(16, 5).same().relu(),
                            maxPool(2),
                            conv2d(20, 5).same().relu(),
                            maxPool(2),
                            conv2d(20, 5).same().relu(),
                            maxPool(2),
                            flatten(),
                            dense(classes).softmax())),
            Recipe.KERAS
                    .with(Initializer.HE_NORMAL)
                    .with(ZEILER.withRate(0.3))
                    .with(Fit.of(16, 50)
                            .validation(0.02)
                            .l2(L2.convnetjs(1e-4, 16))
                            .schedule(new Schedule.Cosine(0.01))
                            .augmentation(Augmentation.NONE.shift(2).flip().border(Border.REPLICATE))));

    /// Fully connected, with about as many numbers as `keras-mnist`: 795 · 44 + 10 = 34,990.
    public static final Preset DMLP = new Preset(
            "dmlp",
            "fully connected, one hidden layer of 44: as many numbers as keras-mnist",
            new Preset.Net(
                    DIGIT,
                    classes -> serial(
                            scale(UNIT),
                            flatten(),
                            dense(44).relu(),
                            dense(classes).softmax())),
            Recipe.KERAS.with(Fit.of(128, 12).validation(0.1)));

    /// One epoch with a large rate that rises and falls.
    public static final Preset FAST_MNIST = new Preset(
            "fast-mnist",
            "99 % in one epoch: our own recipe",
            new Preset.Net(
                    DIGIT,
                    classes -> serial(
                            scale(UNIT),
                            conv2d(16, 3).relu(),
                            maxPool(2),
                            conv2d(32, 3).relu(),
                            maxPool(2),
                            conv2d(64, 3).relu(),
                            flatten(),
                            dense(classes).softmax())),
            Recipe.KERAS
                    .with(Initializer.HE_NORMAL)
                    .with(new SoftmaxCrossEntropy(0.05))
                    .with(Adam.keras(0.015).betas(0.7, 0.9))
                    .with(Fit.of(192, 1).schedule(Schedule.OneCycle.STANDARD)));

    public static final List<Preset> ALL =
            List.of(KERAS_MNIST, LENET5, CONVNETJS_MNIST, CONVNETJS_CIFAR10, DMLP, STRIDED, FAST_MNIST);

    private Presets() {}

    /// By name, or an [IllegalArgumentException] that says what the name may have meant.
    public static Preset named(String name) {
        return ALL.stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Unknown.name(
                        "preset", name, ALL.stream().map(Preset::name).toList()));
    }
}
