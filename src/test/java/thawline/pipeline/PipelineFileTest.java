package thawline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineFileTest {

    @TempDir
    private Path dir;

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("edges.txt"), text);
    }

    @Test
    void a_file_holds_lines_and_comments() throws IOException {
        Path file = file("# strength of edges\r\ngray\r\n| sobel # both\r\n\r\n| magnitude\r\n");

        assertThat(PipelineFile.read(file)).isEqualTo(Pipeline.parse("gray | sobel | magnitude"));
        assertThat(PipelineFile.given("@" + file)).isEqualTo(PipelineFile.read(file));
        assertThat(PipelineFile.given("gray")).isEqualTo(Pipeline.parse("gray"));
    }

    @Test
    void an_error_names_file_line_and_column_and_shows_the_line() throws IOException {
        Path file = file("gray\r\n\t| gausian # soft\r\n| magnitude\r\n");

        PipelineException e = catchThrowableOfType(PipelineException.class, () -> PipelineFile.read(file));

        assertThat(e)
                .hasMessage(file + ", line 2, column 4: unknown filter \"gausian\"; did you mean gaussian?\n"
                        + "  \t| gausian # soft\n  \t  ^");
        assertThat(e.line()).isEqualTo(2);
        assertThat(e.column()).isEqualTo(4);
    }

    @Test
    void what_is_no_pipeline_file_is_said_in_words() throws IOException {
        Path none = dir.resolve("none.txt");
        Path picture = Files.write(dir.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
        Path large = Files.write(dir.resolve("b.txt"), new byte[2 << 20]);

        assertThatThrownBy(() -> PipelineFile.given("@" + none)).hasMessageContaining("none.txt: no such file");
        assertThatThrownBy(() -> PipelineFile.read(picture)).hasMessageContaining("a.png: no text in UTF-8");
        assertThatThrownBy(() -> PipelineFile.read(large)).hasMessageContaining("too large for a pipeline");
        assertThatThrownBy(() -> PipelineFile.read(dir)).hasMessageContaining("a folder");
        assertThatThrownBy(() -> PipelineFile.given("@")).hasMessageContaining("a folder");
    }
}
