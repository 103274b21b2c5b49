package thawline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// What `explain --java` prints is compiled, and makes what the text makes.
class JavaSourceTest {

    private static final int CASES = 30;

    private static final Shape GREY = Shape.plane(40, 50);
    private static final Shape COLOUR = Shape.planes(3, 40, 50);

    private final long seed = 20_261_122;
    private final RandomPipelines pipelines = new RandomPipelines(new SplittableRandom(seed));

    @TempDir
    private Path dir;

    private record Case(Pipeline pipeline, Shape shape) {}

    /// A program as the compiler reads it, under a name of its own.
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /// Compiles a program for each case, called P0, P1, …
    private ClassLoader compiled(List<Case> cases) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            sources.add(new Source("P" + i, JavaSource.of(cases.get(i).pipeline, cases.get(i).shape)));
        }
        StringWriter said = new StringWriter();
        List<String> options =
                List.of("-d", dir.toString(), "-cp", System.getProperty("java.class.path"), "-Xlint:all");
        boolean done = ToolProvider.getSystemJavaCompiler()
                .getTask(said, null, null, options, null, sources)
                .call();
        assertThat(done).as("seed %d: %s", seed, said).isTrue();
        assertThat(said.toString()).as("seed %d", seed).doesNotContain("warning: [");
        return new URLClassLoader(new URL[] {dir.toUri().toURL()}, getClass().getClassLoader());
    }

    private static Object program(ClassLoader loader, int i) throws ReflectiveOperationException {
        Constructor<?> constructor = loader.loadClass("P" + i).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Object field(Object program, String name) throws ReflectiveOperationException {
        Field field = program.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(program);
    }

    @Test
    void the_java_of_every_entry_and_of_random_pipelines_makes_what_the_text_makes() throws Exception {
        List<Case> cases = new ArrayList<>();
        for (Entry entry : Catalogue.all()) {
            for (int i = 0; i < 2; i++) {
                Shape shape = i == 0 ? GREY : COLOUR;
                cases.add(new Case(pipelines.of(entry, shape), shape));
            }
        }
        for (int i = 0; i < CASES; i++) {
            Shape shape = i % 2 == 0 ? GREY : COLOUR;
            cases.add(new Case(pipelines.fitting(shape), shape));
        }

        ClassLoader loader = compiled(cases);

        for (int i = 0; i < cases.size(); i++) {
            Case c = cases.get(i);
            String label = "seed " + seed + ": " + c.pipeline;
            Object program = program(loader, i);
            assertThat(field(program, "layer")).as(label).isEqualTo(c.pipeline.layer(c.shape));
            if (c.pipeline.reading(c.shape) instanceof Reading.OfCorners(var readOut)) {
                assertThat(field(program, "readOut")).as(label).isEqualTo(readOut);
            }
            if (c.pipeline.mark().isPresent()) {
                assertThat(field(program, "mark"))
                        .as(label)
                        .isEqualTo(c.pipeline.mark().get());
            }
        }
    }

    @Test
    void a_program_runs_over_a_picture() throws Exception {
        Path in = Path.of("images/polygons.png").toAbsolutePath();
        Samples picture = ImageFiles.best().read(in).pixels();
        Pipeline pipeline = Pipeline.parse("gray | gaussian(ksize=5) | unsharp(amount=2)");
        Pipeline marked = Pipeline.parse("shiTomasi(blockSize=3) | corners(radius=4) | mark");
        List<Case> cases = List.of(new Case(pipeline, picture.shape()), new Case(marked, picture.shape()));

        ClassLoader loader = compiled(cases);
        for (int i = 0; i < cases.size(); i++) {
            Method main = loader.loadClass("P" + i).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(program(loader, i), (Object) new String[] {in.toString(), dir + "/" + i + ".png"});
        }

        Samples result = Samples.u8(1, picture.height(), picture.width());
        Plan.of(pipeline.layer(picture.shape()), picture.shape()).run(picture, result);
        Path expected = dir.resolve("expected.png");
        ImageFiles.best().write(expected, result, Existing.REFUSE);
        assertThat(dir.resolve("0.png")).hasSameBinaryContentAs(expected);
        assertThat(Files.size(dir.resolve("1.png"))).isPositive();
        assertThat(ImageFiles.best().read(dir.resolve("1.png")).pixels().channels())
                .isEqualTo(3);
    }

    @Test
    void a_program_is_short_and_leaves_defaults_out() {
        assertThat(JavaSource.of(
                        Pipeline.parse("gray | gaussian | [ sobel(dx=1) , sobel(dy=1) | gaussian(7, 1.5) ]"), COLOUR))
                .isEqualTo("""
                    import java.io.IOException;
                    import java.nio.file.Path;
                    import thawline.filter.Colour;
                    import thawline.filter.Edges;
                    import thawline.filter.Smooth;
                    import thawline.io.Existing;
                    import thawline.io.ImageFiles;
                    import thawline.layer.Fork;
                    import thawline.layer.Layer;
                    import thawline.run.Plan;
                    import thawline.tensor.Samples;

                    // gray | gaussian | [ sobel(dx=1) , sobel(dy=1) | gaussian(7, 1.5) ]
                    // for pictures of 50 × 40 pixels of 3 channels

                    Layer layer = Colour.gray()
                            .then(Smooth.gaussian(5, 0))
                            .then(Fork.concat(
                                    Edges.sobel(1, 0, 3),
                                    Edges.sobel(0, 1, 3)
                                            .then(Smooth.gaussian(7, 1.5))));

                    void main(String[] args) throws IOException {
                        Samples picture = ImageFiles.best().read(Path.of(args[0])).pixels();
                        Plan plan = Plan.of(layer, picture.shape());
                        Samples result = Samples.zeros(picture.depth(), plan.out().c(), plan.out().h(), plan.out().w());
                        plan.run(picture, result);
                        ImageFiles.best().write(Path.of(args[1]), result, Existing.REPLACE);
                    }
                    """);
    }
}
