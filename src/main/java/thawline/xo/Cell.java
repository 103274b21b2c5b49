package thawline.xo;

/// What is in a cell of a board.
public enum Cell {
    X("X"),
    O("O"),
    EMPTY("."),
    /// Something that is neither X nor O, or not surely one of them.
    UNCLEAR("?");

    private final String sign;

    Cell(String sign) {
        this.sign = sign;
    }

    /// One character, as a board is printed.
    @Override
    public String toString() {
        return sign;
    }
}
