package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LumaStepsTest {

    /// A file of one table, whose numbers count along the zigzag.
    private static ByteBuffer counting(int kind) {
        ByteBuffer file = ByteBuffer.allocate(2 + 4 + 65);
        file.putShort((short) 0xFFD8)
                .putShort((short) 0xFFDB)
                .putShort((short) 67)
                .put((byte) kind);
        for (int i = 0; i < 64; i++) {
            file.put((byte) (i + 1));
        }
        return file.flip();
    }

    @Test
    void steps_are_read_along_the_zigzag_and_given_row_by_row() {
        int[] steps = LumaSteps.of(counting(0)).orElseThrow();

        assertThat(steps).startsWith(1, 2, 6, 7, 15, 16, 28, 29, 3, 5, 8, 14, 17);
        assertThat(steps[63]).isEqualTo(64);
        assertThat(steps[62]).isEqualTo(63);
        assertThat(steps).doesNotHaveDuplicates();
    }

    @Test
    void the_table_of_other_components_is_not_that_of_luma() {
        assertThat(LumaSteps.of(counting(1))).isEmpty();
    }

    @Test
    void what_is_cut_off_or_no_jpeg_has_none() throws IOException {
        ByteBuffer file = counting(0);
        for (int n = 0; n < file.limit(); n++) {
            assertThat(LumaSteps.of(file.duplicate().limit(n).slice())).isEmpty();
        }
        assertThat(LumaSteps.of(Path.of("images/x-pencil.png"))).isEmpty();
        assertThat(LumaSteps.of(Path.of("images/still-life-small.jpg"))).isPresent();
    }
}
