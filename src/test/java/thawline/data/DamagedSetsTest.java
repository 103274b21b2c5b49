package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.testing.Seeds;

/// Files with bytes changed, cut off or added are read or refused by an [IOException] that names one of them:
/// nothing else happens.
class DamagedSetsTest {
    @TempDir
    private Path dir;

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int head = Math.min(bytes.length, 600);
        for (int k = random.nextInt(4); k >= 0; k--) {
            bytes[random.nextInt(random.nextBoolean() ? head : bytes.length)] = (byte) random.nextInt(256);
        }
        return switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(100));
            default -> bytes;
        };
    }

    /// Opens the set with the file damaged in many ways.
    private void survives(Path set, Path file, byte[] whole) {
        int[] refused = new int[1];
        Seeds.each(300, random -> {
            try {
                Files.write(file, damaged(whole, random));
                Datasets.open(set, Part.TRAIN);
            } catch (IOException expected) {
                refused[0]++;
                assertThat(expected).hasMessageContaining(dir.toString());
            }
        });
        assertThat(refused[0]).isGreaterThan(100);
    }

    @Test
    void idx_images() throws IOException {
        IdxFiles.three(dir, Part.TRAIN);

        survives(dir, dir.resolve("train-images-idx3-ubyte"), IdxFiles.counting(3, 2, 4));
    }

    @Test
    void idx_labels() throws IOException {
        IdxFiles.three(dir, Part.TRAIN);

        survives(dir, dir.resolve("train-labels-idx1-ubyte"), IdxFiles.labels(1, 0, 2));
    }

    @Test
    void packed_idx_images() throws IOException {
        IdxFiles.three(dir, Part.TRAIN);
        Files.delete(dir.resolve("train-images-idx3-ubyte"));

        survives(dir, dir.resolve("train-images-idx3-ubyte.gz"), IdxFiles.gzip(IdxFiles.counting(3, 2, 4)));
    }

    @Test
    void an_archive_of_cifar_10() throws IOException {
        byte[] batch = new byte[2 * 3073];
        new Random(1).nextBytes(batch);
        batch[0] = 1;
        batch[3073] = 2;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry("cifar-10-batches-bin/data_batch_1.bin");
            entry.setSize(batch.length);
            tar.putArchiveEntry(entry);
            tar.write(batch);
            tar.closeArchiveEntry();
        }
        Path plain = dir.resolve("set.tar");
        Path packed = dir.resolve("set.tar.gz");

        survives(plain, plain, bytes.toByteArray());
        survives(packed, packed, IdxFiles.gzip(bytes.toByteArray()));
    }

    @Test
    void csv() {
        Path file = dir.resolve("set.csv");
        String text = "label,a,b,c,d\n1,10,20,30,40\n0,50,60,70,80\n";

        survives(file, file, text.getBytes(StandardCharsets.UTF_8));
    }
}
