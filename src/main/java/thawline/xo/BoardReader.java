package thawline.xo;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import thawline.tensor.Tensor;

/// A picture of a board → its nine cells: the lines are found and taken off, and what is left in each cell is
/// given to a classifier.
///
/// (1,1,H,W), grey, 0 … 255.
public final class BoardReader {

    /// The longer side on which lines are sought.
    private static final int SIDE = 720;

    /// A smaller picture has no room for nine marks.
    private static final int LEAST = 24;

    /// A cell's writing that is surely neither is unclear; a hasty mark is still the likelier of X and O.
    private static final double NEITHER = 0.9;

    /// The likelier of X and O has so much of both.
    private static final double SURE = 0.6;

    /// Ink that is weaker than this share of the board's lines may be what is printed on the paper …
    private static final double FAINT = 0.5;

    /// … and is read only where it is clear.
    private static final double CLEAR = 0.9;

    /// What is broader than this, in cells, is no stroke.
    private static final double BROAD = 0.5;

    /// With less noise than this a picture is drawn, and marks may be brighter than the ground where lines
    /// are darker.
    private static final double CLEAN = 4;

    private static final Answer EMPTY = new Answer(0, 0, 1);

    private final Classifier classifier;

    public BoardReader(Classifier classifier) {
        this.classifier = classifier;
    }

    public BoardReading read(Tensor grey) {
        int longer = Math.max(grey.shape().h(), grey.shape().w());
        if (Math.min(grey.shape().h(), grey.shape().w()) < LEAST) {
            return new BoardReading.None();
        }
        Tensor plane = Smaller.of(grey, SIDE);
        double factor =
                (double) longer / Math.max(plane.shape().h(), plane.shape().w());
        List<BoardFinder.Inked> inks = BoardFinder.Inked.of(plane);
        List<BoardFinder.Find> finds = BoardFinder.find(inks);
        if (finds.isEmpty()) {
            return new BoardReading.None();
        }
        if (finds.size() > 1) {
            return new BoardReading.Several(finds.stream()
                    .map(f -> Lattice.of(f.hash(), f.frame()).scaled(factor))
                    .toList());
        }
        return cells(finds.getFirst(), plane, inks, factor);
    }

    private BoardReading cells(BoardFinder.Find find, Tensor plane, List<BoardFinder.Inked> inks, double factor) {
        Lattice lattice = Lattice.of(find.hash(), find.frame());
        List<Segment> lines = Stream.concat(
                        Arrays.stream(find.hash().lines()),
                        Arrays.stream(find.frame()).filter(s -> s != null))
                .toList();
        double faint = FAINT * find.strength();
        Answer[] best = new Answer[9];
        for (BoardFinder.Inked ink : inks) {
            boolean own = ink.equals(find.ink());
            if (own || ink.flat().noise() <= CLEAN) {
                int broad = (int) Math.max(5, BROAD * lattice.cell()) | 1;
                Flattened strokes = ink.flat().narrow(plane, ink.polarity(), broad);
                for (double level : ink.flat().levels()) {
                    List<Optional<CellInk.Written>> written =
                            new CellInk(strokes, lattice, lines, level, faint).cells();
                    better(best, written, own ? faint : Double.MAX_VALUE);
                }
            }
        }
        List<Answer> given = Arrays.stream(best).map(a -> a == null ? EMPTY : a).toList();
        List<Cell> cells = given.stream().map(BoardReader::cell).toList();
        return new BoardReading.Read(new Board(cells), lattice.scaled(factor), given);
    }

    /// Takes what is read more clearly than before, and of faint ink only what is clear.
    private void better(Answer[] best, List<Optional<CellInk.Written>> written, double faint) {
        Iterator<Answer> answers = classifier
                .read(
                        written.stream()
                                .flatMap(Optional::stream)
                                .map(w -> Card.views(w.grey()))
                                .toList(),
                        1)
                .iterator();
        for (int c = 0; c < 9; c++) {
            if (written.get(c).isPresent()) {
                Answer answer = answers.next();
                boolean strong = written.get(c).get().strength() >= faint;
                boolean better = best[c] == null || marked(answer) > marked(best[c]);
                best[c] = better && (strong || marked(answer) >= CLEAR) ? answer : best[c];
            }
        }
    }

    private static double marked(Answer a) {
        return Math.max(a.x(), a.o());
    }

    private static Cell cell(Answer a) {
        if (a.equals(EMPTY)) {
            return Cell.EMPTY;
        }
        if (a.neither() > NEITHER || marked(a) < SURE * (a.x() + a.o())) {
            return Cell.UNCLEAR;
        }
        return a.x() > a.o() ? Cell.X : Cell.O;
    }
}
