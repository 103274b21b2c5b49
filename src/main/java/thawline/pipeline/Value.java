package thawline.pipeline;

import java.util.List;
import java.util.stream.Collectors;

/// An argument as it was written; [#toString] writes it again.
public sealed interface Value {

    /// `5`, `-0.04`, `1/255`: numerator over denominator, which is 1 where none was written.
    record Numeral(double numerator, double denominator) implements Value {
        public double value() {
            return numerator / denominator;
        }

        @Override
        public String toString() {
            return Text.of(numerator) + (denominator == 1 ? "" : "/" + Text.of(denominator));
        }
    }

    /// `0.01 max`: a share of the largest element.
    record Share(Numeral of) implements Value {
        @Override
        public String toString() {
            return of + " max";
        }
    }

    /// `REPLICATE`, a name out of a few.
    record Word(String name) implements Value {
        @Override
        public String toString() {
            return name;
        }
    }

    /// `CONSTANT(7)`, a name with a number.
    record WordOf(String name, Numeral number) implements Value {
        @Override
        public String toString() {
            return name + "(" + number + ")";
        }
    }

    /// `[1,2,1; 2,4,2; 1,2,1]/16`: rows of equal length, all over one divisor.
    record Matrix(List<List<Numeral>> rows, Numeral divisor) implements Value {
        public int height() {
            return rows.size();
        }

        public int width() {
            return rows.getFirst().size();
        }

        public double at(int y, int x) {
            return rows.get(y).get(x).value() / divisor.value();
        }

        @Override
        public String toString() {
            return rows.stream()
                            .map(row -> row.stream().map(Numeral::toString).collect(Collectors.joining(",")))
                            .collect(Collectors.joining("; ", "[", "]"))
                    + (divisor.value() == 1 ? "" : "/" + divisor);
        }
    }

    /// `blur.csv`: the path of a file, quoted where it would read as something else.
    record FileName(String path) implements Value {
        @Override
        public String toString() {
            return Text.isPath(path) ? path : "\"" + path + "\"";
        }
    }
}
