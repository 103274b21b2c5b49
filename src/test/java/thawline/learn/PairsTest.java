package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;

class PairsTest {

    @TempDir
    private Path dir;

    private Path picture(String name, int width, int height) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        ImageFiles.jdk().write(file, Samples.u8(1, height, width), Existing.REFUSE);
        return file;
    }

    @Test
    void pictures_of_one_name_are_a_pair_whatever_their_endings() throws IOException {
        picture("before/cat.png", 8, 6);
        picture("after/cat.bmp", 8, 6);
        picture("before/more/dog.png", 4, 4);
        picture("after/more/dog.png", 4, 4);
        Files.writeString(dir.resolve("after/notes.txt"), "no picture");

        Pairs pairs = Pairs.of(dir.resolve("before"), dir.resolve("after"));

        assertThat(pairs.good()).extracting(Pair::name).containsExactly("cat", "more/dog");
        assertThat(pairs.bad()).isEmpty();
    }

    @Test
    void bad_pairs_are_named_one_by_one() throws IOException {
        picture("before/good.png", 8, 6);
        picture("after/good.png", 8, 6);
        picture("before/alone.png", 8, 6);
        picture("after/late.png", 8, 6);
        picture("before/size.png", 8, 6);
        picture("after/size.png", 7, 6);
        picture("before/twice.png", 8, 6);
        picture("before/twice.bmp", 8, 6);
        picture("after/twice.png", 8, 6);
        picture("before/torn.png", 8, 6);
        Files.writeString(dir.resolve("after/torn.png"), "not a PNG");

        Pairs pairs = Pairs.of(dir.resolve("before"), dir.resolve("after"));

        assertThat(pairs.good()).extracting(Pair::name).containsExactly("good");
        assertThat(pairs.bad()).extracting(Pairs.Bad::name).containsExactly("alone", "late", "size", "torn", "twice");
        assertThat(pairs.bad().get(0)).hasToString("alone: is not in " + dir.resolve("after"));
        assertThat(pairs.bad().get(1)).hasToString("late: is not in " + dir.resolve("before"));
        assertThat(pairs.bad().get(2)).hasToString("size: sizes differ: 8×6 before, 7×6 after");
        assertThat(pairs.bad().get(3).reason()).contains("is no picture that can be read");
        assertThat(pairs.bad().get(4)).hasToString("twice: stands for several files: twice.bmp, twice.png");
    }

    @Test
    void two_files_are_a_pair_whatever_they_are_called() throws IOException {
        Pairs pairs = Pairs.of(picture("a.png", 5, 3), picture("b.bmp", 5, 3));

        assertThat(pairs.good()).hasSize(1);
        Pair.Planes planes = pairs.good().getFirst().read();
        assertThat(planes.before().shape()).isEqualTo(planes.after().shape());
        assertThat(planes.step()).isEqualTo(1);
    }

    @Test
    void a_file_and_a_folder_are_no_pair_and_what_is_missing_is_named() throws IOException {
        Path file = picture("a.png", 5, 3);

        assertThatThrownBy(() -> Pairs.of(file, dir))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a file and");
        assertThatThrownBy(() -> Pairs.of(file, dir.resolve("none.png"))).isInstanceOf(NoSuchFileException.class);
    }
}
