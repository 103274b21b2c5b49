package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Lanes;
import thawline.core.Unary;
import thawline.filter.Corners;
import thawline.layer.AveragePool;
import thawline.layer.BatchNorm;
import thawline.layer.Conv2d;
import thawline.layer.Fork;
import thawline.layer.GlobalPool;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.testing.RandomTensors;

/// A warm plan for batches allocates nothing, on all threads together; as [AllocationTest] waits for the compiler.
@Tag("alone")
class BatchAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Shape IN = Shape.plane(28, 28);
    private static final int COUNT = 32;

    /// With convolutions alone and pooled, batch normalisation, a skip connection and all pools; and over planes.
    static Stream<Layer> nets() {
        Random random = new Random(3);
        Layer same = Conv2d.learned(RandomTensors.kernel(8, 8, 1, 3, 3, random), Border.ZERO);
        Layer residual = Conv2d.learned(RandomTensors.kernel(8, 1, 1, 3, 3, random), Border.NONE)
                .then(BatchNorm.learned(8))
                .then(new Pointwise(Unary.RELU))
                .then(Fork.sum(new Pointwise(Unary.IDENTITY), same))
                .then(Pool.max(3))
                .then(AveragePool.of(2))
                .then(GlobalPool.AVERAGE);
        return Stream.of(
                TutorialNet.of(random), residual, Corners.harris(2, 3, 0.04).thaw());
    }

    @ParameterizedTest
    @MethodSource("nets")
    void a_warm_plan_trains_and_infers_without_allocating_on_any_of_its_threads(Layer net) {
        assumeTrue(Lanes.available());
        BatchPlan plan = BatchPlan.of(net, IN, COUNT, 2);
        Gradients g = Gradients.of(net);
        BatchPlan.Feed feed = (e, x) -> x.fill(e + 1);
        BatchPlan.Objective objective = (e, y, dy) -> {
            dy.fill(0.01f);
            return e;
        };
        BatchPlan.Results results = (e, y) -> {};
        int quiet = 0;
        long last = -1;
        for (int run = 0; run < 3000 && quiet < 5; run++) {
            long before = THREADS.getTotalThreadAllocatedBytes();
            plan.step(feed, COUNT, objective, 1, run, g);
            plan.infer(feed, COUNT, results);
            last = THREADS.getTotalThreadAllocatedBytes() - before;
            quiet = last == 0 ? quiet + 1 : 0;
        }
        assertThat(quiet).as("quiet runs; the last allocated %d bytes", last).isEqualTo(5);
    }
}
