package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTest {

    @ParameterizedTest
    @CsvSource({
        "XXX OO. ..., X_WON",
        "XO. XO. .O., O_WON",
        "X.O .O. O.X, O_WON",
        "XOX XOO OXX, DRAW",
        "... ... ..., OPEN",
        "XO? ... ..., UNKNOWN",
        "XXX OO? ..., X_WON",
        "XXX OOO ..., IMPOSSIBLE",
        "XX. ... ..., IMPOSSIBLE",
        "XXX OOO XO., IMPOSSIBLE",
    })
    void a_game_stands_as_its_rows_and_counts_say(String text, Board.State state) {
        assertThat(Board.of(text).state()).isEqualTo(state);
    }

    @Test
    void a_winner_has_three_cells_in_a_row() {
        Board board = Board.of("X.O .XO O.X");
        assertThat(board.winner()).contains(Cell.X);
        assertThat(board.row()).containsExactly(0, 4, 8);
        assertThat(Board.of("XO. ... ...").row()).isEmpty();
        assertThat(board.count(Cell.EMPTY)).isEqualTo(3);
    }

    @Test
    void a_board_is_printed_in_three_lines() {
        assertThat(Board.of("XO?...X.O")).hasToString("X O ?\n. . .\nX . O");
    }

    @Test
    void a_board_of_ten_cells_and_a_strange_sign_are_refused() {
        assertThatThrownBy(() -> Board.of("XOXOXOXOXO")).hasMessageContaining("9 cells, not 10");
        assertThatThrownBy(() -> Board.of("XOXOXOXOZ")).hasMessageContaining("'Z' is no cell");
    }
}
