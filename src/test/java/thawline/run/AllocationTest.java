package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Lanes;
import thawline.core.Norm;
import thawline.filter.CornerList;
import thawline.filter.Corners;
import thawline.filter.Edges;
import thawline.filter.Enhance;
import thawline.filter.Morphology;
import thawline.filter.Peaks;
import thawline.filter.Pieces;
import thawline.filter.Pipelines;
import thawline.filter.Smooth;
import thawline.filter.Thresholds;
import thawline.layer.Layer;
import thawline.match.Method;
import thawline.match.Template;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

@Tag("alone")
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int HEIGHT = 600;
    private static final int WIDTH = 500;

    @Test
    void a_warm_plan_runs_without_allocating_on_any_of_its_threads() {
        Samples.U8 x = noise();
        Samples.U8 y = Samples.u8(1, HEIGHT, WIDTH);
        Layer read = Enhance.identity().then(Enhance.round8());
        for (Layer layer : List.of(
                Pipelines.classicOfGrey(),
                read.then(Pipelines.classicOfGrey()),
                Smooth.gaussian(5, 0),
                read.then(Morphology.dilate(3)),
                Smooth.median(5),
                Enhance.round8(),
                Edges.canny(50, 100, 3, Norm.L1),
                Enhance.equalise(),
                Thresholds.otsu(),
                Corners.harris(2, 3, 0.04))) {
            Plan plan = Plan.of(layer, x.shape(), new Schedule(64, 512, 8, 2));
            quiet(layer, () -> plan.run(x, y));
        }
    }

    @Test
    void a_warm_search_for_a_template_allocates_nothing() {
        Samples.U8 x = noise();
        Tensor piece = RandomTensors.uniform(Shape.plane(16, 16), new Random(3));
        Plan plan = Method.CCOEFF_NORMED.plan(x.shape(), Template.of("piece", piece));
        Tensor scores = Tensor.zeros(plan.out());
        quiet("a search", () -> plan.run(x, scores));
    }

    @Test
    void a_warm_plan_whose_result_is_floats_allocates_nothing() {
        Samples.U8 x = noise();
        Samples.F32 y = Samples.f32(1, HEIGHT, WIDTH);
        Tensor t = Tensor.zeros(x.shape());
        for (Layer layer : List.of(Smooth.gaussian(5, 0), Corners.harris(2, 3, 0.04))) {
            Plan plan = Plan.of(layer, x.shape(), new Schedule(64, 512, 8, 2));
            quiet(layer + " to samples", () -> plan.run(x, y));
            quiet(layer + " to a tensor", () -> plan.run(x, t));
        }
    }

    @Test
    void a_warm_plan_and_the_list_of_its_corners_allocate_nothing() {
        Samples.U8 x = noise();
        Samples.U8 mask = Samples.u8(1, HEIGHT, WIDTH);
        Plan plan = Plan.of(Pipelines.classicOfGrey(), x.shape(), new Schedule(64, 512, 8, 2));
        Pieces corners = new Pieces();
        quiet("corners", () -> {
            plan.run(x, mask);
            corners.read(mask);
        });
        assertThat(corners.count()).isPositive();
    }

    @Test
    void a_warm_list_of_peaks_allocates_nothing_on_any_of_its_threads() {
        Samples.U8 x = noise();
        Tensor map = Tensor.zeros(x.shape());
        Plan.of(Corners.harris(2, 3, 0.04), x.shape()).run(x, map);
        Peaks peaks = new Peaks(CornerList.within(3), 2);
        quiet("peaks", () -> peaks.read(map));
        assertThat(peaks.count()).isPositive();
    }

    private static Samples.U8 noise() {
        Samples.U8 x = Samples.u8(1, HEIGHT, WIDTH);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = (byte) ((i * 0x9E3779B9) >>> 24);
        }
        return x;
    }

    /// Until the compiler has seen the vector code, vectors are objects; so this waits for the first runs that allocate
    /// nothing, on all threads together, and fails when none come.
    private static void quiet(Object what, Runnable work) {
        assumeTrue(Lanes.available());
        int quiet = 0;
        long last = -1;
        for (int run = 0; run < 3000 && quiet < 5; run++) {
            long before = THREADS.getTotalThreadAllocatedBytes();
            for (int i = 0; i < 3; i++) {
                work.run();
            }
            last = THREADS.getTotalThreadAllocatedBytes() - before;
            quiet = last == 0 ? quiet + 1 : 0;
        }
        assertThat(quiet)
                .as("quiet runs of %s; the last allocated %d bytes", what, last)
                .isEqualTo(5);
    }
}
