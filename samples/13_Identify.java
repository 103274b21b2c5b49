import java.io.IOException;
import java.nio.file.Path;
import thawline.data.PictureInput;
import thawline.io.ImageFiles;
import thawline.learn.identify.Family;
import thawline.learn.identify.Identification;
import thawline.learn.identify.Identification.Verdict;
import thawline.pipeline.Pipeline;
import thawline.run.Plan;
import thawline.tensor.Tensor;

/// Lesson 13. Two pictures tell which filter lies between them: its family, its parameters, its border, and a pipeline
/// that does the same; or that no linear filter does.
class Identify {

    public static void main(String[] args) throws IOException {
        Tensor before =
                PictureInput.grey(PictureInput.planes(ImageFiles.best().read(Path.of("images/still-life-small.jpg"))));

        Identification blur = Identification.of(before, after("gaussian(5, 1.3, border=REPLICATE) | round8", before));
        System.out.println(blur);
        System.out.println(blur.pipeline().orElseThrow());
        double sigma = blur.match().orElseThrow().numbers().get("sigma");
        claim("sigma is found within 3 %", Math.abs(sigma / 1.3 - 1) < 0.03);

        Identification edges = Identification.of(before, after("sobel(3, dx=1) | round8", before));
        System.out.println(edges);
        claim(
                "Sobel is found where all that is negative was lost",
                edges.match().orElseThrow().family() == Family.SOBEL);

        Identification median = Identification.of(before, after("median(3)", before));
        System.out.println(median);
        claim("a median is not linear", median.verdict() == Verdict.NOT_LINEAR);
    }

    private static Tensor after(String pipeline, Tensor before) {
        Plan plan = Plan.of(Pipeline.parse(pipeline).layer(before.shape()), before.shape());
        Tensor after = Tensor.zeros(plan.out());
        plan.run(before, after);
        return after;
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/13_Identify.java
