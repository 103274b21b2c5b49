package thawline.xo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Nine cells of a game of X and O, row by row from above.
public record Board(List<Cell> cells) {

    public static final int SIDE = 3;

    private static final int[][] LINES = {
        {0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}
    };

    public Board {
        cells = List.copyOf(cells);
        if (cells.size() != SIDE * SIDE) {
            throw new IllegalArgumentException("a board has 9 cells, not " + cells.size());
        }
    }

    /// Of the characters `X`, `O`, `.` and `?`, row by row; blanks and line ends are skipped.
    public static Board of(String text) {
        return new Board(text.chars()
                .filter(c -> !Character.isWhitespace(c))
                .mapToObj(Board::cell)
                .toList());
    }

    private static Cell cell(int sign) {
        for (Cell c : Cell.values()) {
            if (c.toString().charAt(0) == sign) {
                return c;
            }
        }
        throw new IllegalArgumentException("'" + (char) sign + "' is no cell; use X, O, . and ?");
    }

    /// How a game stands.
    public enum State {
        X_WON("X has won"),
        O_WON("O has won"),
        DRAW("draw"),
        OPEN("not over"),
        /// Not every cell could be read, and nobody is seen to have won.
        UNKNOWN("unknown: a cell is unclear"),
        /// One has moved twice, or both have won.
        IMPOSSIBLE("impossible in a game");

        private final String words;

        State(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// Who begins is not known, so that either may be a move ahead.
    public State state() {
        int x = count(Cell.X);
        int o = count(Cell.O);
        boolean xWon = won(Cell.X);
        boolean oWon = won(Cell.O);
        boolean clear = count(Cell.UNCLEAR) == 0;
        if (xWon && oWon) {
            return State.IMPOSSIBLE;
        }
        if (clear && (Math.abs(x - o) > 1 || (xWon && x < o) || (oWon && o < x))) {
            return State.IMPOSSIBLE;
        }
        if (xWon || oWon) {
            return xWon ? State.X_WON : State.O_WON;
        }
        if (!clear) {
            return State.UNKNOWN;
        }
        return count(Cell.EMPTY) == 0 ? State.DRAW : State.OPEN;
    }

    /// The mark of a winner, of a game that can be.
    public Optional<Cell> winner() {
        return switch (state()) {
            case X_WON -> Optional.of(Cell.X);
            case O_WON -> Optional.of(Cell.O);
            case DRAW, OPEN, UNKNOWN, IMPOSSIBLE -> Optional.empty();
        };
    }

    /// The numbers 0 … 8 of three equal marks in a row; empty where there are none.
    public List<Integer> row() {
        for (int[] line : LINES) {
            Cell first = cells.get(line[0]);
            if ((first == Cell.X || first == Cell.O) && first == cells.get(line[1]) && first == cells.get(line[2])) {
                return List.of(line[0], line[1], line[2]);
            }
        }
        return List.of();
    }

    private boolean won(Cell mark) {
        for (int[] line : LINES) {
            if (cells.get(line[0]) == mark && cells.get(line[1]) == mark && cells.get(line[2]) == mark) {
                return true;
            }
        }
        return false;
    }

    public int count(Cell cell) {
        return (int) cells.stream().filter(c -> c == cell).count();
    }

    /// Three lines of three characters, blanks between.
    @Override
    public String toString() {
        return List.of(0, 3, 6).stream()
                .map(r -> cells.get(r) + " " + cells.get(r + 1) + " " + cells.get(r + 2))
                .collect(Collectors.joining("\n"));
    }
}
