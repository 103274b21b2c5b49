package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Lanes;
import thawline.filter.Corners;
import thawline.filter.Morphology;
import thawline.filter.Pipelines;
import thawline.filter.Smooth;
import thawline.layer.Layer;
import thawline.layer.Normalise;
import thawline.layer.Threshold;
import thawline.layer.Trace;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

@Tag("lanes")
class PlanTest {

    @Test
    void any_tree_of_layers_gives_the_bits_of_its_trace_under_any_schedule() {
        int ran = 0;
        int trees = Lanes.available() ? 400 : 100;
        for (int seed = 0; ran < trees; seed++) {
            Random random = new Random(seed);
            RandomLayers layers = new RandomLayers(random);
            Layer tree = layers.series(2);
            Layer layer = seed % 3 == 0 ? tree.then(Threshold.ofMaximum(0.3)) : tree;
            Shape shape = layers.shape();
            Schedule schedule = layers.schedule();
            try {
                if (layer.shape(shape).size() > 2_000_000) {
                    continue;
                }
            } catch (IllegalArgumentException impossible) {
                continue;
            }
            Tensor x = noise(shape, random);
            Tensor expected = Trace.run(layer, x);
            Plan plan = Plan.of(layer, shape, schedule);
            for (int run = 0; run < 2; run++) {
                Tensor y = Tensor.zeros(expected.shape());
                plan.run(x, y);
                assertThat(y.toArray())
                        .as("seed %d, run %d: %s on %s by %s", seed, run, layer, shape, schedule)
                        .isEqualTo(expected.toArray());
            }
            ran++;
        }
    }

    @Test
    void a_result_is_made_straight_in_a_callers_floats_wherever_they_lie() {
        Layer gaussian = Smooth.gaussian(5, 0);
        Samples.U8 x = picture(1, 70, 300);
        Plan plan = Plan.of(gaussian, x.shape(), new Schedule(16, 64, 3, 2));
        float[] expected = Trace.run(gaussian, planes(x)).toArray();
        for (int margin = 0; margin < 3; margin++) {
            float[] floats = new float[70 * 400];
            Arrays.fill(floats, -1);
            Layout layout = new Layout(x.shape(), 1, 300 + 40 * margin, new int[] {7 * margin});
            Samples.F32 y = new Samples.F32(floats, layout);
            for (int run = 0; run < 2; run++) {
                plan.run(x, y);
            }
            for (int v = 0; v < 70; v++) {
                assertThat(Arrays.copyOfRange(floats, y.index(0, v, 0), y.index(0, v, 300)))
                        .as("row %d, margin %d", v, margin)
                        .isEqualTo(Arrays.copyOfRange(expected, v * 300, (v + 1) * 300));
                for (int i = y.index(0, v, 300); i < Math.min(y.index(0, v + 1, 0), floats.length); i++) {
                    assertThat(floats[i]).as("behind row %d", v).isEqualTo(-1);
                }
            }
        }
    }

    /// Rows of 65,536 columns and more: places in them are told apart from those in the next row.
    @Test
    void a_signal_may_be_longer_than_a_picture_is_wide() {
        Layer gaussian = Smooth.gaussian(5, 0);
        Tensor x = noise(Shape.plane(3, 70_000), new Random(5));
        Tensor y = Tensor.zeros(x.shape());
        Plan.of(gaussian, x.shape(), new Schedule(1, 1024, 1, 2)).run(x, y);
        assertThat(y.toArray()).isEqualTo(Trace.run(gaussian, x).toArray());
    }

    @Test
    void a_plan_that_is_kept_does_not_keep_a_callers_floats() throws InterruptedException {
        Tensor x = noise(Shape.plane(64, 64), new Random(6));
        Plan plan = Plan.of(Smooth.gaussian(5, 0), x.shape());
        WeakReference<float[]> floats = new WeakReference<>(result(plan, x).data());
        for (int i = 0; i < 100 && floats.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(floats.get()).isNull();
        assertThat(result(plan, x).toArray())
                .isEqualTo(Trace.run(Smooth.gaussian(5, 0), x).toArray());
    }

    private static Tensor result(Plan plan, Tensor x) {
        Tensor y = Tensor.zeros(plan.out());
        plan.run(x, y);
        return y;
    }

    @Test
    void a_plan_says_how_much_it_keeps_in_whole_planes() {
        Shape shape = Shape.plane(100, 200);

        assertThat(Plan.of(Smooth.gaussian(5, 0), shape).bytes()).isZero();
        assertThat(Plan.of(Pipelines.classic(), Shape.planes(3, 100, 200)).bytes())
                .as("its threshold is sieved")
                .isZero();
        assertThat(Plan.of(Smooth.gaussian(5, 0).then(new Normalise(0, 255)), shape)
                        .bytes())
                .isEqualTo(100 * 200 * 4);
    }

    @Test
    void the_classic_chain_has_the_same_bits_for_any_band_strip_step_and_number_of_threads() {
        Layer classic = Pipelines.classic();
        Samples.U8 x = picture(3, 211, 333);
        Tensor expected = Trace.run(classic, planes(x));
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            Schedule schedule = new RandomLayers(random).schedule();
            Samples.U8 y = Samples.u8(1, 211, 333);
            Plan.of(classic, x.shape(), schedule).run(x, y);
            assertThat(planes(y).toArray()).as("%s", schedule).isEqualTo(expected.toArray());
        }
    }

    @Test
    void harris_runs_as_one_group_and_so_does_a_threshold_at_a_share_of_the_maximum_unless_more_follows() {
        Shape shape = Shape.plane(40, 50);
        assertThat(Plan.of(Corners.harris(2, 3, 0.04), shape).groups()).isEqualTo(1);
        Layer classic = Pipelines.classicOfGrey();
        assertThat(Plan.of(classic, shape).groups()).isEqualTo(1);
        assertThat(Plan.of(classic.then(Morphology.dilate(3)), shape).groups()).isEqualTo(2);
    }

    @Test
    void a_plan_refuses_pictures_of_another_shape() {
        Plan plan = Plan.of(Smooth.gaussian(3, 0), Shape.plane(4, 5));
        assertThatThrownBy(() -> plan.run(Tensor.zeros(Shape.plane(5, 4)), Tensor.zeros(Shape.plane(4, 5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("made for (1, 1, 4, 5), but was given (1, 1, 5, 4)");
    }

    @Test
    void a_plan_refuses_to_write_into_what_it_reads() {
        Plan plan = Plan.of(Smooth.gaussian(3, 0), Shape.plane(4, 5));
        Tensor x = Tensor.zeros(Shape.plane(4, 5));
        assertThatThrownBy(() -> plan.run(x, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an array of its own");
    }

    @Test
    void work_that_hands_out_work_itself_is_done_whole() {
        AtomicCounter count = new AtomicCounter();
        Crew.SHARED.run((task, worker) -> Crew.SHARED.run((inner, w) -> count.add(1), 5, 2), 8, 2);
        assertThat(count.sum()).isEqualTo(40);
    }

    @Test
    void a_failure_on_another_thread_reaches_the_caller_and_the_crew_lives_on() {
        AtomicCounter count = new AtomicCounter();
        assertThatThrownBy(() -> Crew.SHARED.run(
                        (task, worker) -> {
                            throw new IllegalStateException("task " + task);
                        },
                        8,
                        3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("task ");
        Crew.SHARED.run((task, worker) -> count.add(1 << task), 8, 3);
        assertThat(count.sum()).isEqualTo(255);
    }

    private static final class AtomicCounter {
        private final java.util.concurrent.atomic.AtomicInteger sum = new java.util.concurrent.atomic.AtomicInteger();

        void add(int n) {
            sum.addAndGet(n);
        }

        int sum() {
            return sum.get();
        }
    }

    private static Tensor noise(Shape shape, Random random) {
        float[] v = new float[shape.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = random.nextInt(256);
        }
        return Tensor.dense(v, shape);
    }

    private static Samples.U8 picture(int c, int h, int w) {
        Samples.U8 s = Samples.u8(c, h, w);
        new Random(1).nextBytes(s.data());
        return s;
    }

    private static Tensor planes(Samples.U8 s) {
        Tensor t = Tensor.zeros(s.shape());
        for (int c = 0; c < s.channels(); c++) {
            for (int y = 0; y < s.height(); y++) {
                for (int x = 0; x < s.width(); x++) {
                    t.set(c, 0, y, x, s.data()[s.index(c, y, x)] & 0xff);
                }
            }
        }
        return t;
    }
}
