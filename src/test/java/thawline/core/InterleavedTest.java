package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thawline.tensor.Axes;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// Channels-last convolutions against the planar ones, which sum in another order.
class InterleavedTest {

    enum Form {
        SCALAR,
        BEST;

        Interleaved get() {
            return this == SCALAR ? Interleaved.scalar() : Interleaved.best();
        }
    }

    private static final Correlation PLANAR = Correlation.reference();

    @ParameterizedTest
    @EnumSource
    void apply_equals_the_planar_correlation(Form form) {
        Random random = new Random(1);
        for (InterleavedCase c : InterleavedCase.all()) {
            float[] x = c.randomX(random);
            float[] y = InterleavedCase.nans(c.y());
            form.get().apply(c.stencil(), x, 0, c.byTap(), 0, y, 0);

            Tensor expected = Tensor.zeros(c.y().inside());
            Tensor planes = InterleavedCase.planes(x, c.whole());
            PLANAR.apply(planes, c.kernel(), c.biasKernel(), c.geometry(), expected);
            assertClose(
                    c.toString(),
                    expected.toArray(),
                    InterleavedCase.planes(y, c.y()).toArray());
            assertThat(marginsOf(c.y(), y)).as("margins of y: %s", c).containsOnly(Float.NaN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_adjoint_equals_the_planar_one_and_adds(Form form) {
        Random random = new Random(2);
        for (InterleavedCase c : InterleavedCase.all()) {
            Tensor expected = RandomTensors.uniform(c.whole().inside(), random);
            float[] dx = InterleavedCase.laid(expected, c.whole());
            float[] dy = c.randomDy(random);
            form.get().adjoint(c.stencil(), dy, 0, c.byOutput(), 0, dx, 0);

            PLANAR.adjoint(InterleavedCase.planes(dy, c.y()), c.kernel(), c.geometry(), expected);
            assertClose(
                    c.toString(),
                    expected.toArray(),
                    InterleavedCase.planes(dx, c.whole()).toArray());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_kernel_gradient_equals_the_planar_one_over_two_examples(Form form) {
        Random random = new Random(3);
        for (InterleavedCase c : InterleavedCase.all()) {
            float[] packed = new float[c.stencil().byTapSize()];
            float[] expected = new float[c.kernel().size()];
            float[] expectedBias = new float[c.bias().length];
            for (int example = 0; example < 2; example++) {
                float[] x = c.randomX(random);
                float[] dy = c.randomDy(random);
                form.get().kernelGradient(c.stencil(), x, 0, dy, 0, packed, 0);
                Tensor planes = InterleavedCase.planes(dy, c.y());
                PLANAR.kernelGradient(InterleavedCase.planes(x, c.whole()), planes, c.kernel(), c.geometry(), expected);
                addBias(planes, expectedBias);
            }
            float[] dk = new float[expected.length];
            float[] db = new float[expectedBias.length];
            c.stencil().addByTap(packed, 0, dk, db);
            assertClose(c.toString(), expected, dk);
            assertClose(c.toString(), expectedBias, db);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_pooled_convolution_is_a_convolution_then_a_pool(Form form) {
        Random random = new Random(4);
        for (InterleavedCase c : InterleavedCase.pooled()) {
            float[] x = c.randomX(random);
            float[] y = InterleavedCase.nans(c.y());
            int[] winners = new int[y.length];
            form.get().applyPooled(c.stencil(), x, 0, c.byTap(), 0, y, 0, winners, 0);

            Tensor full = full(c, x);
            Tensor expected = Tensor.zeros(c.y().inside());
            Extremum.MAX.reference(full, Footprint.rect(2, 2), Axes.plane(2), expected);
            if (c.stencil().rectifies()) {
                Elementwise.scalar().unary(Unary.RELU, expected.data(), 0, expected.data(), 0, expected.data().length);
            }
            assertClose(
                    c.toString(),
                    expected.toArray(),
                    InterleavedCase.planes(y, c.y()).toArray());
        }
    }

    private static Tensor full(InterleavedCase c, float[] x) {
        Tensor planes = InterleavedCase.planes(x, c.whole());
        Tensor full = Tensor.zeros(c.geometry().output(planes.shape(), c.kernel()));
        PLANAR.apply(planes, c.kernel(), c.biasKernel(), c.geometry(), full);
        return full;
    }

    @ParameterizedTest
    @EnumSource
    void pooled_gradients_are_those_of_the_planes(Form form) {
        Random random = new Random(5);
        for (InterleavedCase c : InterleavedCase.pooled()) {
            float[] x = c.randomX(random);
            float[] y = InterleavedCase.nans(c.y());
            int[] winners = new int[y.length];
            form.get().applyPooled(c.stencil(), x, 0, c.byTap(), 0, y, 0, winners, 0);
            float[] dy = c.sparseDy(random);
            float[] packed = new float[c.stencil().byOutputSize()];
            form.get().pooledKernelGradient(c.stencil(), x, 0, dy, 0, winners, 0, packed, 0);
            float[] dk = new float[c.kernel().size()];
            float[] db = new float[c.bias().length];
            c.stencil().addByOutput(packed, 0, dk, db);
            Tensor expectedDx = RandomTensors.uniform(c.whole().inside(), random);
            float[] dx = InterleavedCase.laid(expectedDx, c.whole());
            form.get().pooledAdjoint(c.stencil(), dy, 0, winners, 0, c.byOutput(), 0, dx, 0);

            Tensor full = full(c, x);
            Tensor dFull = Tensor.zeros(full.shape());
            Extremum.MAX.adjoint(full, alive(c, y, dy), Footprint.rect(2, 2), Axes.plane(2), dFull);
            Tensor planes = InterleavedCase.planes(x, c.whole());
            float[] expected = new float[dk.length];
            PLANAR.kernelGradient(planes, dFull, c.kernel(), c.geometry(), expected);
            float[] expectedBias = new float[db.length];
            addBias(dFull, expectedBias);
            PLANAR.adjoint(dFull, c.kernel(), c.geometry(), expectedDx);
            assertClose("dk of " + c, expected, dk);
            assertClose("db of " + c, expectedBias, db);
            assertClose(
                    "dx of " + c,
                    expectedDx.toArray(),
                    InterleavedCase.planes(dx, c.whole()).toArray());
        }
    }

    /// The gradient that a ReLU lets through.
    private static Tensor alive(InterleavedCase c, float[] y, float[] dy) {
        Tensor planes = InterleavedCase.planes(dy, c.y());
        float[] values = InterleavedCase.planes(y, c.y()).toArray();
        for (int i = 0; c.stencil().rectifies() && i < values.length; i++) {
            planes.data()[i] = values[i] > 0 ? planes.data()[i] : 0;
        }
        return planes;
    }

    @ParameterizedTest
    @EnumSource
    void the_adjoint_is_one(Form form) {
        Random random = new Random(6);
        for (InterleavedCase c : InterleavedCase.all()) {
            float[] x = c.randomX(random);
            float[] dy = c.randomDy(random);
            float[] y = new float[c.y().room(1)];
            float[] k = new float[c.stencil().byTapSize()];
            c.stencil().packByTap(c.kernel().weights(), Stencil.NONE, k, 0);
            form.get().apply(c.stencil(), x, 0, k, 0, y, 0);
            float[] dx = new float[c.whole().room(1)];
            form.get().adjoint(c.stencil(), dy, 0, c.byOutput(), 0, dx, 0);

            double forward = dot(InterleavedCase.planes(y, c.y()), InterleavedCase.planes(dy, c.y()));
            double back = dot(InterleavedCase.planes(x, c.whole()), InterleavedCase.planes(dx, c.whole()));
            assertThat(back).as("⟨k⋆x, dy⟩ = ⟨x, kᵀ⋆dy⟩: %s", c).isCloseTo(forward, within(1e-4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void pictures_of_a_batch_are_slices_of_one_volume(Form form) {
        Random random = new Random(7);
        Frame one = new Frame(Shape.planes(6, 9, 9), Margins.plane(1));
        Frame three = new Frame(new Shape(6, 3, 9, 9), Margins.plane(1));
        assertThat(three.extent()).isEqualTo(3 * one.extent());
        Frame pooledOne = Frame.of(Shape.planes(20, 4, 4));
        Stencil alone = Stencil.pooled(one, new Axes(1, 3, 3), Geometry.UNIT, Unary.RELU, pooledOne);
        Frame pooledThree = Frame.of(new Shape(20, 3, 4, 4));
        Stencil together = Stencil.pooled(three, new Axes(1, 3, 3), Geometry.UNIT, Unary.RELU, pooledThree);
        float[] x = RandomTensors.uniform(one.room(3), random);
        float[] k = new float[alone.byTapSize()];
        alone.packByTap(RandomTensors.uniform(20 * 6 * 9, random), RandomTensors.uniform(20, random), k, 0);
        float[] expected = new float[pooledOne.room(3)];
        float[] actual = expected.clone();
        int[] expectedWinners = new int[expected.length];
        int[] winners = expectedWinners.clone();

        for (int n = 0; n < 3; n++) {
            int y = n * pooledOne.extent();
            form.get().applyPooled(alone, x, n * one.extent(), k, 0, expected, y, expectedWinners, y);
        }
        form.get().applyPooled(together, x, 0, k, 0, actual, 0, winners, 0);
        assertThat(actual).containsExactly(expected);
        assertThat(winners).containsExactly(expectedWinners);
    }

    @ParameterizedTest
    @EnumSource
    void of_equals_the_first_wins_and_what_is_not_above_0_is_dead(Form form) {
        Frame x = Frame.of(Shape.planes(1, 2, 4));
        Frame y = Frame.of(Shape.planes(5, 1, 2));
        Stencil s = Stencil.pooled(x, Axes.ONE, Geometry.UNIT, Unary.RELU, y);
        // left: 1 2 / 2 0; right: all −1
        float[] pixels = Arrays.copyOf(new float[] {1, 2, -1, -1, 2, 0, -1, -1}, x.room(1));
        float[] k = new float[s.byTapSize()];
        s.packByTap(new float[] {1, -1, 0, 2, 0}, new float[] {0, 0, 0, 1, 3}, k, 0);
        float[] pooled = new float[y.room(1)];
        int[] winners = new int[pooled.length];
        form.get().applyPooled(s, pixels, 0, k, 0, pooled, 0, winners, 0);

        assertThat(Arrays.copyOf(pooled, 5)).containsExactly(2, 0, 0, 5, 3);
        assertThat(Arrays.copyOf(winners, 5)).containsExactly(1, -1, -1, 1, 0);
        assertThat(Arrays.copyOfRange(pooled, 16, 21)).containsExactly(0, 1, 0, 0, 3);
        assertThat(Arrays.copyOfRange(winners, 16, 21)).containsExactly(-1, 0, -1, -1, 0);
    }

    @Test
    void channels_are_padded_to_sixteens_unless_they_are_few() {
        assertThat(Frame.pitch(1)).isEqualTo(1);
        assertThat(Frame.pitch(4)).isEqualTo(4);
        assertThat(Frame.pitch(5)).isEqualTo(16);
        assertThat(Frame.pitch(64)).isEqualTo(64);
        Frame f = new Frame(Shape.planes(5, 2, 3), Margins.plane(1));
        assertThat(f.extent()).isEqualTo(4 * 5 * 16);
        assertThat(f.at(0, 0, 0)).isEqualTo(6 * 16);
    }

    @Test
    void what_does_not_fit_is_refused() {
        Frame x = Frame.of(Shape.planes(1, 4, 4));
        assertThatThrownBy(() -> Stencil.of(x, new Axes(1, 3, 3), Geometry.UNIT, Frame.of(Shape.planes(8, 3, 2))))
                .hasMessage("the output has shape (8, 1, 2, 2), but the buffer has (8, 1, 3, 2)");
        assertThatThrownBy(() -> Stencil.of(x, Axes.ONE, Geometry.EACH, x))
                .hasMessageContaining("channels-last convolutions have one group");
        assertThatThrownBy(() -> Stencil.pooled(x, Axes.ONE, Geometry.UNIT, Unary.SQUARE, x))
                .hasMessage("a pooled convolution ends in RELU or IDENTITY, not SQUARE");
        Stencil s = Stencil.of(x, Axes.ONE, Geometry.UNIT, x);
        assertThatThrownBy(() -> s.packByTap(new float[2], Stencil.NONE, new float[99], 0))
                .hasMessage("a window of 1 × 1 × 1 from 1 to 1 channels has 1 weights and 1 biases (or 1, or none),"
                        + " but got 2 and 0");
        assertThatThrownBy(() -> Interleaved.best()
                        .applyPooled(s, new float[32], 0, new float[2], 0, new float[32], 0, new int[32], 0))
                .hasMessage("this convolution is not pooled: use Stencil.pooled");
    }

    private static void addBias(Tensor dy, float[] db) {
        for (int o = 0; db.length > 0 && o < dy.shape().c(); o++) {
            for (float v : dy.channels(o, 1).toArray()) {
                db[db.length == 1 ? 0 : o] += v;
            }
        }
    }

    private static double dot(Tensor a, Tensor b) {
        float[] p = a.toArray();
        float[] q = b.toArray();
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += (double) p[i] * q[i];
        }
        return sum;
    }

    /// Within 1e-5 of the largest.
    private static void assertClose(String what, float[] expected, float[] actual) {
        float largest = 1;
        for (float v : expected) {
            largest = Math.max(largest, Math.abs(v));
        }
        assertThat(actual).as(what).containsExactly(expected, within(1e-5f * largest));
    }

    /// What lies in the margins of y, channel 0.
    private static float[] marginsOf(Frame y, float[] data) {
        float[] found = new float[y.extent() / y.pitch() + 1];
        int n = 0;
        found[n++] = Float.NaN; // never empty
        for (int p = 0; p < y.extent(); p += y.pitch()) {
            boolean inside = false;
            for (int z = 0; z < y.inside().d(); z++) {
                for (int v = 0; v < y.inside().h(); v++) {
                    inside |= p >= y.at(z, v, 0) && p < y.at(z, v, y.inside().w());
                }
            }
            if (!inside) {
                found[n++] = data[p];
            }
        }
        return Arrays.copyOf(found, n);
    }
}
