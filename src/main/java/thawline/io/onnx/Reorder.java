package thawline.io.onnx;

import java.util.List;
import java.util.stream.IntStream;
import thawline.layer.CustomOp;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The same numbers with the axes c, d, h, w in another order: axis i of y is axis `order[i]` of x.
public record Reorder(List<Integer> order) implements CustomOp {

    public Reorder {
        order = List.copyOf(order);
        if (!order.stream().sorted().toList().equals(List.of(0, 1, 2, 3))) {
            throw new IllegalArgumentException(
                    "an order of the axes 0, 1, 2, 3 has each of them once, but got " + order);
        }
    }

    static Reorder swap(int a, int b) {
        return new Reorder(
                IntStream.range(0, 4).mapToObj(i -> i == a ? b : i == b ? a : i).toList());
    }

    @Override
    public Shape shape(Shape in) {
        int[] n = {in.c(), in.d(), in.h(), in.w()};
        return new Shape(n[order.get(0)], n[order.get(1)], n[order.get(2)], n[order.get(3)]);
    }

    @Override
    public Range range(Range in) {
        return in;
    }

    @Override
    public Reach reach() {
        return new Reach.Whole();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        each(
                x.shape(),
                (from, to) -> y.data()[y.index(to[0], to[1], to[2], to[3])] =
                        x.data()[x.index(from[0], from[1], from[2], from[3])]);
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        each(
                x.shape(),
                (from, to) -> dx.data()[dx.index(from[0], from[1], from[2], from[3])] +=
                        dy.data()[dy.index(to[0], to[1], to[2], to[3])]);
    }

    private interface Pair {
        void at(int[] from, int[] to);
    }

    private void each(Shape s, Pair pair) {
        int[] from = new int[4];
        int[] to = new int[4];
        for (from[0] = 0; from[0] < s.c(); from[0]++) {
            for (from[1] = 0; from[1] < s.d(); from[1]++) {
                for (from[2] = 0; from[2] < s.h(); from[2]++) {
                    for (from[3] = 0; from[3] < s.w(); from[3]++) {
                        for (int i = 0; i < 4; i++) {
                            to[i] = from[order.get(i)];
                        }
                        pair.at(from, to);
                    }
                }
            }
        }
    }
}
