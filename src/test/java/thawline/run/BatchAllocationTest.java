package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Lanes;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.tensor.Shape;

/// A warm plan for batches allocates nothing, on all threads together; as [AllocationTest] waits for the compiler.
@Tag("alone")
class BatchAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Shape IN = Shape.plane(28, 28);
    private static final int COUNT = 32;

    @Test
    void a_warm_plan_trains_and_infers_without_allocating_on_any_of_its_threads() {
        assumeTrue(Lanes.available());
        Layer net = TutorialNet.of(new Random(3));
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
