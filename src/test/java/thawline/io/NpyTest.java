package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {

    @TempDir
    private Path dir;

    private Path write(float[] values, int... shape) throws IOException {
        Path file = dir.resolve("a.npy");
        try (WritableByteChannel out =
                Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Npy.write(out, values, shape);
        }
        return file;
    }

    /// What `numpy.save` of NumPy 1.24 and 2.4 writes for `numpy.array([[1, 2, 3], [-0.5, inf, 1e-40]],
    /// "<f4")`.
    @Test
    void the_bytes_are_those_of_numpy() throws IOException {
        byte[] bytes = Files.readAllBytes(write(new float[] {1, 2, 3, -0.5f, Float.POSITIVE_INFINITY, 1e-40f}, 2, 3));

        assertThat(HexFormat.of().formatHex(bytes, 0, 10)).isEqualTo("934e554d505901007600");
        assertThat(new String(bytes, 10, 118, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }" + " ".repeat(58) + "\n");
        assertThat(HexFormat.of().formatHex(bytes, 128, bytes.length))
                .isEqualTo("0000803f" + "00000040" + "00004040" + "000000bf" + "0000807f" + "c2160100");
    }

    @Test
    void numbers_begin_at_a_multiple_of_64_whatever_the_shape() {
        for (int[] shape : new int[][] {{}, {1}, {2_000_000_000}, {3, 4}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}}) {
            assertThat(Npy.header(shape).remaining() % 64)
                    .as(Arrays.toString(shape))
                    .isZero();
        }
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        Random random = new Random(3);
        for (int[] shape : new int[][] {{}, {5}, {0, 7}, {3, 4}, {2, 30, 400}}) {
            float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            Files.deleteIfExists(dir.resolve("a.npy"));

            Npy.Array read = Npy.read(write(values, shape));

            assertThat(read.shape()).isEqualTo(shape);
            assertThat(read.values()).isEqualTo(values);
        }
    }

    @Test
    void a_shape_of_another_size_and_files_of_another_kind_are_refused() throws IOException {
        assertThatThrownBy(() -> write(new float[5], 2, 3)).hasMessage("shape [2, 3] has 6 numbers, but there are 5");

        Path file = dir.resolve("a.png");
        Files.write(file, new byte[300]);
        assertThatThrownBy(() -> Npy.read(file)).hasMessage("is no NumPy file of format 1.0");

        Path cut = dir.resolve("cut.npy");
        byte[] whole = Files.readAllBytes(write(new float[6], 6));
        Files.write(cut, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> Npy.read(cut)).hasMessage("ends too early");

        Files.writeString(
                cut,
                Files.readString(dir.resolve("a.npy"), java.nio.charset.StandardCharsets.ISO_8859_1)
                        .replace("<f4", "<f8"),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Npy.read(cut)).hasMessageStartingWith("is no array of floats in C order");
    }
}
