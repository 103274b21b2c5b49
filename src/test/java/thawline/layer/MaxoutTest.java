package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import thawline.core.Kernel;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class MaxoutTest {

    @Test
    void the_best_of_each_group_is_kept() {
        Tensor x = Tensor.of(new Shape(5, 1, 1, 2), 1, -4, 3, -5, 2, -6, 7, 0, 8, -1);
        assertThat(Trace.run(Maxout.of(3, 2), x).toArray()).containsExactly(3, -4, 8, 0);
    }

    @Test
    void the_first_of_equal_ones_takes_the_gradient() {
        Layer layer =
                Dense.learned(Kernel.wrap(3, 1, 1, 1, 1, new float[] {1, 1, 0})).then(Maxout.of(3));
        Weights kernel = Layers.weights(layer).findFirst().orElseThrow();
        Gradients g = Gradients.of(layer);
        Trace.of(layer, Tensor.of(new Shape(1, 1, 1, 1), 2)).backward(Tensor.of(new Shape(1, 1, 1, 1), 1), g);
        assertThat(g.of(kernel)).containsExactly(2, 0, 0);
    }

    @Test
    void nan_never_wins() {
        Tensor x = Tensor.of(new Shape(3, 1, 1, 1), Float.NaN, -1, Float.NaN);
        assertThat(Trace.run(Maxout.of(3), x).toArray()).containsExactly(-1);
    }

    @Test
    void it_says_how_many_planes_it_reads() {
        assertThatThrownBy(() -> Maxout.of(2, 3).shape(new Shape(4, 1, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxout over groups of [2, 3] reads 5 planes, but got 4");
        assertThatThrownBy(() -> Maxout.of(2, 0)).hasMessage("maxout has groups of 1 or more planes, but got [2, 0]");
    }
}
