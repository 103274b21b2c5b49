package thawline.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thawline.core.Mask;
import thawline.filter.Smooth;
import thawline.geometry.Interpolation;
import thawline.geometry.PlaneMap;
import thawline.geometry.Size;
import thawline.geometry.Warp;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Seeds;

class TemplateMatcherTest {

    /// Clouds of contrast about 25, of which no two places are alike.
    private static Tensor clouds(int planes, int h, int w, Random random) {
        Tensor x = Tensor.zeros(Shape.planes(planes, h, w));
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = 128 + 300 * (random.nextFloat() - 0.5f);
        }
        Layer smooth = Smooth.gaussian(13, 2);
        return Trace.run(smooth, x);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void what_was_cut_out_is_found_where_it_was(Method method) {
        Seeds.each(3, random -> {
            Tensor x = clouds(1 + 2 * random.nextInt(2), 60, 80, random);
            // the sum of products is largest where it is bright
            if (method == Method.CCORR) {
                x.window(20, 30, 21, 17).fill(250);
            }
            Template t = Template.of("part", x.window(20, 30, 21, 17).copy());
            List<Hit> hits = TemplateMatcher.of(t).method(method).most(1).find(x);
            assertThat(hits).hasSize(1);
            assertThat(hits.getFirst().box().x()).isCloseTo(38, within(0.2));
            assertThat(hits.getFirst().box().y()).isCloseTo(30, within(0.2));
            if (method == Method.SQDIFF || method == Method.SQDIFF_NORMED) {
                assertThat(hits.getFirst().score()).isCloseTo(0, within(1.0));
            }
        });
    }

    @Test
    void all_copies_of_several_templates_are_found_and_each_once() {
        Random random = new Random(2);
        Tensor x = clouds(1, 160, 200, random);
        Tensor a = clouds(1, 24, 24, random);
        Tensor b = clouds(1, 16, 40, random);
        int[][] places = {{3, 4}, {100, 20}, {60, 150}};
        for (int[] p : places) {
            x.window(p[0], p[1], 24, 24).copyFrom(a);
        }
        x.window(130, 120, 16, 40).copyFrom(b);
        List<Hit> hits =
                TemplateMatcher.of(Template.of("a", a), Template.of("b", b)).find(x);
        assertThat(hits).extracting(Hit::template).containsExactlyInAnyOrder("a", "a", "a", "b");
        for (int[] p : places) {
            assertThat(hits).anySatisfy(h -> {
                assertThat(h.box().x()).isCloseTo(p[1] + 11.5, within(0.4));
                assertThat(h.box().y()).isCloseTo(p[0] + 11.5, within(0.4));
            });
        }
        assertThat(TemplateMatcher.of(Template.of("a", a)).most(2).find(x)).hasSize(2);
        assertThat(TemplateMatcher.of(Template.of("a", a)).threshold(1.5).find(x))
                .isEmpty();
    }

    @Test
    void places_are_found_to_a_part_of_a_pixel() {
        Seeds.each(5, random -> {
            Tensor x = clouds(1, 60, 70, random);
            Template t = Template.of("part", x.window(20, 25, 15, 19).copy());
            double dx = random.nextDouble() - 0.5;
            double dy = random.nextDouble() - 0.5;
            Tensor moved = warped(x, PlaneMap.affine(1, 0, dx, 0, 1, dy), x.shape());
            Hit hit = TemplateMatcher.of(t).most(1).find(moved).getFirst();
            assertThat(hit.box().x()).isCloseTo(34 + dx, within(0.06));
            assertThat(hit.box().y()).isCloseTo(27 + dy, within(0.06));
        });
    }

    private static Tensor warped(Tensor x, PlaneMap map, Shape s) {
        return Trace.run(new Warp(map, Size.of(s.h(), s.w()), Interpolation.CUBIC, Border.REPLICATE), x);
    }

    @Test
    void turned_and_scaled_templates_are_found() {
        Seeds.each(4, random -> {
            Tensor scene = clouds(1, 240, 300, random);
            Tensor part = clouds(1, 48, 64, random);
            double angle = 360 * random.nextDouble() - 180;
            double scale = 0.7 + 0.8 * random.nextDouble();
            double x = 110 + 80 * random.nextDouble();
            double y = 90 + 60 * random.nextDouble();
            paste(scene, part, angle, scale, x, y);
            Hit hit = TemplateMatcher.of(Template.of("part", part))
                    .angles(-180, 180)
                    .scales(0.6, 1.6)
                    .find(scene)
                    .getFirst();
            String pose = hit + " for " + angle + "°, " + scale + " at " + x + ", " + y;
            assertThat(hit.box().x()).as(pose).isCloseTo(x, within(0.5));
            assertThat(hit.box().y()).as(pose).isCloseTo(y, within(0.5));
            assertThat(turned(hit.box().angle() - angle)).as(pose).isLessThan(0.5);
            assertThat(hit.scale() / scale).as(pose).isCloseTo(1, within(0.01));
            assertThat(hit.score()).as(pose).isGreaterThan(0.95);
        });
    }

    private static double turned(double degrees) {
        double d = Math.abs(degrees % 360);
        return Math.min(d, 360 - d);
    }

    /// With the middle of the part at (x, y).
    private static void paste(Tensor scene, Tensor part, double angle, double scale, double x, double y) {
        double cx = (part.shape().w() - 1) / 2.0;
        double cy = (part.shape().h() - 1) / 2.0;
        PlaneMap map = PlaneMap.rotation(cx, cy, angle, scale).then(PlaneMap.affine(1, 0, x - cx, 0, 1, y - cy));
        Tensor there = warped(part, map, scene.shape());
        PlaneMap back = map.inverse();
        for (int v = 0; v < scene.shape().h(); v++) {
            for (int u = 0; u < scene.shape().w(); u++) {
                double px = back.x(u, v);
                double py = back.y(u, v);
                if (px > -0.5
                        && py > -0.5
                        && px < part.shape().w() - 0.5
                        && py < part.shape().h() - 0.5) {
                    scene.set(0, 0, v, u, there.at(0, v, u));
                }
            }
        }
    }

    @Test
    void steps_that_are_asked_for_are_the_only_poses() {
        Random random = new Random(7);
        Tensor scene = clouds(1, 120, 150, random);
        Tensor part = clouds(1, 30, 40, random);
        paste(scene, part, 90, 1, 60.5, 70.5);
        TemplateMatcher quarter =
                TemplateMatcher.of(Template.of("part", part)).poses(new Poses(new Sweep(0, 270, 90), Sweep.only(1)));
        assertThat(quarter.find(scene)).singleElement().satisfies(h -> {
            assertThat(h.box().angle()).isEqualTo(90);
            assertThat(h.score()).isGreaterThan(0.99);
        });
    }

    @Test
    void what_a_mask_leaves_out_does_not_count() {
        Random random = new Random(3);
        Tensor x = clouds(1, 60, 70, random);
        Tensor part = x.window(10, 20, 20, 20).copy();
        float[] disc = new float[400];
        for (int i = 0; i < 400; i++) {
            disc[i] = Math.hypot(Math.floorDiv(i, 20) - 9.5, i % 20 - 9.5) < 9 ? 1 : 0;
            if (disc[i] == 0) {
                part.data()[i] = 255 * random.nextInt(2);
            }
        }
        Template t = Template.of("disc", part);
        assertThat(TemplateMatcher.of(t).threshold(0.95).find(x)).isEmpty();
        Hit hit = TemplateMatcher.of(t.masked(Mask.of(1, 20, 20, disc))).find(x).getFirst();
        assertThat(hit.score()).isCloseTo(1, within(1e-5));
        assertThat(hit.box().x()).isCloseTo(29.5, within(0.1));
        Hit turned = TemplateMatcher.of(t.masked(Mask.of(1, 20, 20, disc)))
                .angles(-20, 20)
                .find(x)
                .getFirst();
        assertThat(turned.score()).isGreaterThan(0.99);
        assertThat(turned.box().angle()).isCloseTo(0, within(0.5));
    }

    @Test
    void a_flat_template_is_found_nowhere() {
        Random random = new Random(4);
        Tensor x = clouds(1, 40, 40, random);
        Tensor flat = Tensor.zeros(Shape.plane(8, 8));
        flat.fill(128);
        assertThat(TemplateMatcher.of(Template.of("flat", flat)).find(x)).isEmpty();
        assertThat(TemplateMatcher.of(Template.of("flat", flat)).angles(-90, 90).find(x))
                .isEmpty();
    }

    @Test
    void what_makes_no_sense_is_refused_in_words() {
        Template t = Template.of("t", clouds(1, 8, 9, new Random(5)));
        assertThatThrownBy(() -> TemplateMatcher.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no template to look for");
        assertThatThrownBy(() -> TemplateMatcher.of(t).method(Method.CCORR).angles(0, 90))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CCOEFF_NORMED can");
        assertThatThrownBy(() -> TemplateMatcher.of(t).find(Tensor.zeros(Shape.plane(7, 20))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("larger than the picture");
        assertThatThrownBy(() -> TemplateMatcher.of(t).angles(0, 90).find(Tensor.zeros(Shape.planes(3, 70, 20))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("make both grey, or both colour");
        assertThatThrownBy(() -> TemplateMatcher.of(t).scales(0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scales lie in");
        assertThatThrownBy(() -> TemplateMatcher.of(t).angles(90, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smaller end");
        assertThatThrownBy(() -> TemplateMatcher.of(t).most(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }

    @Test
    void boxes_overlap_by_the_area_that_both_cover() {
        Box a = new Box(10, 10, 4, 4, 0);
        assertThat(a.overlap(a)).isCloseTo(1, within(1e-12));
        assertThat(a.overlap(new Box(12, 10, 4, 4, 0))).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(a.overlap(new Box(10, 10, 4, 4, 90))).isCloseTo(1, within(1e-12));
        assertThat(a.overlap(new Box(14, 10, 4, 4, 0))).isZero();
        double octagon = 16 * 2 * (Math.sqrt(2) - 1);
        assertThat(a.overlap(new Box(10, 10, 4, 4, 45))).isCloseTo(octagon / (32 - octagon), within(1e-9));
        assertThat(new Box(0, 0, 4, 2, 90).corners())
                .extracting(p -> Math.round(p.x()) + " " + Math.round(p.y()))
                .containsExactly("-1 2", "-1 -2", "1 -2", "1 2");
    }

    @Test
    void a_sweep_goes_from_end_to_end() {
        assertThat(Sweep.of(-180, 180).angles(90)).containsExactly(-180.0, -90.0, 0.0, 90.0);
        assertThat(Sweep.of(-10, 10).angles(7)).hasSize(4).contains(-10.0, 10.0);
        assertThat(new Sweep(0, 270, 90).angles(1)).containsExactly(0.0, 90.0, 180.0, 270.0);
        assertThat(Sweep.only(30).angles(1)).containsExactly(30.0);
        List<Double> scales = Sweep.of(0.5, 2).scales(s -> 1.5);
        assertThat(scales).hasSize(5).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(scales.getLast()).isCloseTo(2, within(1e-12));
    }
}
