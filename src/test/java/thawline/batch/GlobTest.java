package thawline.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        *.jpg          | a.jpg
        *.jpg          | deep/down/a.jpg
        *.jpg          | .jpg
        a?c            | x/abc
        *.{jpg,png}    | a/b.png
        {a,b}*.png     | b7.png
        [a-c]1         | b1
        [!a-c]1        | d1
        [^a]1          | b1
        []]            | ]
        [a-]           | -
        a[*]           | a*
        thumbs/**      | thumbs/a.jpg
        thumbs/**      | thumbs/x/y/a.jpg
        thumbs/        | thumbs/x/a.jpg
        thumbs/        | here/thumbs/a.jpg
        /thumbs/       | thumbs/a.jpg
        **/thumbs/*    | thumbs/a.jpg
        **/thumbs/*    | x/y/thumbs/a.jpg
        a/**/b         | a/b
        a/**/b         | a/x/y/b
        **             | any/thing
        ./a.jpg        | a.jpg
        /a.jpg         | a.jpg
        \\*.jpg        | x/*.jpg
        a+(b).png      | a+(b).png
        été*           | x/étés
        """)
    void matches(String glob, String path) {
        assertThat(Glob.of(glob).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        *.jpg          | a.jpeg
        *.jpg          | a.JPG
        *.jpg          | a.jpg/b
        a?c            | ac
        thumbs/**      | thumbs
        thumbs/**      | x/thumbs/a.jpg
        thumbs/*.jpg   | thumbs/x/a.jpg
        /a.jpg         | x/a.jpg
        /thumbs/       | x/thumbs/a.jpg
        a/*/b          | a/b
        a/**/b         | ax/b
        [!a]           | a
        a[!b]c         | a/c
        a.jpg          | aXjpg
        \\*.jpg        | a.jpg
        """)
    void does_not_match(String glob, String path) {
        assertThat(Glob.of(glob).matches(path)).isFalse();
    }

    @Test
    void a_name_may_have_line_breaks() {
        assertThat(Glob.of("*.png").matches("two\nlines.png")).isTrue();
        assertThat(Glob.of("x/**").matches("x/two\nlines/a.png")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "[a", "a{b", "a}", "\\", "[z-a]", "[", "[!", "[]", "{a,{b}"})
    void a_pattern_that_is_wrong_is_refused_in_words(String glob) {
        assertThatThrownBy(() -> Glob.of(glob))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s)(the glob '.+' (has|ends).*|a glob is empty.*)");
    }

    @Test
    void a_folder_that_is_meant_as_a_whole_need_not_be_entered() {
        assertThat(Glob.of("thumbs/**").matchesAllIn("thumbs")).isTrue();
        assertThat(Glob.of("thumbs/**").matchesAllIn("thumbs/x")).isTrue();
        assertThat(Glob.of("thumbs/").matchesAllIn("a/thumbs")).isTrue();
        assertThat(Glob.of("thumbs").matchesAllIn("a/thumbs")).isTrue();
        assertThat(Glob.of("**").matchesAllIn("a")).isTrue();
        assertThat(Glob.of("thumbs/*").matchesAllIn("thumbs")).isFalse();
        assertThat(Glob.of("*.png").matchesAllIn("a")).isFalse();
        assertThat(Glob.of("a/b/**").matchesAllIn("a")).isFalse();
    }
}
