import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import thawline.core.Kernel;
import thawline.learn.Drawn;
import thawline.learn.Fidelity;
import thawline.learn.Learned;
import thawline.learn.Learner;
import thawline.learn.Lesson;
import thawline.learn.Lessons;
import thawline.learn.Student;
import thawline.learn.Teacher;
import thawline.pipeline.Pipeline;
import thawline.run.Plan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.train.Epoch;

/// Lesson 15. A kernel is learned from what Sobel makes of noise, without ever seeing Sobel's numbers; then a filter
/// from nothing but pictures before and after.
class LearnSobel {

    public static void main(String[] args) throws IOException {
        Learned sobel =
                Learner.from(Teacher.of(Pipeline.parse("sobel"))).seed(7).learn();
        for (Epoch e : sobel.course().history().epochs().subList(0, 8)) {
            System.out.printf(
                    Locale.ROOT,
                    "epoch %d: %.1e of the power is unexplained, the kernel is off by %.1e%n",
                    e.number(),
                    e.training().loss(),
                    e.training().metrics().get(Learned.DISTANCE));
        }
        print(sobel.kernel().orElseThrow());
        claim(
                "every number is right to a thousandth",
                sobel.figures().kernelError().orElseThrow() < 1e-3);
        claim("results are right to 60 dB", sobel.figures().learned().psnr() > 60);

        Lesson[] lessons = new Lesson[5];
        for (int i = 0; i < lessons.length; i++) {
            Tensor before = Drawn.LEAVES.draw(1, 96, i);
            lessons[i] = new Lesson("picture " + i, before, secret(before));
        }
        Learned look =
                Learner.from(Lessons.of(lessons)).student(new Student.Single(3)).learn();
        print(look.kernel().orElseThrow());
        claim(
                "a filter is learned from pictures alone",
                look.figures().learned().psnr() > 60);

        Path file = Files.createTempFile("sobel", ".onnx");
        sobel.save(file);
        Pipeline pipeline = Pipeline.parse("gray | model(\"" + file + "\") | magnitude");
        Shape colour = Shape.planes(3, 64, 64);
        Tensor x = Drawn.LEAVES.draw(3, 64, 9);
        Fidelity edges =
                Fidelity.of(run(pipeline, colour, x), run(Pipeline.parse("gray | sobel | magnitude"), colour, x));
        System.out.println("as a step of a pipeline: " + edges);
        claim("the learned filter stands in for Sobel", edges.psnr() > 60);
        Files.delete(file);
    }

    /// Somebody's filter.
    static Tensor secret(Tensor x) {
        return run(Pipeline.parse("gaussian(3) | scale(0.8, 20)"), x.shape(), x);
    }

    static Tensor run(Pipeline pipeline, Shape in, Tensor x) {
        Plan plan = Plan.of(pipeline.layer(in), in);
        Tensor y = Tensor.zeros(plan.out());
        plan.run(x, y);
        return y;
    }

    static void print(Kernel k) {
        for (int y = 0; y < k.height(); y++) {
            for (int o = 0; o < k.outs(); o++) {
                for (int x = 0; x < k.width(); x++) {
                    System.out.printf(Locale.ROOT, "%9.4f", k.at(o, 0, 0, y, x));
                }
                System.out.print("   ");
            }
            System.out.println();
        }
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/15_LearnSobel.java
