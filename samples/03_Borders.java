import java.util.Arrays;
import thawline.core.Kernel;
import thawline.filter.Custom;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Lesson 3. What lies beyond the edge is a choice: the sum of three neighbours of 1 2 3 4, at the two ends.
class Borders {

    public static void main(String[] args) {
        show(Border.ZERO, 3, 6, 9, 7); // 0|1 2 … 3 4|0
        show(Border.constant(10), 13, 6, 9, 17); // 10|1 2 … 3 4|10
        show(Border.REPLICATE, 4, 6, 9, 11); // 1|1 2 … 3 4|4
        show(Border.REFLECT_101, 5, 6, 9, 10); // 2|1 2 … 3 4|3, the usual one
        show(Border.REFLECT, 4, 6, 9, 11); // 1|1 2 … 3 4|4, with one more pixel 2 1|1 2
        show(Border.WRAP, 7, 6, 9, 8); // 4|1 2 … 3 4|1
        show(Border.NONE, 6, 9); // the output shrinks
    }

    static void show(Border border, float... expected) {
        Layer sum = Custom.kernel(Kernel.of(1, 3, 1, 1, 1), border);
        float[] y = Trace.run(sum, Tensor.of(Shape.plane(1, 4), 1, 2, 3, 4)).toArray();
        claim(border + " gives " + Arrays.toString(y), Arrays.equals(y, expected));
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/03_Borders.java
