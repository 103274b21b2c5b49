package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.core.Kernel;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.pipeline.Pipeline;
import thawline.tensor.Border;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

class LeastSquaresTest {

    private static final Range PIXELS = Range.of(0, 255);

    private static Tensor after(Layer layer, Tensor x) {
        return Trace.run(layer, x);
    }

    private static void requireNear(Kernel found, Kernel wanted, double most) {
        assertThat(found.toArray()).hasSameSizeAs(wanted.toArray());
        for (int i = 0; i < wanted.size(); i++) {
            assertThat((double) found.toArray()[i]).isCloseTo(wanted.toArray()[i], within(most));
        }
    }

    @Test
    void the_kernel_that_made_a_picture_is_found() {
        Seeds.each(8, random -> {
            int h = 1 + random.nextInt(5);
            int w = 1 + random.nextInt(5);
            int ins = 1 + random.nextInt(3);
            int outs = 1 + random.nextInt(2);
            Kernel kernel = RandomTensors.kernel(outs, ins, 1, h, w, random);
            LeastSquares fit = LeastSquares.of(outs, ins, h, w);
            for (int n = 0; n < 2; n++) {
                Shape shape = Shape.planes(ins, 20 + random.nextInt(9), 20 + random.nextInt(9));
                Tensor x = RandomTensors.in(PIXELS, shape, random);
                Layer layer = new LinearFit(kernel, Collections.nCopies(outs, 3.0), 0, 0, 0).layer(Border.WRAP);
                fit.accumulate(RandomTensors.framed(x), RandomTensors.framed(after(layer, x)));
            }

            LinearFit found = fit.solve();

            requireNear(found.kernel(), kernel, 1e-5);
            assertThat(found.offsets())
                    .hasSize(outs)
                    .allSatisfy(b -> assertThat(b).isCloseTo(3, within(1e-3)));
            assertThat(found.residual()).isLessThan(1e-3);
            assertThat(found.explained()).isGreaterThan(0.999999);
        });
    }

    @Test
    void places_that_do_not_count_have_no_influence() {
        Seeds.each(4, random -> {
            Kernel kernel = RandomTensors.kernel(1, 1, 1, 3, 3, random);
            Tensor x = RandomTensors.in(PIXELS, Shape.plane(24, 30), random);
            Tensor y = after(new LinearFit(kernel, List.of(0.0), 0, 0, 0).layer(Border.REPLICATE), x);
            for (int v = 5; v < 9; v++) {
                y.set(0, 0, v, 7, 1e4f);
            }
            LeastSquares fit = LeastSquares.of(3, 3);

            fit.accumulate(x, y, (v, u) -> y.at(0, v, u) < 5e3);

            assertThat(fit.places()).isEqualTo(22 * 28 - 4);
            requireNear(fit.solve(LeastSquares.Offset.ZERO, 0).kernel(), kernel, 1e-5);
        });
    }

    @Test
    void a_window_that_is_too_small_leaves_the_rest_unexplained() {
        Seeds.only(1, random -> {
            Tensor x = RandomTensors.uniform(Shape.plane(200, 200), random);
            Layer sum = Pipeline.parse("kernel([1 0 1; 0 0 0; 0 0 0])").layer(x.shape());
            LeastSquares middle = LeastSquares.of(1, 1);
            LeastSquares row = LeastSquares.of(3, 2);

            middle.accumulate(x, after(sum, x));
            row.accumulate(x, after(sum, x));

            assertThat(middle.solve().explained()).isLessThan(0.01);
            assertThat(row.solve().explained()).isCloseTo(0.5, within(0.02));
            assertThat(row.solve().residual()).isCloseTo(Math.sqrt(1 / 3.0), within(0.01));
        });
    }

    @Test
    void a_flat_picture_is_explained_by_the_offset() {
        Tensor x = Tensor.zeros(Shape.plane(9, 9));
        x.fill(100);
        Tensor y = Tensor.zeros(Shape.plane(9, 9));
        y.fill(40);
        LeastSquares fit = LeastSquares.of(3, 3);
        fit.accumulate(x, y);

        LinearFit found = fit.solve();

        assertThat(found.kernel().toArray()).containsOnly(0);
        assertThat(found.offset()).isEqualTo(40);
        assertThat(found.residual()).isZero();
    }

    @Test
    void a_picture_without_fine_detail_still_has_an_answer() {
        Tensor x = Tensor.zeros(Shape.plane(40, 40));
        for (int v = 0; v < 40; v++) {
            for (int u = 0; u < 40; u++) {
                x.set(0, 0, v, u, 2 * u + v);
            }
        }
        LeastSquares fit = LeastSquares.of(5, 5);
        fit.accumulate(x, x);

        LinearFit found = fit.solve();

        assertThat(found.residual()).isLessThan(0.01);
        assertThat(found.kernel().toArray()).doesNotContain(Float.NaN);
    }

    @Test
    void pairs_that_do_not_fit_say_what_is_wrong() {
        LeastSquares fit = LeastSquares.of(3, 3);
        Tensor x = Tensor.zeros(Shape.plane(9, 9));

        assertThatThrownBy(() -> fit.accumulate(x, Tensor.zeros(Shape.plane(9, 8))))
                .hasMessage("x is 9×9 but y is 8×9; a pair has one size");
        assertThatThrownBy(() -> fit.accumulate(x, Tensor.zeros(Shape.planes(3, 9, 9))))
                .hasMessageContaining("from 1 to 1 planes");
        assertThatThrownBy(() -> fit.accumulate(Tensor.zeros(Shape.plane(2, 9)), Tensor.zeros(Shape.plane(2, 9))))
                .hasMessage("a picture of 9×2 has no place for a window of 3×3");
        assertThatThrownBy(fit::solve).hasMessageStartingWith("no place was left");
    }
}
