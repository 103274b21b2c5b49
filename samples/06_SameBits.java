import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import thawline.filter.Pipelines;
import thawline.io.ImageFiles;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.run.Plan;
import thawline.run.Schedule;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Lesson 6. A layer says what, a plan says how: fused, in bands, on threads. The plan changes the time and
/// never a bit of the result.
class SameBits {

    public static void main(String[] args) throws IOException {
        Samples picture = ImageFiles.best()
                .read(Path.of(System.getProperty("thawline.home", "."), "images", "still-life.png"))
                .pixels();
        Layer classic = Pipelines.classic();

        float[] readable = Trace.run(classic, planes(picture)).toArray();
        int corners = 0;
        for (float v : readable) {
            corners += v == 255 ? 1 : 0;
        }
        System.out.println("the readable way marks " + corners + " of " + readable.length + " pixels");
        claim("some are marked and most are not", corners > 100 && corners < readable.length / 10);

        for (int threads : new int[] {1, 2, 3}) {
            claim(
                    threads + " thread(s): the same bits",
                    Arrays.equals(readable, run(Plan.of(classic, picture.shape(), threads), picture)));
        }
        for (int band : new int[] {1, 7, 64, 10_000}) {
            Plan plan = Plan.of(classic, picture.shape(), new Schedule(band, 100, 3, 2));
            claim("bands of " + band + " rows: the same bits", Arrays.equals(readable, run(plan, picture)));
        }
    }

    static float[] run(Plan plan, Samples picture) {
        Tensor y = Tensor.zeros(plan.out());
        plan.run(picture, y);
        return y.toArray();
    }

    /// A picture as planes of numbers 0 … 255.
    static Tensor planes(Samples s) {
        Tensor t = Tensor.zeros(Shape.planes(s.channels(), s.height(), s.width()));
        for (int c = 0; c < s.channels(); c++) {
            for (int y = 0; y < s.height(); y++) {
                for (int x = 0; x < s.width(); x++) {
                    t.set(c, 0, y, x, Byte.toUnsignedInt(((Samples.U8) s).data()[s.index(c, y, x)]));
                }
            }
        }
        return t;
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/06_SameBits.java
