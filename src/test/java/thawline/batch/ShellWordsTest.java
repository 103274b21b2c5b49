package thawline.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import thawline.testing.Seeds;

class ShellWordsTest {

    private static final String LETTERS = "ab '\"\\$`!*?[]{}()<>|&;#~=%^-\n\té😀";

    @TempDir
    private Path dir;

    @Test
    void plain_words_stay_as_they_are() {
        assertThat(ShellWords.of(List.of("thawline", "/a-b/c_d.png", "-p", "gray | blur", "it's", "")))
                .isEqualTo("thawline /a-b/c_d.png -p 'gray | blur' 'it'\\''s' ''");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_shell_reads_the_same_words() throws Exception {
        List<String> words = new ArrayList<>(List.of("", "-n", "%s", "two\nlines\n", "'", "''", "$(id)", "~", "a=b"));
        Seeds.each(30, random -> {
            int[] letters = LETTERS.codePoints().toArray();
            words.add(random.ints(random.nextInt(9), 0, letters.length)
                    .mapToObj(i -> Character.toString(letters[i]))
                    .collect(Collectors.joining()));
        });

        String said = Trees.shell(dir, "printf '%s\\001' " + ShellWords.of(words));

        assertThat(said).isEqualTo(String.join("\u0001", words) + "\u0001");
    }
}
