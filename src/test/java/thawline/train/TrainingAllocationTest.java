package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.dropout;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.input;
import static thawline.train.Blocks.maxPool;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Lanes;
import thawline.data.Augmentation;
import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

@Tag("alone")
class TrainingAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Counts bytes from step to step, by a listener that allocates nothing itself. The compiler needs a
    /// while until it makes no objects of vectors, so this waits for the first hundred quiet steps in a row,
    /// and fails when none come.
    private static final class Quiet implements Listener {
        private long last;
        private long allocated;
        private int steps;
        private int quiet;

        @Override
        public void step(int epoch, int step, int steps, double loss) {
            long now = THREADS.getTotalThreadAllocatedBytes();
            this.steps++;
            allocated = now - last;
            quiet = allocated == 0 ? quiet + 1 : 0;
            last = now;
        }

        boolean enough() {
            return quiet >= 100 || steps > 20_000;
        }
    }

    @Test
    void a_warm_step_of_training_allocates_nothing() {
        assumeTrue(Lanes.available());
        Dataset data = new Kept(new Marks(800, 1));
        Quiet quiet = new Quiet();

        Model.of(input(1, 8, 8), conv2d(4, 3).relu(), maxPool(2), flatten(), dropout(0.25), dense(3).softmax())
                .compile(SoftmaxCrossEntropy.PLAIN, Adam.keras(0.001), Metric.ACCURACY)
                .fit(
                        data,
                        Fit.of(4, 20_000)
                                .threads(2)
                                .augmentation(Augmentation.NONE.shift(1))
                                .schedule(Schedule.OneCycle.STANDARD)
                                .clipping(new Clipping.ByGlobalNorm(1))
                                .l2(L2.keras(1e-4))
                                .listener(quiet)
                                .stop(quiet::enough));

        assertThat(quiet.quiet)
                .as("quiet steps of %d; the last allocated %d bytes", quiet.steps, quiet.allocated)
                .isGreaterThanOrEqualTo(100);
    }

    /// Examples that are made once.
    private record Kept(Dataset of, Tensor[] inputs) implements Dataset {

        Kept(Dataset of) {
            this(of, new Tensor[of.size()]);
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = Tensor.zeros(of.shape());
                of.input(i, inputs[i]);
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
