import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import thawline.learn.Learner;
import thawline.learn.Pictures;
import thawline.learn.Teacher;
import thawline.learn.compare.Comparison;
import thawline.learn.compare.Gate;
import thawline.learn.compare.KernelMeasures;
import thawline.learn.compare.Kernels.Pair;
import thawline.learn.compare.Side;
import thawline.pipeline.Pipeline;
import thawline.report.ComparisonPage;
import thawline.report.ComparisonPage.Fact;

/// Lesson 14. A filter designed by hand and its learned twin, side by side: figures on pictures, kernels, a gate, and
/// a page to show.
class Compare {

    public static void main(String[] args) throws IOException {
        Path dir = Files.createTempDirectory("thawline");
        Path file = dir.resolve("learned.onnx");
        String sobel = "sobel(dx=1)";
        Learner.from(Teacher.of(Pipeline.parse(sobel))).seed(7).learn().save(file);

        Comparison c = Comparison.of(Side.of(sobel), Side.model(file), Pictures.folder(Path.of("images/weave.png")));

        System.out.printf(
                Locale.ROOT, "PSNR %.1f dB, SSIM %.6f, largest error %.4f%n", c.psnr(), c.ssim(), c.largest());
        Pair kernels = c.kernels().pairs().getFirst();
        double degrees = KernelMeasures.of(kernels.learned().orElseThrow()).angle();
        System.out.printf(Locale.ROOT, "the learned kernel is off by %.3f degrees of direction%n", degrees);
        claim("that is Sobel's own error", Math.abs(degrees - 1.292) < 0.001);
        claim("every number is Sobel's to a thousandth", c.kernelError() < 1e-3);
        claim("it passes the gate psnr>=60", Gate.parse("psnr>=60").passes(c));

        Path page = dir.resolve("report.html");
        Files.writeString(page, new ComparisonPage(c, List.of(), List.of(Fact.text("seed", "7"))).html());
        claim("the page needs nothing else", !Files.readString(page).contains("https:"));
        claim("the film begins with noise", c.film().frames().getFirst().error() > 0.1);
        for (Path made : List.of(page, file, dir)) {
            Files.delete(made);
        }
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/14_Compare.java
