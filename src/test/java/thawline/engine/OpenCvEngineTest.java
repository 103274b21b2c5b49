package thawline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.TestData;
import thawline.filter.Corner;
import thawline.io.ImageFiles;
import thawline.io.ReadAs;
import thawline.pipeline.Catalogue;
import thawline.pipeline.Pipeline;
import thawline.pipeline.Reading;
import thawline.pipeline.Role;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

class OpenCvEngineTest {

    @BeforeAll
    static void openCv() {
        Both.require();
    }

    @Test
    void every_step_that_opencv_lacks_or_refuses_is_named_at_once() {
        Pipeline pipeline = Pipeline.parse("gray | gaussian(border=WRAP) | [ foerstner , maxPool(3, 1) ]"
                + " | harris(border=CONSTANT(7)) | median(7) | gaussian8 | canny(ksize=9)");

        assertThatThrownBy(() -> OpenCvEngine.of(pipeline))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("OpenCV cannot run this pipeline: gaussian(border=WRAP): ")
                .hasMessageContaining("foerstner has no twin in OpenCV")
                .hasMessageContaining("maxPool has no twin in OpenCV")
                .hasMessageContaining("harris(border=CONSTANT(7)): ")
                .hasMessageContaining("median(7): ")
                .hasMessageContaining("gaussian8: ")
                .hasMessageContaining("canny(ksize=9): ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"median(7)", "gaussian8 | round8"})
    void what_only_8_bit_pictures_have_is_refused_by_name_for_others(String text) {
        OpenCvEngine engine = OpenCvEngine.of(Pipeline.parse(text));
        Random random = new Random(1);

        assertThat(engine.run(Both.picture(Depth.U8, 3, 9, 8, random)).shape().c())
                .isEqualTo(3);
        assertThatThrownBy(() -> engine.run(Both.picture(Depth.U16, 3, 9, 8, random)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("put round8 before it");
    }

    @Test
    void what_opencv_refuses_when_it_runs_is_named_too() {
        OpenCvEngine engine = OpenCvEngine.of(Pipeline.parse("bilateral"));

        assertThatThrownBy(() -> engine.run(Both.picture(Depth.U8, 4, 9, 8, new Random(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bilateral: OpenCV's bilateralFilter takes 1 or 3 planes, but there are 4");
    }

    @Test
    void a_step_that_does_not_fit_the_picture_is_shown_as_thawline_shows_it() {
        OpenCvEngine engine = OpenCvEngine.of(Pipeline.parse("crop(0, 0, 20, 20)"));

        assertThatThrownBy(() -> engine.run(Both.picture(Depth.U8, 1, 9, 8, new Random(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reaches beyond the picture of 9 rows and 8 columns");
    }

    static Stream<String> named() {
        return Catalogue.all().stream()
                .filter(e -> e.role() instanceof Role.Named)
                .map(e -> e.name());
    }

    @ParameterizedTest
    @MethodSource("named")
    void named_pipelines_run_and_agree(String name) {
        Both both = Both.run(name, Both.picture(Depth.U8, 3, 75, 91, new Random(5)));

        // noise lies around every threshold, and OpenCV's Canny and adaptive thresholds round to 8 bits first
        assertThat(both.difference().pixels().value() <= 0.02 || both.relative() <= 1.5e-4)
                .as("%s: %s", name, both.difference())
                .isTrue();
    }

    @Test
    void classic_is_the_same_in_every_pixel_on_the_pictures_of_the_project() throws IOException {
        identical(Path.of("images"));
    }

    @Test
    void classic_is_the_same_in_every_pixel_on_photographs() throws IOException {
        identical(TestData.dir("photos"));
    }

    private static void identical(Path folder) throws IOException {
        Agreement all = new Agreement();
        for (Path file : pictures(folder)) {
            Both both = Both.run(
                    "classic", ImageFiles.best().read(file, ReadAs.STORED).pixels());
            all.add(both.difference());
            assertThat(both.difference().pixels().differing()).as("%s", file).isZero();
        }
        System.out.println("classic by both engines on " + folder.getFileName() + ": " + all);
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> f.toString().matches("(?i).*\\.(png|jpe?g)"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void corners_are_the_same_and_at_the_same_places() throws IOException {
        Samples picture = ImageFiles.best()
                .read(Path.of("images", "polygons.png"), ReadAs.STORED)
                .pixels();
        Pipeline pipeline = Pipeline.parse("corners(radius=7)");
        Both both = Both.run("corners(radius=7)", picture);
        var reading = (Reading.OfCorners) pipeline.reading(picture.shape());
        List<Corner> ours = reading.readOut().read(both.ours());

        CornerDifference d = Difference.of(ours, reading.readOut().read(both.theirs()));

        assertThat(d.matched()).isEqualTo(ours.size()).isGreaterThan(10);
        assertThat(d.onlyTheirs()).isZero();
        assertThat(d.farthest()).isLessThan(0.01);
    }

    @Test
    void several_threads_may_use_one_engine() throws Exception {
        OpenCvEngine engine = OpenCvEngine.of(Pipeline.parse("[ gray | harris , canny ]"));
        Samples picture = Both.picture(Depth.U8, 3, 61, 83, new Random(7));
        float[] alone = engine.run(picture).toArray();
        List<Future<float[]>> runs = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 40; i++) {
                runs.add(pool.submit(() -> engine.run(picture).toArray()));
            }
        }
        for (Future<float[]> run : runs) {
            assertThat(run.get()).containsExactly(alone);
        }
    }

    @Test
    void memory_outside_of_javas_heap_does_not_grow_with_the_number_of_pictures() throws IOException {
        OpenCvEngine engine = OpenCvEngine.of(Pipeline.parse("[ gray , channel(0) ] | dilate(3) | sobel | products"));
        Samples picture = Both.picture(Depth.U8, 3, 500, 500, new Random(8)); // some 30 MB of planes in a run
        run(engine, picture, 10);
        long before = nativeKilobytes();

        run(engine, picture, 100);

        assertThat(nativeKilobytes() - before).as("kB after 100 pictures more").isLessThan(300_000);
    }

    private static void run(OpenCvEngine engine, Samples picture, int times) {
        for (int i = 0; i < times; i++) {
            engine.run(picture);
        }
    }

    /// What the process holds beyond Java's heap; 0 where the system does not tell.
    private static long nativeKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        long resident = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .sum();
        return resident - Runtime.getRuntime().totalMemory() / 1024;
    }
}
