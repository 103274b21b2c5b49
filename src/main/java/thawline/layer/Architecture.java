package thawline.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import thawline.tensor.Shape;

/// What a layer does with inputs of one shape, operation by operation: Keras' `summary`.
///
/// @param rows the operations in running order, and behind the branches of a fork what joins them
/// @param numbers of all rows together; numbers that several operations share count once
public record Architecture(Shape in, List<Row> rows, Numbers numbers) {

    /// An operation, or the join behind the branches of a fork.
    ///
    /// @param path as in [Layers#located]; `3.concat` or `3.sum` for a join
    /// @param field the elements of the input that an output element depends on
    /// @param multiplyAdds see [Op#multiplyAdds]
    public record Row(String path, Shape out, Numbers numbers, Field field, long multiplyAdds) {}

    /// How many numbers are trained, are followed (statistics of batch normalisation), and are written down.
    public record Numbers(long learned, long tracked, long designed) {

        static final Numbers NONE = new Numbers(0, 0, 0);

        private Numbers and(Weights w) {
            int n = w.kernel().size();
            return switch (w) {
                case Weights.Learned l -> new Numbers(learned + n, tracked, designed);
                case Weights.Tracked t -> new Numbers(learned, tracked + n, designed);
                case Weights.Designed d -> new Numbers(learned, tracked, designed + n);
            };
        }

        static Numbers of(Iterable<Weights> weights) {
            Numbers all = NONE;
            for (Weights w : weights) {
                all = all.and(w);
            }
            return all;
        }
    }

    public Architecture {
        rows = List.copyOf(rows);
    }

    /// Of a layer on inputs of a shape, or an error that names the operation that does not fit.
    public static Architecture of(Layer layer, Shape in) {
        Rows rows = new Rows();
        rows.walk("", layer, new At(in, Field.ELEMENT));
        Set<Weights> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        Layers.weights(layer).forEach(distinct::add);
        return new Architecture(in, rows.all, Numbers.of(distinct));
    }

    public Shape out() {
        return rows.getLast().out();
    }

    /// Of one example.
    public long multiplyAdds() {
        return rows.stream().mapToLong(Row::multiplyAdds).sum();
    }

    /// A value on its way.
    private record At(Shape shape, Field field) {}

    private static final class Rows {

        private final List<Row> all = new ArrayList<>();

        private At walk(String prefix, Layer layer, At in) {
            return switch (layer) {
                case Op op -> op(prefix + op.name(), op, in);
                case Serial s -> {
                    At at = in;
                    String inside = Layers.inside(s, prefix);
                    for (int i = 0; i < s.steps().size(); i++) {
                        at = walk(inside + i + ".", s.steps().get(i), at);
                    }
                    yield at;
                }
                case Fork f -> fork(prefix, f, in);
            };
        }

        private At op(String path, Op op, At in) {
            Shape out;
            try {
                out = op.shape(in.shape);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
            }
            Field field = op.field(in.field, in.shape);
            all.add(new Row(path, out, Numbers.of(op.weights()), field, op.multiplyAdds(in.shape)));
            return new At(out, field);
        }

        private At fork(String prefix, Fork f, At in) {
            Field field = null;
            for (int i = 0; i < f.branches().size(); i++) {
                Field branch = walk(prefix + i + ".", f.branches().get(i), in).field;
                field = field == null ? branch : field.hull(branch);
            }
            At joined = new At(f.shape(in.shape), field);
            String path = prefix + f.join().name().toLowerCase(Locale.ROOT);
            all.add(new Row(path, joined.shape, Numbers.NONE, field, 0));
            return joined;
        }
    }

    /// The rows as a table, one line each, and a last line with the sums.
    public List<String> table() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("layer", "output", "parameters", "fixed", "field", "multiply-adds"));
        for (Row r : rows) {
            cells.add(List.of(
                    r.path,
                    size(r.out),
                    grouped(r.numbers.learned),
                    grouped(r.numbers.tracked + r.numbers.designed),
                    r.field.toString(),
                    grouped(r.multiplyAdds)));
        }
        cells.add(List.of(
                "all of it",
                size(out()),
                grouped(numbers.learned),
                grouped(numbers.tracked + numbers.designed),
                "",
                grouped(multiplyAdds())));
        int[] wide = new int[cells.getFirst().size()];
        for (List<String> line : cells) {
            for (int i = 0; i < wide.length; i++) {
                wide[i] = Math.max(wide[i], line.get(i).length());
            }
        }
        return cells.stream().map(line -> line(line, wide)).toList();
    }

    /// Words to the left, numbers to the right.
    private static String line(List<String> cells, int[] wide) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < wide.length; i++) {
            String gap = " ".repeat(wide[i] - cells.get(i).length());
            boolean word = i == 0 || i == 1 || i == 4;
            line.append(i == 0 ? "" : "  ").append(word ? cells.get(i) + gap : gap + cells.get(i));
        }
        return line.toString().stripTrailing();
    }

    private static String grouped(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /// `1600` for a vector, `32×26×26` for planes, `4×8×16×16` for volumes: in the order c, d, h, w.
    private static String size(Shape s) {
        if (s.d() == 1 && s.h() == 1 && s.w() == 1) {
            return Integer.toString(s.c());
        }
        return s.c() + (s.d() == 1 ? "" : "×" + s.d()) + "×" + s.h() + "×" + s.w();
    }
}
