package thawline.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.report.Pixmap.Tone;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.xo.Board;
import thawline.xo.BoardReading;
import thawline.xo.Cell;
import thawline.xo.Smaller;

/// Boards that were found in photos, and what was read.
public record XoBoards(List<Photo> photos) implements XoPart {

    /// A photo, (1,1,H,W), and what was found in it.
    public record Photo(String name, Tensor grey, BoardReading.Read reading) {}

    /// The longer side of a photo on the page.
    private static final int SHOWN = 480;

    private static final int POINTS = Board.SIDE + 1;

    public XoBoards {
        photos = List.copyOf(photos);
    }

    @Override
    public String html() {
        return ComparisonPage.section(
                "boards",
                "A whole game",
                "The grid is found by its lines and taken off the paper, and what is left in each cell is read as a"
                        + " card.",
                "<div class=\"boards\">\n"
                        + photos.stream().map(XoBoards::photo).collect(Collectors.joining()) + "</div>\n");
    }

    private static String photo(Photo p) {
        Board board = p.reading.board();
        return "<figure>\n<div class=\"game\">" + found(p) + board(board) + "</div>\n<figcaption><b>"
                + Html.escaped(board.state().toString()) + "</b><span>" + Html.escaped(p.name)
                + "</span></figcaption>\n</figure>\n";
    }

    /// The photo with the grid drawn over it.
    private static String found(Photo p) {
        Shape s = p.grey.shape();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < POINTS; i++) {
            int k = i;
            lines.append(line(p, IntStream.range(0, POINTS).map(j -> k * POINTS + j)));
            lines.append(line(p, IntStream.range(0, POINTS).map(j -> j * POINTS + k)));
        }
        return String.format(
                Locale.ROOT,
                "<svg class=\"photo\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\"><image width=\"%d\""
                        + " height=\"%d\" href=\"%s\"/>%n%s</svg>",
                s.w(),
                s.h(),
                Html.escaped(p.name + " with the grid that was found"),
                s.w(),
                s.h(),
                Pixmap.grey(Smaller.of(p.grey, SHOWN), 0, Tone.PICTURE).source(),
                lines);
    }

    /// In units of pixels, whose centres are whole numbers.
    private static String line(Photo p, IntStream places) {
        return "<path d=\"M"
                + places.mapToObj(i -> p.reading.lattice().points().get(i))
                        .map(xy -> String.format(Locale.ROOT, "%.1f %.1f", xy[0] + 0.5, xy[1] + 0.5))
                        .collect(Collectors.joining("L"))
                + "\"/>\n";
    }

    private static String board(Board board) {
        List<Integer> row = board.row();
        return "<ol class=\"board\" aria-label=\""
                + Html.escaped(board.toString().replace("\n", "; ")) + "\">"
                + IntStream.range(0, board.cells().size())
                        .mapToObj(i -> cell(board.cells().get(i), row.contains(i)))
                        .collect(Collectors.joining())
                + "</ol>";
    }

    private static String cell(Cell cell, boolean wins) {
        String style = switch (cell) {
            case X -> "x";
            case O -> "o";
            case EMPTY -> "empty";
            case UNCLEAR -> "unclear";
        };
        return "<li class=\"" + style + (wins ? " wins" : "") + "\">" + (cell == Cell.EMPTY ? "" : cell) + "</li>";
    }
}
