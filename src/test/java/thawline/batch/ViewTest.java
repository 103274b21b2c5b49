package thawline.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.pipeline.Pipeline;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class ViewTest {

    /// A bright square on dark ground.
    private static Tensor square() {
        Tensor t = Tensor.zeros(Shape.plane(32, 32));
        for (int i = 0; i < 144; i++) {
            t.set(0, 0, 10 + i / 12, 10 + i % 12, 200);
        }
        return t;
    }

    private static View resolved(View view, String text) {
        Layer layer = Pipeline.parse(text).layer(Shape.plane(32, 32));
        return view.resolved(layer).resolved(Trace.run(layer, square()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "identity§CLIP",
                "gaussian§CLIP",
                "sharpen§CLIP",
                "unsharp§CLIP",
                "emboss§CLIP",
                "threshold(128)§CLIP",
                "sobel | magnitude§CLIP",
                "sobel | orientation§CLIP",
                "gradient§CLIP",
                "topHat§CLIP",
                "gradient | scale(2)§CLIP",
                "sobel | products | channel(0)§CLIP",
                "shiTomasi | scale(0.02)§CLIP",
                "gradient | scale(-1)§SIGNED",
                "sobel(dx=1)§SIGNED",
                "scharr(dy=1)§SIGNED",
                "laplacian§SIGNED",
                "log§SIGNED",
                "gaussian | harris§SIGNED",
                "+[ identity , gaussian | scale(-1) ]§SIGNED",
                "kernel([-1,0,1])§SIGNED",
                "sobel(dx=1) | absolute§CLIP",
                "sobel(dx=1) | scale(1/8, 128)§CLIP",
            })
    void what_is_negative_somewhere_and_nothing_on_flat_ground_is_shown_signed(String text, View expected) {
        assertThat(resolved(View.AUTO, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
    void a_view_that_was_asked_for_stays(View view) {
        assertThat(resolved(view, "sobel(dx=1)")).isEqualTo(view);
    }
}
