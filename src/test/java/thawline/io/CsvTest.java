package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.testing.Seeds;

class CsvTest {

    private static List<List<String>> read(String text) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        BufferedReader in = new BufferedReader(new StringReader(text));
        for (var row = Csv.next(in); row.isPresent(); row = Csv.next(in)) {
            rows.add(row.get());
        }
        return rows;
    }

    @Test
    void only_what_would_be_misread_is_quoted() {
        assertThat(Csv.row("a b.png", "x;y", "")).isEqualTo("a b.png,x;y,\n");
        assertThat(Csv.row("a,b", "say \"hi\"", "two\nlines", "cr\r"))
                .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"cr\r\"\n");
    }

    @Test
    void lines_of_other_programs_are_read_too() throws IOException {
        assertThat(read("a,b\r\n\"c\",\r\n")).containsExactly(List.of("a", "b"), List.of("c", ""));
        assertThat(read("no end")).containsExactly(List.of("no end"));
        assertThat(Csv.next(new BufferedReader(new StringReader("")))).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> read("\"open")).isInstanceOf(EOFException.class);
    }

    @Test
    void rows_of_any_letters_come_back() {
        Seeds.each(200, random -> {
            List<List<String>> rows = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            int columns = 1 + random.nextInt(4);
            for (int i = random.nextInt(5); i >= 0; i--) {
                List<String> row = new ArrayList<>();
                for (int k = 0; k < columns; k++) {
                    row.add(word(random));
                }
                rows.add(row);
                text.append(Csv.row(row));
            }
            try {
                assertThat(read(text.toString())).isEqualTo(rows);
            } catch (IOException fault) {
                throw new AssertionError(fault);
            }
        });
    }

    private static String word(Random random) {
        String letters = "ab,\"\n\r ;é";
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
