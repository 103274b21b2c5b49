package thawline.peers;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/// The tutorials' network (34,826 parameters) in libtorch through DJL, with Keras' recipe: Glorot's uniform start,
/// Adam at 0.001 with epsilon 1e-7.
final class TorchNet implements AutoCloseable {

    private final Model model;
    private final Trainer trainer;

    TorchNet(int seed, float dropout) {
        Engine.getEngine("PyTorch").setRandomSeed(seed);
        SequentialBlock net = new SequentialBlock()
                .add(Conv2d.builder()
                        .setFilters(32)
                        .setKernelShape(new Shape(3, 3))
                        .build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Conv2d.builder()
                        .setFilters(64)
                        .setKernelShape(new Shape(3, 3))
                        .build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock());
        if (dropout > 0) {
            net.add(Dropout.builder().optRate(dropout).build());
        }
        net.add(Linear.builder().setUnits(10).build());
        model = Model.newInstance("keras-mnist", "PyTorch");
        model.setBlock(net);
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optInitializer(new XavierInitializer(RandomType.UNIFORM, FactorType.AVG, 3), Parameter.Type.WEIGHT)
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(1e-3f))
                        .optEpsilon(1e-7f)
                        .build()));
        trainer.initialize(new Shape(128, 1, 28, 28));
    }

    NDManager manager() {
        return trainer.getManager();
    }

    Trainer trainer() {
        return trainer;
    }

    /// One step of Adam on the mean cross-entropy of a batch; returns the loss.
    float step(NDManager batch, NDArray x, NDArray y) {
        NDArray loss;
        try (GradientCollector collector = trainer.newGradientCollector()) {
            NDList out = trainer.forward(new NDList(x), new NDList(y));
            loss = trainer.getLoss().evaluate(new NDList(y), out);
            loss.attach(batch);
            out.attach(batch);
            collector.backward(loss);
        }
        trainer.step();
        return loss.getFloat();
    }

    /// The outputs of inference, without softmax.
    NDArray infer(NDManager batch, NDArray x) {
        NDList out = trainer.evaluate(new NDList(x));
        out.attach(batch);
        return out.singletonOrThrow();
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
