package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Batches of CIFAR-10's binary version, in folders and archives.
class Cifar10Test {
    private static final int RECORD = 3073;

    @TempDir
    private Path dir;

    /// Examples of these classes with random pixels.
    private static byte[] batch(long seed, int... classes) {
        byte[] bytes = new byte[classes.length * RECORD];
        new Random(seed).nextBytes(bytes);
        for (int i = 0; i < classes.length; i++) {
            bytes[i * RECORD] = (byte) classes[i];
        }
        return bytes;
    }

    /// In an order as of the published archive, which is none.
    private static Map<String, byte[]> batches() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("data_batch_2.bin", batch(2, 5, 6));
        files.put("readme.html", "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        files.put("test_batch.bin", batch(3, 9));
        files.put("data_batch_1.bin", batch(1, 0, 3, 2));
        return files;
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry("cifar-10-batches-bin/" + file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private Path folder() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("cifar-10-batches-bin"));
        for (Map.Entry<String, byte[]> file : batches().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    private Path archive() throws IOException {
        return Files.write(dir.resolve("cifar-10-binary.tar.gz"), IdxFiles.gzip(tar(batches())));
    }

    @Test
    void batches_follow_each_other_by_name_and_planes_are_red_green_blue() throws IOException {
        Dataset set = Datasets.open(folder(), Part.TRAIN);

        assertThat(set.size()).isEqualTo(5);
        assertThat(set.shape()).isEqualTo(Shape.planes(3, 32, 32));
        assertThat(set.label(1)).isEqualTo(3);
        assertThat(set.label(4)).isEqualTo(6);
        assertThat(((Dataset.Target.Classes) set.target()).names())
                .startsWith("airplane")
                .hasSize(10);
        byte[] bytes = batch(1, 0, 3, 2);
        Tensor x = set.input(1);
        assertThat(x.at(2, 31, 30)).isEqualTo(bytes[2 * RECORD - 2] & 0xFF);
        assertThat(x.at(1, 0, 0)).isEqualTo(bytes[RECORD + 1 + 1024] & 0xFF);
    }

    @Test
    void an_archive_is_the_same_set_as_its_folder() throws IOException {
        Path folder = folder();
        Path archive = archive();

        for (Part part : Part.values()) {
            String digest = Datasets.open(folder, part).digest();
            assertThat(Datasets.open(archive, part).digest()).as("%s", part).isEqualTo(digest);
            assertThat(Datasets.open(dir, part).digest()).as("%s", part).isEqualTo(digest);
        }
        assertThat(Datasets.parts(archive)).containsExactly(Part.TRAIN, Part.TEST);
        Path other = Files.createDirectory(dir.resolve("other"));
        Files.move(archive, other.resolve("cifar-10-binary.tar.gz"));
        assertThat(Datasets.open(other, Part.TEST).digest())
                .isEqualTo(Datasets.open(folder, Part.TEST).digest());
    }

    @Test
    void a_single_batch_is_a_set() throws IOException {
        Path file = Files.write(dir.resolve("some.bin"), batch(1, 1, 2, 3));

        assertThat(Datasets.open(file, Part.TEST).counts()).startsWith(0, 1, 1, 1, 0);
    }

    @Test
    void a_batch_that_ends_early_is_named_with_the_byte() throws IOException {
        Path folder = folder();
        Path file = folder.resolve("data_batch_2.bin");
        Files.write(file, Arrays.copyOf(batch(2, 5, 6), 4000));

        assertThatThrownBy(() -> Datasets.open(folder, Part.TRAIN))
                .isInstanceOf(DatasetException.class)
                .hasMessage(file + ": byte 4000: the file ends here, within example 1; an example is 3073 bytes, its"
                        + " class and 32 × 32 of red, green, blue");
    }

    @Test
    void a_class_above_9_is_named_with_its_byte() throws IOException {
        Path folder = folder();
        Path file = folder.resolve("test_batch.bin");
        Files.write(file, batch(2, 5, 10));

        assertThatThrownBy(() -> Datasets.open(folder, Part.TEST))
                .hasMessage(file + ": byte 3073: class 10, where 0 … 9 was expected");
    }

    @Test
    void a_wrong_batch_in_an_archive_is_named_within_it() throws IOException {
        Map<String, byte[]> files = batches();
        files.put("data_batch_2.bin", batch(2, 5, 77));
        Path file = Files.write(dir.resolve("c.tar.gz"), IdxFiles.gzip(tar(files)));

        assertThatThrownBy(() -> Datasets.open(file, Part.TRAIN))
                .hasMessage(file + ": data_batch_2.bin, byte 3073: class 77, where 0 … 9 was expected");
    }

    @Test
    void an_archive_that_is_cut_off_is_refused_wherever_it_is_cut() throws IOException {
        byte[] whole = IdxFiles.gzip(tar(batches()));
        Path file = dir.resolve("c.tar.gz");
        for (int length = 1000; length < whole.length - 8; length += 997) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Datasets.open(file, Part.TRAIN))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(DatasetException.class)
                    .hasMessageStartingWith(file + ": byte ");
        }
    }

    @Test
    void a_plain_archive_that_is_cut_off_is_refused() throws IOException {
        byte[] whole = tar(batches());
        Path file = dir.resolve("c.tar");
        for (int length : new int[] {513, 3000, 7000, 9000, 15_000}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Datasets.open(file, Part.TRAIN))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(DatasetException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void an_archive_of_something_else_says_what_it_has() throws IOException {
        Path file = Files.write(dir.resolve("c.tar"), tar(Map.of("data_batch_1", new byte[10])));

        assertThatThrownBy(() -> Datasets.open(file, Part.TRAIN))
                .hasMessageContaining("has no batches of the train part, such as data_batch_1.bin, but"
                        + " [cifar-10-batches-bin/data_batch_1]");
    }

    @Test
    void what_is_packed_otherwise_is_to_be_unpacked() throws IOException {
        Path file = Files.write(dir.resolve("c.tar.xz"), new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 0});

        assertThatThrownBy(() -> Datasets.open(file, Part.TRAIN))
                .hasMessageEndingWith("unpack it first, and name the folder");
    }
}
