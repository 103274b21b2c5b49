package thawline.xo;

import java.util.List;
import java.util.stream.Stream;

/// What is on a card. The order is that of a classifier's outputs.
public enum Label {
    X("X"),
    O("O"),
    NEITHER("neither");

    private final String word;

    Label(String word) {
        this.word = word;
    }

    /// As the classes of a data set and of a model are named: `X`, `O`, `neither`.
    public static List<String> words() {
        return Stream.of(values()).map(Label::toString).toList();
    }

    @Override
    public String toString() {
        return word;
    }
}
