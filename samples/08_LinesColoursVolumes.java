import java.util.Arrays;
import java.util.Optional;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Layers;
import thawline.layer.Pool;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Lesson 8. One convolution for lines, pictures, colours and volumes, and the worked answers of the usual
/// slides.
class LinesColoursVolumes {

    public static void main(String[] args) {
        // a line: 1 2 3 under (1, 0, −1) is 1 − 3
        Conv2d line = Conv2d.designed(Kernel.of(1, 3, 1, 0, -1), Border.NONE);
        float[] y = Trace.run(line, Tensor.of(Shape.plane(1, 5), 1, 2, 3, 5, 8)).toArray();
        claim("1 2 3 5 8 under (1, 0, -1) is " + Arrays.toString(y), Arrays.equals(y, new float[] {-2, -3, -5}));

        // three channels, one filter, one number: 3 on the diagonal, 5 in the middle, 1 on the right
        Tensor colour = Tensor.of(Shape.planes(3, 3, 3), new float[] {
            1, 1, 1, 1, 1, 1, 1, 1, 1, //
            1, 2, 3, 4, 5, 6, 7, 8, 9, //
            2, 0, 2, 2, 0, 3, 2, 0, 2
        });
        Kernel filter = Kernel.wrap(1, 3, 1, 3, 3, new float[] {
            1, 0, 0, 0, 1, 0, 0, 0, 1, //
            0, 0, 0, 0, 1, 0, 0, 0, 0, //
            -1, 0, 1, -1, 0, 1, -1, 0, 1
        });
        Tensor nine = Trace.run(Conv2d.designed(filter, Border.NONE), colour);
        claim("a tensor of 3 channels under one filter is 3 + 5 + 1 = 9", nine.at(0, 0, 0) == 9);

        // a volume: the sum of a 2 × 2 × 2 cube
        Tensor volume = Tensor.of(new Shape(1, 2, 2, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Kernel cube = Kernel.wrap(1, 1, 2, 2, 2, new float[] {1, 1, 1, 1, 1, 1, 1, 1});
        float[] sums = Trace.run(Conv2d.designed(cube, Border.NONE), volume).toArray();
        claim(
                "the two cubes of a 2 × 2 × 3 volume sum up to " + Arrays.toString(sums),
                Arrays.equals(sums, new float[] {1 + 2 + 4 + 5 + 7 + 8 + 10 + 11, 2 + 3 + 5 + 6 + 8 + 9 + 11 + 12}));

        // W2 = (W1 − F + 2P)/S + 1 = (32 − 5 + 4)/1 + 1 = 32
        Conv2d ten = filters(10, 3, 5).padded(Border.ZERO, 2);
        claim(
                "ten 5 × 5 filters, pad 2: 32 × 32 × 3 becomes " + ten.shape(Shape.planes(3, 32, 32)),
                ten.shape(Shape.planes(3, 32, 32)).equals(Shape.planes(10, 32, 32)));
        claim("they have (5·5·3 + 1)·10 = 760 parameters", parameters(ten) == 760);
        claim("64 filters of 7 × 7 over one channel have 3200", parameters(filters(64, 1, 7)) == 3200);

        Tensor table = Tensor.of(Shape.plane(4, 4), 1, 1, 2, 4, 5, 6, 7, 8, 3, 2, 1, 0, 1, 2, 3, 4);
        float[] largest = Trace.run(Pool.max(2), table).toArray();
        claim("max pooling of the table is " + Arrays.toString(largest), Arrays.equals(largest, new float[] {6, 8, 3, 4
        }));
    }

    static Conv2d filters(int outs, int ins, int size) {
        Kernel k = Kernel.wrap(outs, ins, 1, size, size, new float[outs * ins * size * size]);
        return new Conv2d(Weights.designed(k), Optional.empty(), Geometry.UNIT, Conv2d.Pad.NONE).bias(new float[outs]);
    }

    static int parameters(Conv2d layer) {
        return Layers.weights(layer.thaw()).mapToInt(w -> w.kernel().size()).sum();
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/08_LinesColoursVolumes.java
