package thawline.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import thawline.tensor.Samples.Depth;
import thawline.tensor.Shape;

/// The random pictures that every comparison sees: noise, smooth waves, black-and-white patches, spots,
/// gradients and flat ones.
final class Pictures {
    static final long SEED = 20_260_101;

    /// Height and width, from a single pixel over less than any kernel to more than one tile of OpenCV's.
    private static final int[][] SIZES = {
        {1, 1}, {1, 1}, {1, 2}, {2, 1}, {1, 9}, {9, 1}, {1, 40}, {40, 1}, {2, 2}, {2, 3}, {3, 2}, {3, 3}, {4, 3},
        {2, 17}, {17, 2}, {4, 4}, {5, 4}, {6, 5}, {5, 33}, {33, 5}, {7, 7}, {8, 8}, {9, 16}, {15, 15}, {16, 17},
        {13, 31}, {31, 13}, {19, 23}, {23, 19}, {32, 32}, {25, 64}, {21, 40}, {37, 21}, {27, 27}, {12, 50}, {50, 12},
        {20, 20}, {18, 35}, {24, 26}, {29, 30}, {11, 11}, {10, 14}, {14, 10}, {22, 33}, {26, 48}, {30, 16}, {28, 28},
        {17, 29}, {33, 33}, {35, 22}, {16, 64}, {40, 40}, {70, 83}, {75, 131}
    };

    private static final Map<String, List<Picture>> MADE = new ConcurrentHashMap<>();

    private Pictures() {}

    /// All of them; `planes` gives the channels of picture i as `planes[i % planes.length]`.
    static List<Picture> of(Depth depth, int... planes) {
        return MADE.computeIfAbsent(depth + Arrays.toString(planes), key -> make(depth, planes));
    }

    private static List<Picture> make(Depth depth, int[] planes) {
        List<Picture> all = new ArrayList<>();
        for (int i = 0; i < SIZES.length; i++) {
            Shape shape = Shape.planes(planes[i % planes.length], SIZES[i][0], SIZES[i][1]);
            all.add(one(depth, shape, i));
        }
        return List.copyOf(all);
    }

    static Picture one(Depth depth, Shape shape, int i) {
        SplittableRandom random = new SplittableRandom(SEED + i);
        Look[] looks = Look.values();
        Look look = looks[i / 2 % looks.length];
        double[] numbers = new double[shape.size()];
        double[] wave = random.doubles(6, 0.05, 0.9).toArray();
        for (int k = 0; k < numbers.length; k++) {
            int x = k / shape.c() % shape.w();
            int y = k / shape.c() / shape.w();
            double phase = wave[4] * 7 + k % shape.c();
            numbers[k] = scaled(look.at(x, y, phase, wave, random), depth, i);
        }
        String name = look + " " + depth + " " + shape.c() + "×" + shape.h() + "×" + shape.w() + ", seed " + (SEED + i);
        return Picture.of(name, depth, shape, numbers);
    }

    /// 0 … 1 onto the depth's range; floats are 0 … 255 or, every third time, signed and small.
    private static double scaled(double v, Depth depth, int i) {
        return switch (depth) {
            case U8 -> Math.rint(v * 255);
            case U16 -> Math.rint(v * 65_535);
            case S16 -> Math.rint(v * 65_535) - 32_768;
            case F32 -> i % 3 == 2 ? v * 2 - 1 : v * 255;
        };
    }

    /// What a picture looks like, in 0 … 1.
    private enum Look {
        NOISE,
        WAVES,
        PATCHES,
        SPOTS,
        GRADIENT,
        FLAT;

        double at(int x, int y, double phase, double[] w, SplittableRandom random) {
            return switch (this) {
                case NOISE -> random.nextDouble();
                case WAVES ->
                    0.5 + 0.25 * StrictMath.sin(w[0] * x + phase) + 0.25 * StrictMath.cos(w[1] * y + w[2] * x);
                case PATCHES -> (int) (w[0] * x / 2 + phase) % 2 == (int) (w[1] * y / 2 + w[3]) % 2 ? 1 : 0;
                case SPOTS -> random.nextInt(12) == 0 ? random.nextDouble() : w[5];
                case GRADIENT -> Math.min(1, (w[0] * x + w[1] * y + phase) / 64);
                case FLAT -> w[5];
            };
        }
    }
}
