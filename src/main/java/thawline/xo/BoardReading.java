package thawline.xo;

import java.util.List;

/// What was found in a picture of a board.
public sealed interface BoardReading {

    /// One board.
    ///
    /// @param lattice in the picture's pixels
    /// @param answers of the classifier for each cell; an empty cell's says neither, surely
    record Read(Board board, Lattice lattice, List<Answer> answers) implements BoardReading {
        public Read {
            answers = List.copyOf(answers);
        }
    }

    /// No board of 3 × 3 cells.
    record None() implements BoardReading {}

    /// More than one board.
    ///
    /// @param lattices the best first, in the picture's pixels
    record Several(List<Lattice> lattices) implements BoardReading {
        public Several {
            lattices = List.copyOf(lattices);
        }
    }
}
