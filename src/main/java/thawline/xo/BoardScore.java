package thawline.xo;

import java.util.Arrays;

/// How many cells of boards were read right. A board that is not found is nine wrong cells.
public final class BoardScore {

    public static final BoardScore NONE =
            new BoardScore(0, new int[Cell.values().length], new int[Cell.values().length], 0);

    /// An answer with this probability is sure.
    private static final double SURE = 0.9;

    private final int found;
    private final int[] cells;
    private final int[] right;
    private final int surelyWrong;

    private BoardScore(int found, int[] cells, int[] right, int surelyWrong) {
        this.found = found;
        this.cells = cells;
        this.right = right;
        this.surelyWrong = surelyWrong;
    }

    /// Of one picture, against what is on it.
    public static BoardScore of(Board truth, BoardReading reading) {
        int[] cells = new int[Cell.values().length];
        int[] right = new int[Cell.values().length];
        int sure = 0;
        for (int c = 0; c < truth.cells().size(); c++) {
            int want = place(truth.cells().get(c));
            cells[want]++;
            if (reading instanceof BoardReading.Read read) {
                Cell got = read.board().cells().get(c);
                Answer answer = read.answers().get(c);
                boolean same = got == truth.cells().get(c);
                right[want] += same ? 1 : 0;
                boolean mark = got == Cell.X || got == Cell.O;
                sure += !same && mark && Math.max(answer.x(), answer.o()) >= SURE ? 1 : 0;
            }
        }
        return new BoardScore(reading instanceof BoardReading.Read ? 1 : 0, cells, right, sure);
    }

    public BoardScore plus(BoardScore other) {
        int[] c = cells.clone();
        int[] r = right.clone();
        Arrays.setAll(c, i -> cells[i] + other.cells[i]);
        Arrays.setAll(r, i -> right[i] + other.right[i]);
        return new BoardScore(found + other.found, c, r, surelyWrong + other.surelyWrong);
    }

    private static int place(Cell cell) {
        return Arrays.asList(Cell.values()).indexOf(cell);
    }

    /// Boards that were found, one in a picture.
    public int found() {
        return found;
    }

    public int cells(Cell kind) {
        return cells[place(kind)];
    }

    public int right(Cell kind) {
        return right[place(kind)];
    }

    /// Of the cells that are so; NaN where there are none.
    public double share(Cell kind) {
        return (double) right(kind) / cells(kind);
    }

    /// Cells that were taken for X or O with a probability of 0.9 or more, and are not.
    public int surelyWrong() {
        return surelyWrong;
    }
}
