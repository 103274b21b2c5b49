package thawline.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Tables written by hand: the row `abc…` between bars, what lies seven places to its left and right, and `.` where the
/// constant stands.
class BorderTest {

    @ParameterizedTest
    @CsvSource({
        ".......|a|.......",
        ".......|ab|.......",
        ".......|abc|.......",
        ".......|abcd|.......",
        ".......|abcde|.......",
    })
    void constant_has_its_value_outside(String table) {
        assertTable(Border.constant(7), table);
    }

    @ParameterizedTest
    @CsvSource({
        "aaaaaaa|a|aaaaaaa",
        "aaaaaaa|ab|bbbbbbb",
        "aaaaaaa|abc|ccccccc",
        "aaaaaaa|abcd|ddddddd",
        "aaaaaaa|abcde|eeeeeee",
    })
    void replicate_repeats_the_edge(String table) {
        assertTable(Border.REPLICATE, table);
    }

    @ParameterizedTest
    @CsvSource({
        "aaaaaaa|a|aaaaaaa",
        "bababab|ab|abababa",
        "bcbabcb|abc|babcbab",
        "babcdcb|abcd|cbabcdc",
        "bcdedcb|abcde|dcbabcd",
    })
    void reflect_101_mirrors_at_the_edge_element(String table) {
        assertTable(Border.REFLECT_101, table);
    }

    @ParameterizedTest
    @CsvSource({
        "aaaaaaa|a|aaaaaaa",
        "bbaabba|ab|baabbaa",
        "aabccba|abc|cbaabcc",
        "bcddcba|abcd|dcbaabc",
        "deedcba|abcde|edcbaab",
    })
    void reflect_mirrors_beside_the_edge_element(String table) {
        assertTable(Border.REFLECT, table);
    }

    @ParameterizedTest
    @CsvSource({
        "aaaaaaa|a|aaaaaaa",
        "bababab|ab|abababa",
        "cabcabc|abc|abcabca",
        "bcdabcd|abcd|abcdabc",
        "deabcde|abcde|abcdeab",
    })
    void wrap_comes_round_from_the_other_side(String table) {
        assertTable(Border.WRAP, table);
    }

    @ParameterizedTest
    @EnumSource(Border.Mode.class)
    void every_border_leaves_the_inside_alone(Border.Mode mode) {
        for (int i = 0; i < 5; i++) {
            assertThat(new Border(mode, 0).source(i, 5)).isEqualTo(i);
        }
    }

    @Test
    void none_has_nothing_outside() {
        assertThatThrownBy(() -> Border.NONE.source(5, 5))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("index 5 of 5 under Border.NONE, which has nothing outside");
    }

    @Test
    void only_a_constant_border_has_a_value() {
        assertThat(Border.constant(3)).hasToString("CONSTANT(3.0)");
        assertThatThrownBy(() -> new Border(Border.Mode.WRAP, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only a CONSTANT border has a value, but WRAP was given 3.0");
    }

    private static void assertTable(Border border, String table) {
        int n = table.length() - 16;
        StringBuilder actual = new StringBuilder();
        for (int i = -7; i < n + 7; i++) {
            if (i == 0 || i == n) {
                actual.append('|');
            }
            int source = border.source(i, n);
            actual.append(source == Border.OUTSIDE ? '.' : (char) ('a' + source));
        }
        assertThat(actual).hasToString(table);
    }
}
