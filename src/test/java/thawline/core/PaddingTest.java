package thawline.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.DotTest;
import thawline.testing.RandomTensors;

/// Margins in place against the border's definition read element by element; some margins are wider than the plane.
class PaddingTest {

    private static final List<Shape> SHAPES = List.of(
            Shape.plane(1, 1),
            Shape.plane(1, 5),
            Shape.plane(6, 1),
            Shape.planes(3, 4, 5),
            new Shape(2, 1, 3, 2),
            new Shape(2, 3, 2, 4));

    private static final List<Margins> MARGINS = List.of(
            Margins.ZERO,
            Margins.plane(1),
            Margins.plane(2, 0, 0, 3),
            Margins.plane(0, 1, 2, 0),
            Margins.plane(9),
            new Margins(1, 0, 0, 0, 0, 0),
            new Margins(2, 5, 1, 0, 4, 3));

    static Stream<Border> borders() {
        return Stream.of(
                Border.ZERO, Border.constant(-7.5f), Border.REPLICATE, Border.REFLECT_101, Border.REFLECT, Border.WRAP);
    }

    /// p(c, z, y, x) = inside(c, source(z), source(y), source(x)), or the border's value where one of them is outside.
    private static Tensor gather(Tensor x, Margins m, Border border) {
        Shape s = x.shape();
        Tensor p = Tensor.zeros(m.around(s));
        Shape t = p.shape();
        for (int c = 0; c < t.c(); c++) {
            for (int z = 0; z < t.d(); z++) {
                for (int v = 0; v < t.h(); v++) {
                    for (int u = 0; u < t.w(); u++) {
                        int fromZ = border.source(z - m.front(), s.d());
                        int fromV = border.source(v - m.top(), s.h());
                        int fromU = border.source(u - m.left(), s.w());
                        boolean outside = fromZ == Border.OUTSIDE || fromV == Border.OUTSIDE || fromU == Border.OUTSIDE;
                        p.set(c, z, v, u, outside ? border.value() : x.at(c, fromZ, fromV, fromU));
                    }
                }
            }
        }
        return p;
    }

    private static Tensor filled(Tensor x, Margins m, Border border) {
        Tensor p = Tensor.zeros(m.around(x.shape()));
        p.fill(Float.NaN);
        p.inside(m).copyFrom(x);
        Padding.fill(p, m, border);
        return p;
    }

    @ParameterizedTest
    @MethodSource("borders")
    void filling_gathers_each_element_from_its_source(Border border) {
        Random random = new Random(1);
        for (Shape shape : SHAPES) {
            for (Margins m : MARGINS) {
                Tensor x = RandomTensors.uniform(shape, random);
                Bits.assertSame(shape + " in " + m, gather(x, m, border), filled(x, m, border));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("borders")
    void folding_is_the_adjoint_of_filling(Border border) {
        Random random = new Random(2);
        for (Shape shape : SHAPES) {
            for (Margins m : MARGINS) {
                Tensor x = RandomTensors.whole(shape, 9, random);
                Tensor p = RandomTensors.whole(m.around(shape), 9, random);
                // a constant is an affine map: without its value it is linear
                boolean constant = border.mode() == Border.Mode.CONSTANT;
                Tensor ax = filled(x, m, constant ? Border.ZERO : border);
                Tensor folded = p.copy();
                Padding.fold(folded, m, border);
                DotTest.passes(border + " around " + shape + " by " + m, ax, p, x, folded.inside(m));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("borders")
    void rows_and_columns_alone_make_the_same_margins(Border border) {
        Margins m = Margins.plane(2, 3, 4, 1);
        Tensor x = RandomTensors.uniform(Shape.planes(2, 3, 5), new Random(3));
        Tensor p = Tensor.zeros(m.around(x.shape()));
        p.inside(m).copyFrom(x);
        // as a band does it: the rows that are there first, then those outside
        for (int[] rows : new int[][] {{2, 1}, {3, 2}}) {
            Padding.columns(p, 4, 5, -4, 0, rows[0], rows[1], border);
            Padding.columns(p, 4, 5, 5, 6, rows[0], rows[1], border);
        }
        Padding.rows(p, 2, 3, -2, 0, border);
        Padding.rows(p, 2, 3, 3, 6, border);
        Bits.assertSame(border.toString(), gather(x, m, border), p);
    }

    @Test
    void a_margin_of_two_around_one_row_under_reflect_101() {
        Tensor p = filled(Tensor.of(Shape.plane(1, 3), 1, 2, 3), Margins.plane(0, 0, 2, 2), Border.REFLECT_101);
        Bits.assertSame("row", new float[] {3, 2, 1, 2, 3, 2, 1}, p.toArray());
        Padding.fold(p, Margins.plane(0, 0, 2, 2), Border.REFLECT_101);
        // 1 stands at one more place, 2 at two, 3 at one more: 1 + 1, 2 + 2 + 2, 3 + 3
        Bits.assertSame(
                "gradient",
                new float[] {1 + 1, 2 + 2 + 2, 3 + 3},
                p.window(0, 2, 1, 3).toArray());
    }

    @Test
    void none_fills_nothing() {
        assertThatThrownBy(() -> Padding.fill(Tensor.zeros(Shape.plane(3, 3)), Margins.plane(1), Border.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Border.NONE fills nothing");
    }
}
