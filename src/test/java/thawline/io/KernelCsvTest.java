package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thawline.core.Kernel;

class KernelCsvTest {
    @TempDir
    private Path dir;

    @Test
    void commas_semicolons_and_blanks_separate_and_comments_are_skipped() throws IOException {
        Kernel sobel = Kernel.of(3, 3, -1, 0, 1, -2, 0, 2, -1, 0, 1);

        assertThat(read("-1,0,1\n-2,0,2\n-1,0,1")).isEqualTo(sobel);
        assertThat(read("# Sobel\n\n-1; 0;1\n-2 ;0; 2 # the middle\n-1;0;1\n")).isEqualTo(sobel);
        assertThat(read("-1 0\t1\r\n-2   0 2\r\n -1.0 0e0 +1 \r\n")).isEqualTo(sobel);
    }

    @Test
    void a_kernel_need_not_be_square() throws IOException {
        assertThat(read("0.25, 0.5, 0.25")).isEqualTo(Kernel.of(1, 3, 0.25f, 0.5f, 0.25f));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'1 2 3\n\n1 2'  | line 3 has 2 numbers, but the first row has 3",
                "'1 2\n1 x'      | line 2 has 'x', which is not a number",
                "'1,,2'          | line 1 has '', which is not a number",
                "'1,2,'          | line 1 has '', which is not a number",
                "'NaN 1'         | line 1 has 'NaN'",
                "'0,5;1,5'       | line 1 has commas and semicolons",
                "'# nothing'     | has no numbers",
            })
    void what_is_no_kernel_is_refused_with_the_line(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("kernel.csv")
                .hasMessageContaining(message);
    }

    @Test
    void a_picture_is_no_kernel() throws IOException {
        Path file = Files.write(dir.resolve("kernel.csv"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});

        assertThatThrownBy(() -> KernelCsv.read(file)).hasMessageContaining("no text file");
    }

    private Kernel read(String text) throws IOException {
        return KernelCsv.read(Files.writeString(dir.resolve("kernel.csv"), text));
    }
}
