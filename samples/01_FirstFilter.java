import java.util.Locale;
import thawline.filter.Smooth;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Lesson 1. A filter is a value of type `Layer`; run over one bright point it shows its own numbers.
class FirstFilter {

    public static void main(String[] args) {
        Layer blur = Smooth.gaussian(5, 0);

        // a dark picture of 7 × 7 with one point of 256 in the middle
        Tensor point = Tensor.zeros(Shape.plane(7, 7));
        point.set(0, 0, 3, 3, 256);

        Tensor blurred = Trace.run(blur, point);

        float sum = 0;
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 7; x++) {
                System.out.printf(Locale.ROOT, "%4.0f", blurred.at(0, y, x));
                sum += blurred.at(0, y, x);
            }
            System.out.println();
        }

        claim("the middle row is 1 4 6 4 1 times 6", blurred.at(0, 3, 1) == 6 && blurred.at(0, 3, 2) == 24);
        claim("the middle is 36", blurred.at(0, 3, 3) == 36);
        claim("no light is lost: the sum is still 256", sum == 256);
        claim("the point itself was not touched: a layer keeps nothing", point.at(0, 3, 3) == 256);
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/01_FirstFilter.java
