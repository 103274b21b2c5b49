package thawline.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import thawline.core.Kernel;
import thawline.tensor.Border;

/// What an argument may be, and how it is read.
///
/// @param expects what to write, with an example: the second half of an error
public record Type<T>(String expects, Function<Value, T> reader) {

    public static final Type<Integer> WHOLE = new Type<>("a whole number such as 3", v -> {
        double number = asNumber(v);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("not whole");
        }
        return (int) number;
    });

    public static final Type<Double> NUMBER = new Type<>("a number such as 1.5 or 1/9", Type::asNumber);

    public static final Type<Level> LEVEL =
            new Type<>("a number such as 128, a share of the maximum such as 0.01 max, or OTSU", v -> switch (v) {
                case Value.Numeral n -> new Level.Fixed(n.value());
                case Value.Share s -> new Level.OfMaximum(s.of().value());
                case Value.Word(String name) when name.equals("OTSU") -> new Level.Otsu();
                default -> throw new IllegalArgumentException("no level");
            });

    public static final Type<Border> BORDER =
            new Type<>("CONSTANT(0), REPLICATE, REFLECT_101, REFLECT, WRAP or NONE", v -> switch (v) {
                case Value.WordOf(String name, Value.Numeral n)
                when name.equals("CONSTANT") -> Border.constant((float) n.value());
                case Value.Word(String name) when name.equals("CONSTANT") -> Border.ZERO;
                case Value.Word(String name) -> new Border(Border.Mode.valueOf(name), 0);
                default -> throw new IllegalArgumentException("no border");
            });

    public static final Type<Kernel> KERNEL =
            new Type<>("numbers such as [1,2,1; 2,4,2; 1,2,1]/16, or a CSV file", v -> switch (v) {
                case Value.Matrix m -> kernel(m);
                case Value.FileName f -> KernelFile.read(f.path());
                default -> throw new IllegalArgumentException("no kernel");
            });

    /// The name of one of an enum's constants.
    public static <E extends Enum<E>> Type<E> choice(Class<E> of) {
        String names = Arrays.stream(of.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return new Type<>("one of " + names, v -> {
            if (v instanceof Value.Word(String name)) {
                return Enum.valueOf(of, name.toUpperCase(Locale.ROOT));
            }
            throw new IllegalArgumentException("no name");
        });
    }

    /// Rows × columns numbers, such as the matrix of a warp, row by row.
    public static Type<double[]> matrix(int rows, int columns) {
        return new Type<>(rows + " rows of " + columns + " numbers, such as [1,0,5; 0,1,5]", v -> {
            if (!(v instanceof Value.Matrix m) || m.height() != rows || m.width() != columns) {
                throw new IllegalArgumentException("no " + rows + " × " + columns + " matrix");
            }
            double[] numbers = new double[rows * columns];
            Arrays.setAll(numbers, i -> m.at(i / columns, i % columns));
            return numbers;
        });
    }

    /// The value that was meant, or an error that says what to write instead.
    public T read(Value value) {
        try {
            return reader.apply(value);
        } catch (KernelFile.Unreadable e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(value + " is not " + expects, e);
        }
    }

    private static double asNumber(Value v) {
        if (v instanceof Value.Numeral n && Double.isFinite(n.value())) {
            return n.value();
        }
        throw new IllegalArgumentException("no number");
    }

    private static Kernel kernel(Value.Matrix m) {
        float[] numbers = new float[m.height() * m.width()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) m.at(i / m.width(), i % m.width());
        }
        return Kernel.of(m.height(), m.width(), numbers);
    }
}
