package thawline.core;

/// Which input planes an output plane sees.
public sealed interface Grouping {

    /// Every output sees every input: the convolution of a CNN.
    Grouping ALL = new Groups(1);

    /// One kernel set over each input plane on its own: what a classical filter does to a colour picture.
    /// (c,·,·) → (outs·c,·,·); output plane o·c + i is kernel o over input plane i.
    Grouping EACH = new Each();

    /// n groups of inputs and outputs that do not see each other; n = channels is a depthwise convolution.
    record Groups(int n) implements Grouping {
        public Groups {
            if (n < 1) {
                throw new IllegalArgumentException("the number of groups is at least 1, but was " + n);
            }
        }
    }

    /// See [#EACH].
    record Each() implements Grouping {}
}
