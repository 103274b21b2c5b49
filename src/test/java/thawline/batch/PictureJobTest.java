package thawline.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.io.PictureFile;
import thawline.io.ReadAs;
import thawline.layer.Trace;
import thawline.pipeline.Pipeline;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class PictureJobTest {

    @TempDir
    private Path dir;

    private static Result run(String text, Samples pixels) {
        return new PictureJob(Pipeline.parse(text), View.AUTO, 2, ImageFiles.best())
                .run(Picture.of(pixels, ImageFormat.PNG));
    }

    private static Samples.U8 noise(int channels, int h, int w) {
        Samples.U8 s = Samples.u8(channels, h, w);
        new java.util.Random(7).nextBytes(s.data());
        return s;
    }

    @Test
    void a_result_is_that_of_the_layer_rounded_half_up() {
        Samples.U8 x = noise(3, 17, 23);
        Tensor planes = Tensor.zeros(Shape.planes(3, 17, 23));
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < 17; y++) {
                for (int u = 0; u < 23; u++) {
                    planes.set(c, 0, y, u, Byte.toUnsignedInt(x.data()[x.index(c, y, u)]));
                }
            }
        }
        Tensor expected = Trace.run(Pipeline.parse("gray | gaussian(7)").layer(planes.shape()), planes);

        Samples.U8 y = (Samples.U8)
                run("gray | gaussian(7)", x).picture().orElseThrow().pixels();

        for (int v = 0; v < 17; v++) {
            for (int u = 0; u < 23; u++) {
                assertThat(Byte.toUnsignedInt(y.data()[y.index(0, v, u)]))
                        .isEqualTo((int) Math.floor(expected.at(0, v, u) + 0.5));
            }
        }
    }

    @Test
    void one_job_takes_pictures_of_several_shapes_and_channels() {
        PictureJob job = new PictureJob(Pipeline.parse("gray | sobel | magnitude"), View.AUTO, 1, ImageFiles.best());

        for (Samples s : List.of(noise(3, 9, 9), noise(1, 9, 9), noise(1, 1, 1), noise(3, 5, 30))) {
            Samples y = job.run(Picture.of(s, ImageFormat.PNG))
                    .picture()
                    .orElseThrow()
                    .pixels();
            assertThat(y.shape()).isEqualTo(Shape.plane(s.height(), s.width()));
        }
    }

    @Test
    void a_derivative_is_shown_with_zero_as_mid_grey_where_it_is_negative_somewhere_else_as_it_is() {
        Samples.U8 falls = Samples.u8(1, 2, 4);
        falls.data()[0] = 10;
        falls.data()[4] = 10;

        assertThat(shown("sobel(dx=1)", falls)).containsExactly(128, 0, 128, 128, 128, 0, 128, 128);
        assertThat(shown("sobel(dx=1) | scale(-1)", falls)).containsExactly(0, 40, 0, 0, 0, 40, 0, 0);
        assertThat(shown("sobel(dx=1)", Samples.u8(1, 2, 4))).containsOnly(0);
    }

    private static int[] shown(String text, Samples x) {
        Samples.U8 y = (Samples.U8) run(text, x).picture().orElseThrow().pixels();
        int[] values = new int[y.height() * y.width()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(y.data()[y.index(0, i / y.width(), i % y.width())]);
        }
        return values;
    }

    @Test
    void canny_of_a_step_is_one_line() {
        Samples.U8 step = Samples.u8(3, 8, 8);
        for (int i = 0; i < step.data().length; i++) {
            step.data()[i] = (byte) (i / 3 % 8 < 4 ? 0 : 200);
        }

        Samples.U8 y = (Samples.U8) run("canny", step).picture().orElseThrow().pixels();

        for (int v = 0; v < 8; v++) {
            int edges = 0;
            for (int u = 0; u < 8; u++) {
                edges += Byte.toUnsignedInt(y.data()[y.index(0, v, u)]) == 255 ? 1 : 0;
            }
            assertThat(edges).as("row %d", v).isEqualTo(1);
        }
    }

    @Test
    void a_pipeline_that_begins_with_gray_sees_the_luma_of_a_jpeg_and_marks_its_colours() throws Exception {
        Path jpeg = dir.resolve("in.jpg");
        ImageFiles.best().write(jpeg, noise(3, 16, 16), Existing.REPLACE);
        Picture luma = ImageFiles.best().read(jpeg, ReadAs.LUMA);
        PictureJob gray = new PictureJob(Pipeline.parse("gray"), View.AUTO, 1, ImageFiles.best());
        PictureJob mark = new PictureJob(Pipeline.parse("corners(most=1) | mark"), View.AUTO, 1, ImageFiles.best());

        assertThat(luma.pixels().channels()).isEqualTo(1);
        assertThat(gray.run(jpeg).picture().orElseThrow().pixels())
                .isInstanceOfSatisfying(
                        Samples.U8.class, s -> assertThat(s.data()).isEqualTo(((Samples.U8) luma.pixels()).data()));
        assertThat(mark.run(jpeg).picture().orElseThrow().pixels().channels()).isEqualTo(3);
    }

    @Test
    void the_plan_that_a_file_is_admitted_with_is_the_one_that_runs() throws Exception {
        for (String name : List.of("colour.jpg", "colour.png", "grey.jpg")) {
            Path file = dir.resolve(name);
            ImageFiles.best().write(file, noise(name.startsWith("grey") ? 1 : 3, 16, 20), Existing.REPLACE);
            for (String pipeline : List.of("classic", "gaussian(5)")) {
                PictureJob job = new PictureJob(Pipeline.parse(pipeline), View.AUTO, 1, ImageFiles.best());
                try (PictureFile open = ImageFiles.best().open(file)) {
                    Shape told = open.shape(job.readAs());
                    Prepared admitted = job.prepared(told, open.info().depth());
                    job.run(open::read);
                    assertThat(job.prepared(told, open.info().depth()))
                            .as("%s of %s", pipeline, name)
                            .isSameAs(admitted);
                }
            }
        }
    }
}
