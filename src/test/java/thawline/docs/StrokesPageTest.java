package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thawline.data.ContactSheet;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;
import thawline.xo.Strokes;
import thawline.xo.Trait;

/// docs/strokes.md has the generator's table, and shows what it draws.
class StrokesPageTest {

    private static final String FLAG = "thawline.strokes";

    private static final int COLUMNS = 14;

    private static final int ROWS = 2;

    private static String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| trait | from | to | clean | counts in | |");
        lines.add("|---|---|---|---|---|---|");
        for (Trait t : Trait.values()) {
            lines.add(
                    t.isChoice()
                            ? String.format(
                                    Locale.ROOT,
                                    "| `%s` | %s | | no | %s | %s |",
                                    t,
                                    number(t.chance()),
                                    t.unit(),
                                    t.line())
                            : String.format(
                                    Locale.ROOT,
                                    "| `%s` | %s | %s | %s | %s | %s |",
                                    t,
                                    number(t.from()),
                                    number(t.to()),
                                    number(t.nominal()),
                                    t.unit(),
                                    t.line()));
        }
        return String.join("\n", lines);
    }

    private static String number(double v) {
        return (v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v)).replace('-', '−');
    }

    @Test
    void the_table_is_the_generators() throws IOException {
        new MadePart(Path.of("docs/strokes.md"), FLAG).holds(table());
    }

    @ParameterizedTest
    @EnumSource
    void the_picture_is_what_the_generator_draws(Strokes.Kind kind) throws IOException {
        Path file = Path.of("docs", kind == Strokes.Kind.UNIFORM ? "strokes.png" : "strokes-corners.png");
        Samples.U8 drawn = sheet(kind);
        if (Boolean.getBoolean(FLAG)) {
            ImageFiles.jdk().write(file, drawn, Existing.REPLACE);
        }
        Samples kept = ImageFiles.jdk().read(file).pixels();

        assertThat(kept.shape()).isEqualTo(drawn.shape());
        assertThat(((Samples.U8) kept).data()).as("write it by -D%s=true", FLAG).isEqualTo(drawn.data());
    }

    /// Rows of each label, one below the other.
    private static Samples.U8 sheet(Strokes.Kind kind) {
        int count = 3 * COLUMNS;
        List<Samples.U8> sheets = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            sheets.add(ContactSheet.of(Strokes.pictures(count, 20 + row, kind, 56), COLUMNS));
        }
        Samples.U8 first = sheets.getFirst();
        int width = first.width();
        int band = (first.height() - 2) / 3;
        Samples.U8 all = Samples.u8(1, ROWS * 3 * band + 2, width);
        for (int label = 0; label < 3; label++) {
            for (int row = 0; row < ROWS; row++) {
                System.arraycopy(
                        sheets.get(row).data(),
                        label * band * width,
                        all.data(),
                        (label * ROWS + row) * band * width,
                        (band + 2) * width);
            }
        }
        return all;
    }
}
