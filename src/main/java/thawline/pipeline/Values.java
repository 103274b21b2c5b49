package thawline.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an argument: `5`, `0.01 max`, `REPLICATE`, `CONSTANT(7)`, `[1,2; 3,4]/10`, `blur.csv`.
final class Values {

    private static final Value.Numeral ONE = new Value.Numeral(1, 1);

    private Values() {}

    static Value read(Cursor in) {
        int start = in.offset();
        if (in.takes('[')) {
            return matrix(in, start);
        }
        if (in.takes('"')) {
            return new Value.FileName(in.untilQuote());
        }
        String word = in.word();
        if (word.isEmpty()) {
            throw in.error(start, "expected a value, but found " + in.next());
        }
        Optional<Value.Numeral> number = Text.number(word);
        if (number.isPresent()) {
            return share(in, number.get());
        }
        if (!Text.isName(word)) {
            return new Value.FileName(word);
        }
        return in.takes('(') ? ofNumber(in, word) : new Value.Word(word);
    }

    private static Value share(Cursor in, Value.Numeral number) {
        int start = in.offset();
        String after = in.word();
        if (after.isEmpty()) {
            return number;
        }
        if (after.equals("max")) {
            return new Value.Share(number);
        }
        throw in.error(start, "after the number " + number + " comes , or ) or max, but found \"" + after + "\"");
    }

    private static Value ofNumber(Cursor in, String name) {
        Value.Numeral number = number(in, "for " + name);
        in.expect(')', "after the number of " + name);
        return new Value.WordOf(name, number);
    }

    private static Value.Numeral number(Cursor in, String what) {
        int start = in.offset();
        String word = in.word();
        return Text.number(word)
                .filter(n -> Double.isFinite(n.value()))
                .orElseThrow(() -> in.error(
                        start,
                        "expected a number " + what + ", but found "
                                + (word.isEmpty() ? in.next() : "\"" + word + "\"")));
    }

    private static Value matrix(Cursor in, int start) {
        List<List<Value.Numeral>> rows = new ArrayList<>();
        do {
            int rowStart = in.offset();
            List<Value.Numeral> row = new ArrayList<>();
            do {
                row.add(number(in, "of the kernel"));
                in.takes(',');
            } while (!in.sees(';') && !in.sees(']') && !in.atEnd());
            if (!rows.isEmpty() && row.size() != rows.getFirst().size()) {
                throw in.error(
                        rowStart,
                        "row " + (rows.size() + 1) + " has " + row.size() + " numbers, but row 1 has "
                                + rows.getFirst().size());
            }
            rows.add(List.copyOf(row));
        } while (in.takes(';'));
        if (!in.takes(']')) {
            throw in.error(start, "this [ is not closed");
        }
        return new Value.Matrix(List.copyOf(rows), divisor(in));
    }

    /// `/16` behind a matrix.
    private static Value.Numeral divisor(Cursor in) {
        int start = in.offset();
        if (!in.sees('/')) {
            return ONE;
        }
        String word = in.word();
        return Text.number(word.substring(1))
                .filter(n -> n.value() != 0 && Double.isFinite(n.value()))
                .orElseThrow(() -> in.error(start, "expected / and a number such as /16, but found \"" + word + "\""));
    }
}
