package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.input;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Lanes;
import thawline.data.Augmentation;
import thawline.data.Dataset;
import thawline.layer.Gradients;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

@Tag("alone")
class TrainingAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Arguments> recipes() {
        return Stream.of(
                Arguments.of(Adam.keras(0.001), Schedule.OneCycle.STANDARD, new Clipping.ByGlobalNorm(1)),
                Arguments.of(new AdamW(Adam.pytorch(0.001), 0.01), new Schedule.Cosine(0), new Clipping.ByNorm(1)),
                Arguments.of(Adadelta.of(1), new Schedule.Steps(2, 0.5), new Clipping.ByValue(1)),
                Arguments.of(RmsProp.keras(0.001).momentum(0.5), Schedule.CONSTANT, Clipping.NONE),
                Arguments.of(Adagrad.keras(0.001), Schedule.CONSTANT, Clipping.NONE),
                Arguments.of(Sgd.of(0.1).nesterov(0.9), Schedule.CONSTANT, Clipping.NONE));
    }

    /// What a step does besides the net's own forward and backward, whose plan has a test of its own. Until
    /// the compiler has seen it all, some numbers are objects; so this waits for the first runs that allocate
    /// nothing, and fails when none come.
    @ParameterizedTest
    @MethodSource("recipes")
    void a_warm_step_allocates_nothing_around_the_net(Optimizer optimizer, Schedule schedule, Clipping clipping) {
        assumeTrue(Lanes.available());
        Dataset data = new Kept(new Marks(64, 1));
        Trainer trainer = Model.of(input(1, 8, 8), conv2d(4, 3).relu(), flatten(), dense(3).softmax())
                .compile(SoftmaxCrossEntropy.PLAIN, optimizer, Metric.ACCURACY);
        Step step = new Step(
                trainer,
                data,
                Fit.of(16, 1000).schedule(schedule).clipping(clipping).l2(L2.keras(1e-4)));
        int quiet = 0;
        long last = -1;
        for (int run = 0; run < 5000 && quiet < 5; run++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10; i++) {
                step.run();
            }
            last = THREADS.getCurrentThreadAllocatedBytes() - before;
            quiet = last == 0 ? quiet + 1 : 0;
        }
        assertThat(quiet).as("quiet runs; the last allocated %d bytes", last).isEqualTo(5);
    }

    /// One step after the other, with outputs that stay as they are.
    private static final class Step {
        private final Fit fit;
        private final Batch batch;
        private final Parameters parameters;
        private final State state;
        private final Schedule.Span span = new Schedule.Span(4, 1000);
        private final int[] order = new int[64];
        private final Draws draws = new Draws(0);
        private final Tensor x = Tensor.zeros(Shape.plane(8, 8));
        private final Tensor y = Tensor.of(new Shape(3, 1, 1, 1), 1, 2, 3);
        private final Tensor dy = Tensor.zeros(new Shape(3, 1, 1, 1));
        private final double rate;

        Step(Trainer trainer, Dataset data, Fit fit) {
            this.fit = fit;
            batch = new Batch(data, trainer, Head.of(trainer.model().layer(), trainer.loss()), 16);
            batch.augment(Augmentation.NONE.shift(1), 1, 0);
            parameters = new Parameters(trainer.model().layer(), trainer.optimizer());
            state = new State(parameters, fit, 2);
            rate = trainer.optimizer().rate();
        }

        void run() {
            Training.shuffle(order, 1, (int) state.step(), draws);
            batch.at(order, 0);
            Gradients unused = parameters.cleared();
            for (int i = 0; i < 16; i++) {
                batch.fill(i, x);
                batch.at(i, y, dy);
            }
            assertThatNothingIsWild(unused);
            parameters.step(16, fit, rate * fit.schedule().factor(state.step() % 4000, span), state.step() + 1);
            state.stepDone(batch, 16);
        }

        private void assertThatNothingIsWild(Gradients g) {
            if (g == null
                    || parameters.wildGradient().isPresent()
                    || parameters.wildNumber().isPresent()) {
                throw new AssertionError("not finite");
            }
        }
    }

    /// Examples that are made once.
    private record Kept(Dataset of, Tensor[] inputs) implements Dataset {

        Kept(Dataset of) {
            this(of, new Tensor[of.size()]);
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = of.input(i);
            }
        }

        @Override
        public int size() {
            return of.size();
        }

        @Override
        public Shape shape() {
            return of.shape();
        }

        @Override
        public void input(int i, Tensor x) {
            x.copyFrom(inputs[i]);
        }

        @Override
        public Target target() {
            return of.target();
        }

        @Override
        public int label(int i) {
            return of.label(i);
        }

        @Override
        public void wanted(int i, Tensor y) {
            y.fill(0);
            y.set(label(i), 0, 0, 0, 1);
        }
    }
}
