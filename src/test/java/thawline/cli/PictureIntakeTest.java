package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static thawline.data.DataOptions.Fit.STRETCH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.cli.PictureIntake.Way;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;
import thawline.train.Presets;

class PictureIntakeTest {

    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    @TempDir
    private Path dir;

    private static SavedModel model(List<String> classes) {
        var model = Presets.DMLP.model(classes.size(), 1);
        return new SavedModel(model.layer(), model.in(), Notes.NONE.withClasses(classes));
    }

    private Path written(Picture picture) throws IOException {
        Path file = dir.resolve("picture.png");
        ImageFiles.best().write(file, picture, Existing.REPLACE);
        return file;
    }

    /// A black bar, 40 high, on white, far from the middle.
    private static Samples.U8 bar(int paper) {
        Samples.U8 bar = Samples.u8(1, 120, 90);
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 90; x++) {
                boolean ink = y >= 10 && y < 50 && x >= 70 && x < 78;
                bar.data()[bar.index(0, y, x)] = (byte) (ink ? 0 : paper);
            }
        }
        return bar;
    }

    @Test
    void a_model_of_digits_gets_them_bright_on_black_and_in_the_middle() throws IOException {
        Path file = written(Picture.of(bar(255), ImageFormat.PNG));
        Tensor x = new PictureIntake(model(DIGITS), Way.AUTO, STRETCH).read(file);

        assertThat(x.at(0, 0, 0)).isZero();
        assertThat(x.at(0, 14, 14)).isEqualTo(255);
        assertThat(x.at(0, 3, 14)).isZero();
    }

    @Test
    void ink_on_nothing_is_ink_on_white_paper() throws IOException {
        Samples.U8 opaque = bar(0);
        for (int i = 0; i < opaque.data().length; i++) {
            opaque.data()[i] = (byte) ~bar(255).data()[i];
        }
        Picture transparent =
                Picture.of(Samples.u8(1, 120, 90), ImageFormat.PNG).withAlpha(opaque);
        PictureIntake intake = new PictureIntake(model(DIGITS), Way.AUTO, STRETCH);
        Tensor x = intake.read(written(transparent));

        assertThat(x.toArray())
                .isEqualTo(intake.read(written(Picture.of(bar(255), ImageFormat.PNG)))
                        .toArray());
    }

    @Test
    void a_model_of_other_things_gets_pictures_as_they_are_unless_it_is_asked() throws IOException {
        Path file = written(Picture.of(Signs.cross(new SplittableRandom(1)), ImageFormat.PNG));
        SavedModel clothes = model(IntStream.range(0, 10).mapToObj(i -> "c" + i).toList());

        assertThat(new PictureIntake(clothes, Way.AUTO, STRETCH).read(file).at(0, 0, 0))
                .isEqualTo(15);
        assertThat(new PictureIntake(clothes, Way.DIGIT, STRETCH).read(file).at(0, 0, 0))
                .isZero();
        assertThat(new PictureIntake(model(DIGITS), Way.PLAIN, STRETCH)
                        .read(file)
                        .at(0, 0, 0))
                .isEqualTo(15);
    }

    @Test
    void an_empty_sheet_is_refused_by_name() throws IOException {
        Path file = written(Picture.of(Samples.u8(1, 50, 50), ImageFormat.PNG));

        assertThatThrownBy(() -> new PictureIntake(model(DIGITS), Way.AUTO, STRETCH).read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("picture.png: there is no digit");
    }

    @Test
    void digits_are_not_laid_out_for_models_of_other_sizes() {
        var model = Presets.CONVNETJS_CIFAR10.model(10, 1);

        assertThatThrownBy(() -> new PictureIntake(new SavedModel(model.layer(), model.in()), Way.DIGIT, STRETCH))
                .hasMessageContaining("28×28×1");
    }

    @Test
    void a_link_to_a_folder_above_is_not_followed_for_ever() throws IOException {
        Path file = written(Picture.of(bar(255), ImageFormat.PNG));
        Files.createSymbolicLink(dir.resolve("loop"), dir);

        assertThat(PictureIntake.pictures(dir)).containsExactly(file);
    }
}
