package thawline.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import thawline.core.Kernel;
import thawline.layer.Layer;
import thawline.layer.Threshold;
import thawline.layer.Weights;
import thawline.tensor.Border;

/// What an argument may be, and how it is read.
///
/// @param expects what to write, with an example: the second half of an error
/// @param reader empty for what is something else; an [IllegalArgumentException] where there is more to say
/// @param writer how a value that was read is written in Java
public record Type<T>(String expects, Function<Value, Optional<T>> reader, Function<Value, String> writer) {

    public static final Type<Double> NUMBER = new Type<>("a number such as 1.5 or 1/9", Type::number, Literals::number);

    public static final Type<Integer> WHOLE = new Type<>(
            "a whole number such as 3",
            v -> number(v)
                    .filter(n -> n == Math.rint(n) && Math.abs(n) <= Integer.MAX_VALUE)
                    .map(Double::intValue),
            v -> Long.toString(Math.round(number(v).orElseThrow())));

    public static final Type<Threshold.Level> LEVEL = new Type<>(
            "a number such as 128, a share of the maximum such as 0.01 max, or OTSU",
            v -> switch (v) {
                case Value.Numeral n -> number(n).map(level -> new Threshold.Level.Absolute(Weights.designed(level)));
                case Value.Share s ->
                    number(s.of()).map(share -> new Threshold.Level.OfMaximum(Weights.designed(share)));
                case Value.Word(String name)
                when name.equalsIgnoreCase("OTSU") -> Optional.of(new Threshold.Level.Otsu());
                default -> Optional.empty();
            },
            v -> v instanceof Value.Share(Value.Numeral of)
                    ? Literals.number(of)
                    : v instanceof Value.Word ? "" : Literals.number(v));

    public static final Type<Border> BORDER = new Type<>(
            "CONSTANT(0), REPLICATE, REFLECT_101, REFLECT, WRAP or NONE",
            v -> switch (v) {
                case Value.WordOf(String name, Value.Numeral n)
                when name.equalsIgnoreCase("CONSTANT") -> number(n).map(c -> Border.constant(c.floatValue()));
                case Value.Word(String name) -> named(Border.Mode.class, name).map(mode -> new Border(mode, 0));
                default -> Optional.empty();
            },
            Literals::border);

    public static final Type<Kernel> KERNEL = new Type<>(
            "numbers such as [1,2,1; 2,4,2; 1,2,1]/16, or a CSV file",
            v -> switch (v) {
                case Value.Matrix m -> Optional.of(kernel(m));
                case Value.FileName f -> Optional.of(NamedFile.kernel(f.path()));
                default -> Optional.empty();
            },
            Literals::kernel);

    /// A layer that is read from its file.
    public static final Type<Layer> MODEL = new Type<>(
            "a model file such as learned.onnx; a name without a dot stands in quotes",
            v -> v instanceof Value.FileName(String path) ? Optional.of(NamedFile.model(path)) : Optional.empty(),
            Literals::path);

    public static final Type<String> PATH = new Type<>(
            "a path such as 2.conv2d, or of a whole step \"2\"",
            v -> switch (v) {
                case Value.Word(String name) -> Optional.of(name);
                case Value.FileName(String path) -> Optional.of(path);
                default -> Optional.empty();
            },
            v -> "\"" + v.toString().replace("\"", "") + "\"");

    /// The name of one of an enum's constants, in upper or lower case.
    public static <E extends Enum<E>> Type<E> choice(Class<E> of) {
        String names = Arrays.stream(of.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return new Type<>(
                "one of " + names,
                v -> v instanceof Value.Word(String name) ? named(of, name) : Optional.empty(),
                v -> Literals.constant(of, v));
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> of, String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(of.getEnumConstants())
                .filter(constant -> constant.name().equals(upper))
                .findFirst();
    }

    /// Rows × columns numbers, such as the matrix of a warp, row by row.
    public static Type<double[]> matrix(int rows, int columns) {
        return new Type<>(
                rows + " rows of " + columns + " numbers, such as [1,0,5; 0,1,5]",
                v -> v instanceof Value.Matrix m && m.height() == rows && m.width() == columns
                        ? Optional.of(numbers(m))
                        : Optional.empty(),
                Literals::numbers);
    }

    private static double[] numbers(Value.Matrix m) {
        double[] numbers = new double[m.height() * m.width()];
        Arrays.setAll(numbers, i -> m.at(i / m.width(), i % m.width()));
        return numbers;
    }

    /// Whether a [Value.FileName] of this type is a file that is read.
    boolean namesFiles() {
        return equals(KERNEL) || equals(MODEL);
    }

    /// How a value is written in Java.
    public String java(Value value) {
        return writer.apply(value);
    }

    /// The value that was meant, or an error that says what to write instead.
    public T read(Value value) {
        return reader.apply(value).orElseThrow(() -> new IllegalArgumentException(value + " is not " + expects));
    }

    private static Optional<Double> number(Value v) {
        return v instanceof Value.Numeral n && Double.isFinite(n.value()) ? Optional.of(n.value()) : Optional.empty();
    }

    private static Kernel kernel(Value.Matrix m) {
        float[] numbers = new float[m.height() * m.width()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) m.at(i / m.width(), i % m.width());
            if (!Float.isFinite(numbers[i])) {
                throw new IllegalArgumentException("row " + (i / m.width() + 1) + ", column " + (i % m.width() + 1)
                        + " of the kernel is " + m.at(i / m.width(), i % m.width())
                        + ", more than a float holds; scale the kernel down");
            }
        }
        return Kernel.of(m.height(), m.width(), numbers);
    }
}
