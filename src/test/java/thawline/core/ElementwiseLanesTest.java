package thawline.core;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.testing.Bits;

/// Rows in lanes against rows one by one: every function, every length of the last vector, and every kind of float.
@Tag("lanes")
class ElementwiseLanesTest {

    /// The kinds of rows, all scalar or all in lanes.
    private record Rows(Elementwise elements, Levels levels, Conversion conversion) {}

    private static final Rows SCALAR = new Rows(Elementwise.scalar(), Levels.scalar(), Conversion.scalar());
    private static final Rows BEST = new Rows(Elementwise.best(), Levels.best(), Conversion.best());

    private static final float[] SPECIAL = {
        0f,
        -0f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.MIN_VALUE,
        -Float.MIN_NORMAL / 2,
        1e20f,
        0.5f,
        Math.nextDown(0.5f),
        254.5f,
        Math.nextDown(254.5f),
        255.5f,
        -0.5f,
        1f
    };

    private static final int[] LENGTHS = IntStream.concat(
                    IntStream.rangeClosed(0, 40), IntStream.of(63, 64, 65, 207, 300, 1024))
            .toArray();

    /// Where the rows of three planes, and the output, start in one array; nothing is aligned.
    private static final int A = 3;

    private static final int B = A + 1029;
    private static final int C = B + 1030;
    private static final int OUT = C + 1027;
    private static final int SIZE = OUT + 1024 + 20;

    /// What is done with a row of n elements.
    private interface Row {
        void run(Rows r, float[] x, float[] y, int n);
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void unary(Unary f) {
        agree((r, x, y, n) -> r.elements().unary(f, x, A, y, OUT, n));
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void unary_in_place(Unary f) {
        agree((r, x, y, n) -> r.elements().unary(f, y, A, y, A, n));
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void threshold(Cut cut) {
        for (float level : new float[] {0.25f, -0f, Float.NaN, Float.POSITIVE_INFINITY}) {
            agree((r, x, y, n) -> r.levels().threshold(cut, x, A, level, 255, y, OUT, n));
        }
    }

    @Test
    void scale() {
        agree((r, x, y, n) -> r.elements().scale(x, A, 1.7f, -0.3f, y, OUT, n));
        agree((r, x, y, n) -> r.elements().scale(x, A, 0, -0f, y, OUT, n));
    }

    @Test
    void leaky() {
        agree((r, x, y, n) -> r.elements().leaky(x, A, 0.3f, y, OUT, n));
        agree((r, x, y, n) -> r.elements().leaky(y, A, -2, y, A, n));
    }

    @Test
    void leakyAdjoint() {
        agree((r, x, y, n) -> r.elements().leakyAdjoint(x, A, 0.3f, x, B, y, OUT, n));
        agree((r, x, y, n) -> r.elements().leakyAdjoint(x, A, 0, x, B, y, C, n));
    }

    @Test
    void draw() {
        for (int limit : new int[] {0, 1 << 22, 1 << 24}) {
            agree((r, x, y, n) -> r.elements().draw(0x123456789ABCDEFL * n, limit, 1.5f, y, OUT, n));
        }
    }

    @ParameterizedTest
    @EnumSource(Extremum.class)
    void contest(Extremum extremum) {
        agree((r, x, y, n) -> {
            int[] places = new int[n + 2];
            r.elements().contest(extremum, x, A, 7, y, OUT, places, 1, n);
            for (int i = 0; i < n; i++) {
                y[B + i] = places[1 + i];
            }
            y[B + n] = places[0] + places[n + 1];
        });
    }

    @Test
    void add() {
        agree((r, x, y, n) -> r.elements().add(x, A, y, B, n));
    }

    @Test
    void products() {
        agree((r, x, y, n) -> r.elements().products(x, OUT, A, y, A, B, C, n));
    }

    @Test
    void above() {
        for (float level : new float[] {0.25f, 290, -0f, Float.NaN, Float.NEGATIVE_INFINITY}) {
            agree((r, x, y, n) -> {
                long[] bits = new long[20];
                Arrays.fill(bits, -1);
                float[] packed = new float[n + 64];
                float[] largest = {0, -5};
                int count = r.levels().above(x, A, n, level, bits, 2, packed, 0, largest, 1);
                System.arraycopy(packed, 0, y, OUT, count);
                y[A] = count;
                y[A + 1] = largest[1];
                for (int i = 0; i < 2 * bits.length; i++) {
                    y[B + i] = Float.intBitsToFloat((int) (bits[i / 2] >>> (32 * (i % 2))));
                }
            });
        }
    }

    @Test
    void above_of_a_word() {
        for (float level : new float[] {0.25f, -0f, Float.NaN}) {
            agree((r, x, y, n) -> {
                for (int i = 0; i < n; i += 64) {
                    int m = Math.min(64, n - i);
                    long bits = r.levels().above(Arrays.copyOfRange(x, A + i, A + i + 128), 0, m, level) & -1L >>> -m;
                    y[B + i / 32] = Float.intBitsToFloat((int) bits);
                    y[B + i / 32 + 1] = Float.intBitsToFloat((int) (bits >>> 32));
                }
            });
        }
    }

    @Test
    void set() {
        agree((r, x, y, n) -> {
            byte[] bytes = new byte[1030];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Math.max(x[A + i], 0);
            }
            for (int i = 0; i < n; i += 64) {
                long bits = r.levels().set(bytes, 2 + i, Math.min(64, n - i));
                y[B + i / 32] = Float.intBitsToFloat((int) bits);
                y[B + i / 32 + 1] = Float.intBitsToFloat((int) (bits >>> 32));
            }
        });
    }

    @Test
    void from_bits() {
        agree((r, x, y, n) -> {
            long[] bits = new Random(3).longs(20).toArray();
            byte[] bytes = new byte[n + 4];
            r.levels().fromBits(bits, 1, (byte) 200, bytes, 2, n);
            for (int i = 0; i < bytes.length; i++) {
                y[B + i] = bytes[i];
            }
            for (int i = 0; i < n; i++) {
                assertThat(bytes[2 + i]).isEqualTo((byte) ((bits[1 + i / 64] >>> i & 1) * 200));
            }
        });
    }

    @Test
    void magnitude() {
        agree((r, x, y, n) -> r.elements().magnitude(x, A, B, y, OUT, n));
    }

    @Test
    void harris() {
        agree((r, x, y, n) -> r.elements().harris(x, A, B, C, 0.04f, y, OUT, n));
        agree((r, x, y, n) -> r.elements().harris(x, A, B, C, 0, y, OUT, n));
    }

    @Test
    void smaller_eigenvalue() {
        agree((r, x, y, n) -> r.elements().smallerEigenvalue(x, A, B, C, y, OUT, n));
    }

    @Test
    void foerstner() {
        agree((r, x, y, n) -> r.elements().foerstner(x, A, B, C, y, OUT, n));
    }

    @Test
    void extremes() {
        agree((r, x, y, n) -> {
            float[] found = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
            r.levels().extremes(x, A, n, found);
            System.arraycopy(found, 0, y, OUT, 2);
        });
    }

    @Test
    void from_u8_gives_the_numbers_0_to_255() {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = (byte) (i - A);
        }
        agree((r, x, y, n) -> r.conversion().fromU8(bytes, A, y, OUT, n));
        float[] y = new float[256];
        BEST.conversion().fromU8(bytes, A, y, 0, 256);
        assertThat(y[0]).isZero();
        assertThat(y[128]).isEqualTo(128);
        assertThat(y[255]).isEqualTo(255);
    }

    @Test
    void to_s16() {
        agree((r, x, y, n) -> {
            short[] shorts = new short[n + 7];
            r.conversion().toS16(x, A, shorts, 5, n);
            for (int i = 0; i < shorts.length; i++) {
                y[A + i] = shorts[i];
            }
        });
    }

    @Test
    void to_u8() {
        agree((r, x, y, n) -> {
            byte[] bytes = new byte[n + 7];
            r.conversion().toU8(x, A, bytes, 5, n);
            for (int i = 0; i < bytes.length; i++) {
                y[A + i] = bytes[i];
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 127, 128, 253, 254})
    void a_half_rounds_up_and_the_float_below_it_down(int whole) {
        float[] x = {whole + 0.5f, Math.nextDown(whole + 0.5f), whole};
        byte[] y = new byte[3];
        BEST.conversion().toU8(x, 0, y, 0, 3);
        assertThat(y).containsExactly(whole + 1, whole, whole);
    }

    @Test
    void no_function_is_left_out_here() {
        Set<String> tested = Stream.of(ElementwiseLanesTest.class.getDeclaredMethods())
                .map(Method::getName)
                .map(name -> name.replace("_", "").toLowerCase(Locale.ROOT))
                .collect(toSet());
        assertThat(Stream.of(Elementwise.class, Levels.class, Conversion.class)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(m -> !Modifier.isStatic(m.getModifiers()))
                        .map(m -> m.getName().toLowerCase(Locale.ROOT)))
                .allSatisfy(name -> assertThat(tested).anyMatch(test -> test.startsWith(name)));
    }

    private static void agree(Row row) {
        for (long seed = 1; seed <= 3; seed++) {
            // the first has ordinary numbers only, the others more and more special ones
            float[] x = row(seed);
            for (int n : LENGTHS) {
                float[] expected = x.clone();
                float[] actual = x.clone();
                row.run(SCALAR, x, expected, n);
                row.run(BEST, x, actual, n);
                // the whole array, so that a write beside the row is seen
                Bits.assertSame("seed " + seed + ", length " + n, expected, actual);
            }
        }
    }

    private static float[] row(long seed) {
        Random random = new Random(seed);
        float[] x = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            boolean special = seed > 1 && random.nextInt(seed == 2 ? 50 : 2) == 0;
            x[i] = special ? SPECIAL[random.nextInt(SPECIAL.length)] : (random.nextFloat() - 0.3f) * 300;
        }
        return x;
    }
}
