import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import thawline.core.Kernel;
import thawline.filter.Custom;
import thawline.filter.Enhance;
import thawline.io.KernelCsv;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.pipeline.Pipeline;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Lesson 4. Any numbers are a filter: as Java, as text, or in a file. Kernels are applied as they are read,
/// x to the right and y down.
class YourOwnKernel {

    public static void main(String[] args) throws IOException {
        Layer java = Custom.kernel(3, 3, 0, -1, 0, -1, 5, -1, 0, -1, 0);
        Layer text = Pipeline.parse("kernel([0,-1,0; -1,5,-1; 0,-1,0])").layer(Shape.plane(4, 4));
        Path file = Files.createTempFile("sharpen", ".csv");
        Files.writeString(file, "0, -1, 0\n-1, 5, -1\n0, -1, 0\n");
        Layer fromFile = Custom.kernel(KernelCsv.read(file));
        Files.delete(file);

        claim("Java, text and file make one layer", java.equals(text) && java.equals(fromFile));
        claim("it is the one that is called sharpen", java.equals(Enhance.sharpen()));

        // brighter to the right is positive
        Layer slope = Custom.kernel(1, 3, -0.5f, 0, 0.5f);
        Tensor ramp = Tensor.of(Shape.plane(1, 5), 10, 20, 30, 40, 50);
        claim("the slope of 10 20 30 40 50 is 10", Trace.run(slope, ramp).at(0, 0, 2) == 10);

        // a kernel of a column and a row is applied as two passes, with the same numbers
        Kernel separable = Kernel.outer(new float[] {1, 2, 1}, new float[] {-1, 0, 1});
        claim("an outer product knows its factors", separable.isSeparable());
        Tensor spot = Tensor.zeros(Shape.plane(5, 5));
        spot.set(0, 0, 2, 2, 1);
        claim(
                "one pass or two, the answer is the same",
                Arrays.equals(
                        Trace.run(Custom.kernel(separable), spot).toArray(),
                        Trace.run(Custom.kernel(separable.dense()), spot).toArray()));

        // sums of filters are forks: sharpening is the picture less its Laplacian
        Layer sum = Fork.sum(Enhance.scale(1), Custom.kernel(3, 3, 0, -1, 0, -1, 4, -1, 0, -1, 0));
        claim(
                "a fork adds filters up",
                Arrays.equals(
                        Trace.run(sum, spot).toArray(), Trace.run(java, spot).toArray()));
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/04_YourOwnKernel.java
