package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Lanes;
import thawline.filter.Pipelines;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

@Tag("alone")
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Until the compiler has seen the vector code, vectors are objects; so this waits for the first runs that allocate
    /// nothing, on all threads together, and fails when none come.
    @Test
    void a_warm_plan_runs_without_allocating_on_any_of_its_threads() {
        assumeTrue(Lanes.available());
        Samples.U8 x = Samples.u8(1, 600, 500);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = (byte) ((i * 0x9E3779B9) >>> 24);
        }
        Samples.U8 y = Samples.u8(1, 600, 500);
        Plan plan = Plan.of(Pipelines.classicOfGrey(), Shape.plane(600, 500), new Schedule(64, 512, 8, 2));
        int quiet = 0;
        long last = -1;
        for (int run = 0; run < 3000 && quiet < 5; run++) {
            long before = THREADS.getTotalThreadAllocatedBytes();
            for (int i = 0; i < 3; i++) {
                plan.run(x, y);
            }
            last = THREADS.getTotalThreadAllocatedBytes() - before;
            quiet = last == 0 ? quiet + 1 : 0;
        }
        assertThat(quiet).as("quiet runs; the last allocated %d bytes", last).isEqualTo(5);
    }
}
