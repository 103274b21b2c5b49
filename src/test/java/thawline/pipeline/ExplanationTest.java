package thawline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import thawline.layer.Field;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Reach;
import thawline.layer.Trace;
import thawline.run.Plan;
import thawline.run.PlanStep;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class ExplanationTest {

    private static final Shape PHOTO = Shape.planes(3, 1080, 1920);
    private static final long PIXELS = 1080 * 1920;

    private static Explanation explained(String text) {
        return Explanation.of(Pipeline.parse(text), PHOTO);
    }

    private static List<String> texts(Explanation e) {
        return e.rows().stream().map(Explanation.Row::text).toList();
    }

    @Test
    void the_issues_pipeline_is_told_step_by_step() {
        String text = "gray | gaussian(ksize=5) | sobel(ksize=5) | magnitude | harris(blockSize=2, ksize=3, k=0.04)"
                + " | dilate(3) | threshold(0.01 max) | mark(radius=5)";
        Explanation e = explained(text);

        assertThat(e.pipeline()).hasToString(text);
        assertThat(texts(e))
                .containsExactly(
                        "gray",
                        "gaussian(ksize=5)",
                        "sobel(ksize=5)",
                        "magnitude",
                        "harris(blockSize=2, ksize=3, k=0.04)",
                        "conv2d",
                        "products",
                        "conv2d",
                        "harris",
                        "dilate(3)",
                        "threshold(0.01 max)",
                        "mark(radius=5)");
        assertThat(e.rows().get(2).result().orElseThrow().shape()).isEqualTo(Shape.planes(2, 1080, 1920));
        Range slopes = e.rows().get(2).result().orElseThrow().range();
        assertThat(slopes.max()).isBetween(255f * 48, 255f * 48 + 0.5f);
        assertThat(slopes.min()).isBetween(-255f * 48 - 0.5f, -255f * 48);
        assertThat(e.rows().get(9).result().orElseThrow().field()).hasToString("14×14");
        assertThat(e.rows().get(10).result().orElseThrow().field()).hasToString("all");
        assertThat(e.rows().get(10).result().orElseThrow().range()).isEqualTo(new Range(0, 255));
        assertThat(e.rows().get(11).result().orElseThrow().shape()).isEqualTo(PHOTO);
    }

    @Test
    void multiply_adds_are_those_that_run() {
        assertThat(explained("gaussian(ksize=5)").multiplyAdds())
                .as("down and across, three planes")
                .isEqualTo(10 * 3 * PIXELS);
        assertThat(explained("gray").multiplyAdds()).isEqualTo(3 * PIXELS);
        assertThat(explained("gray | sobel(ksize=3)").multiplyAdds() - 3 * PIXELS)
                .as("3 + 2 weights that are not 0, twice")
                .isEqualTo(10 * PIXELS);
        assertThat(explained("gray | kernel([0,-1,0; -1,5,-1; 0,-1,0])").multiplyAdds() - 3 * PIXELS)
                .isEqualTo(5 * PIXELS);
        assertThat(explained("gray | averagePool(2)").multiplyAdds() - 3 * PIXELS)
                .as("4 for each of a quarter of the pixels")
                .isEqualTo(PIXELS);
        assertThat(explained("dilate(3) | median(5)").multiplyAdds()).isZero();
    }

    @Test
    void windows_say_how_they_run() {
        List<Operation> ops = explained("gray | gaussian | kernel([1,2; 3,4]) | dilate(3, CROSS) | erode(4) | round8")
                .operations();

        assertThat(ops.stream().map(Operation::window))
                .containsExactly("1×1 of 3", "5×5 as 5+5", "2×2", "3×3 mask", "4×4 as 4+4", "");
        assertThat(ops.stream().map(op -> op.border().map(b -> b.mode().name()).orElse("–")))
                .containsExactly("–", "REFLECT_101", "REFLECT_101", "CONSTANT", "CONSTANT", "–");
    }

    @Test
    void the_field_grows_with_windows_and_steps() {
        assertThat(field("gaussian(ksize=5) | sobel(ksize=3)")).isEqualTo("7×7");
        assertThat(field("gaussian(5, ksizeY=3)")).isEqualTo("5×3");
        assertThat(field("maxPool(2) | gaussian(ksize=3)")).isEqualTo("6×6 /2");
        assertThat(field("[ gaussian(ksize=3) , kernel([1,1,1,1,1,1,1]) ]")).isEqualTo("7×3");
        assertThat(field("resize(scale=0.5)")).isEqualTo("2×2 /2");
        assertThat(field("normalise")).isEqualTo("all");
    }

    private static String field(String text) {
        return explained(text).rows().getLast().result().orElseThrow().field().toString();
    }

    @Test
    void branches_and_named_pipelines_are_told_from_inside() {
        assertThat(texts(explained("[ channel(0) , channel(1) | absolute , gray ] | edges")))
                .containsExactly(
                        "[",
                        "channel(0)",
                        ",",
                        "channel(1)",
                        "absolute",
                        ",",
                        "gray",
                        "]",
                        "edges:",
                        "gray",
                        "gaussian(ksize=5)",
                        "sobel(ksize=3)",
                        "magnitude");
    }

    @Test
    void lists_have_no_planes() {
        Explanation.Row last = explained("corners").rows().getLast();

        assertThat(last.text()).isEqualTo("corners");
        assertThat(last.result()).isEmpty();
    }

    @Test
    void the_plan_says_why_planes_are_kept() {
        Explanation e = explained("gray | gaussian | normalise | canny | dilate");

        assertThat(e.plan().stream().map(PlanStep::kind))
                .containsExactly(PlanStep.Kind.FUSED, PlanStep.Kind.FUSED, PlanStep.Kind.WHOLE, PlanStep.Kind.FUSED);
        assertThat(e.plan().getFirst().result().reasons())
                .containsExactly(new PlanStep.Kept(PlanStep.Why.STATISTIC, "2.normalise"));
        assertThat(e.plan().get(1).operations()).containsExactly("2.normalise", "3.conv2d", "4.nonmaximum");
        assertThat(e.plan().get(1).result().reasons())
                .containsExactly(new PlanStep.Kept(PlanStep.Why.WHOLE_INPUT, "5.hysteresis"));
        assertThat(e.bytes()).isEqualTo(3 * 4 * PIXELS);
        assertThat(explained("gray | canny").plan().stream().map(PlanStep::kind))
                .containsExactly(PlanStep.Kind.SIEVED);
        assertThat(explained("classic").plan().stream().map(PlanStep::kind)).containsExactly(PlanStep.Kind.SIEVED);
        assertThat(explained("classic").bytes()).isZero();
    }

    /// What two groups read may be made in both.
    @Test
    void every_operation_is_told_once_in_the_rows_and_in_the_plan_too() {
        long seed = 20_261_122; // always the same pipelines
        RandomPipelines pipelines = new RandomPipelines(new SplittableRandom(seed));
        Shape shape = Shape.planes(3, 40, 50);
        for (int i = 0; i < 60; i++) {
            Pipeline p = pipelines.fitting(shape);
            Explanation e = Explanation.of(p, shape);
            Layer layer = p.layer(shape);
            List<String> paths = Layers.located(layer).map(Layers.Located::path).toList();
            String label = "seed " + seed + ": " + p;

            assertThat(e.operations().stream().map(Operation::path)).as(label).containsExactlyElementsOf(paths);
            assertThat(e.plan().stream()
                            .flatMap(step -> step.operations().stream())
                            .distinct())
                    .as(label)
                    .containsExactlyInAnyOrderElementsOf(paths);
            Plan plan = Plan.of(layer, shape);
            assertThat(e.plan()).as(label).hasSize(plan.groups());
            assertThat(e.bytes()).as(label).isEqualTo(plan.bytes());
        }
    }

    /// An output element stays the same, to the bit, whatever happens outside its field.
    @Test
    void no_pixel_outside_the_field_counts() {
        long seed = 20_261_122; // always the same pipelines
        SplittableRandom random = new SplittableRandom(seed);
        RandomPipelines pipelines = new RandomPipelines(random);
        Shape shape = Shape.plane(60, 70);
        int checked = 0;
        while (checked < 40) {
            Pipeline p = pipelines.fitting(shape);
            Layer layer = p.layer(shape);
            Field f = Explanation.of(p, shape).rows().stream()
                    .flatMap(row -> row.result().stream())
                    .reduce((a, b) -> b)
                    .orElseThrow()
                    .field();
            Shape out = layer.shape(shape);
            int y = out.h() / 2;
            int x = out.w() / 2;
            int top = (int) (y * f.down().step() - f.down().before());
            int left = (int) (x * f.across().step() - f.across().before());
            int bottom = (int) (y * f.down().step() + f.down().after());
            int right = (int) (x * f.across().step() + f.across().after());
            boolean inside = top >= 0 && left >= 0 && bottom < shape.h() && right < shape.w();
            if (p.drawing().isPresent() || f.all() || !inside || hasWhole(layer)) {
                continue;
            }
            Tensor a = picture(shape, random);
            Tensor b = picture(shape, random);
            b.window(top, left, bottom - top + 1, right - left + 1)
                    .copyFrom(a.window(top, left, bottom - top + 1, right - left + 1));
            Tensor ya = Trace.run(layer, a);
            Tensor yb = Trace.run(layer, b);
            for (int c = 0; c < out.c(); c++) {
                assertThat(yb.at(c, y, x))
                        .as("seed %d: %s, field %s", seed, p, f)
                        .isEqualTo(ya.at(c, y, x));
            }
            checked++;
        }
    }

    private static boolean hasWhole(Layer layer) {
        return Layers.ops(layer).anyMatch(op -> op.reach() instanceof Reach.Whole);
    }

    private static Tensor picture(Shape s, SplittableRandom random) {
        float[] data = new float[s.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextInt(256);
        }
        return Tensor.of(s, data);
    }
}
