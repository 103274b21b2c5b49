import java.io.IOException;
import java.util.List;
import java.util.Locale;
import thawline.layer.Layer;
import thawline.learn.Drawn;
import thawline.learn.Learned;
import thawline.learn.Learner;
import thawline.learn.Pictures;
import thawline.learn.Simplification;
import thawline.learn.Student;
import thawline.learn.Teacher;
import thawline.pipeline.Pipeline;
import thawline.tensor.Tensor;

/// Lesson 16. No kernel is a median, but the best kernel and a small network beside it come near; and a kernel that was
/// learned runs faster as a column and a row.
class NoKernel {

    public static void main(String[] args) throws IOException {
        Learned median = Learner.from(
                        Teacher.of(Pipeline.parse("median(3)")),
                        Pictures.all(
                                Pictures.drawn(Drawn.TEXTURES, 8, 96, 1),
                                Pictures.drawn(Drawn.SCENES, 8, 96, 2),
                                Pictures.drawn(Drawn.LEAVES, 4, 96, 3)))
                .pace(new Learner.Pace(10, 16, 1024, 16, 0.005))
                .learn();
        double net = median.figures().learned().psnr();
        double kernel = median.figures().linear().psnr();
        double nothing = median.figures().identity().orElseThrow().psnr();
        System.out.println("the student is a " + median.course().student());
        System.out.printf(
                Locale.ROOT,
                "unseen pictures: as they are %.1f dB, by the best kernel %.1f dB, by the net %.1f dB%n",
                nothing,
                kernel,
                net);
        claim("the net is 3 dB above the best kernel", net > kernel + 3);

        Layer blur = Learner.from(Teacher.of(Pipeline.parse("gaussian(7)")))
                .student(new Student.Single(7))
                .learn()
                .layer();
        List<Tensor> pictures = List.of(Drawn.LEAVES.draw(1, 128, 1), Drawn.SCENES.draw(1, 128, 2));
        Simplification fast = Simplification.of(blur, pictures, new Simplification.Goal(50, 1));
        for (Simplification.Change c : fast.changes()) {
            System.out.println(c.window() + ": " + c.verdict() + ", " + c.form());
        }
        System.out.printf(
                Locale.ROOT,
                "off by %.1g at most for any picture, %.1f times as fast%n",
                fast.bound(),
                fast.times().speedup());
        claim("a learned Gaussian needs one column and one row", fast.bound() < 0.1);
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/16_NoKernel.java
