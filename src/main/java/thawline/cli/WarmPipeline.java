package thawline.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import thawline.pipeline.Pipeline;
import thawline.pipeline.PipelineFile;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// The pipeline of a command line over a picture the size of a stamp, by a thread of its own while the words are parsed
/// and pictures are looked for: until the JVM has compiled a kernel it is a hundred times slower, and that takes longer
/// than a megapixel.
final class WarmPipeline {

    /// Rows enough for every kernel to be compiled, and columns that fill no whole number of vectors.
    private static final int HEIGHT = 64;

    private static final int WIDTH = 100;

    private static final int GREY = 1;
    private static final int COLOUR = 3;

    private WarmPipeline() {}

    /// Begins where the words are of a command that runs a pipeline over pictures.
    static Optional<Thread> begin(String[] words) {
        String text = text(List.of(words));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Thread thread = new Thread(() -> run(text), "thawline-warm");
        thread.setDaemon(true);
        thread.start();
        return Optional.of(thread);
    }

    private static String text(List<String> words) {
        if (words.size() > 2 && words.getFirst().equals("run")) {
            return words.get(1);
        }
        int option = Math.max(words.indexOf("-p"), words.indexOf("--pipeline"));
        return words.size() > option + 1 && option > 0 && words.getFirst().equals("batch") ? words.get(option + 1) : "";
    }

    private static void run(String text) {
        try {
            Pipeline pipeline = PipelineFile.given(text);
            Shape shape = Shape.planes(pipeline.beginsWithGray() ? GREY : COLOUR, HEIGHT, WIDTH);
            Plan plan = Plan.of(pipeline.layer(shape), shape, 1);
            Shape out = plan.out();
            plan.run(squares(shape), Samples.zeros(Samples.Depth.U8, out.c(), out.h(), out.w()));
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError unfit) {
            // the command itself says what is wrong with it
        }
    }

    private static Samples squares(Shape s) {
        Samples.U8 x = Samples.u8(s.c(), s.h(), s.w());
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = (byte) (i / s.w() / 8 % 2 == i / 8 % 2 ? 40 + i % 3 : 200 + i % 7);
        }
        return x;
    }
}
