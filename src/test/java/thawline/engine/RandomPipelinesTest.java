package thawline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;
import thawline.testing.Seeds;

/// Random pipelines of steps with twins, on pictures of odd sizes, grey and colour, of all depths.
class RandomPipelinesTest {

    @BeforeAll
    static void openCv() {
        Both.require();
    }

    @Test
    void floats_agree_within_the_bar_of_parity() {
        Seeds.each(150, random -> {
            Samples picture = picture(random);
            String text = String.join(" | ", filters(random, picture, random.nextInt(1, 5)));
            Both both = Both.run(text, picture);
            assertThat(both.relative())
                    .as("%s of %s %s: %s", text, picture.depth(), picture.shape(), both.difference())
                    .isLessThanOrEqualTo(1e-4);
        });
    }

    @Test
    void masks_differ_in_hardly_a_pixel() {
        Seeds.each(50, random -> {
            Samples picture = picture(random);
            List<String> steps = filters(random, picture, random.nextInt(0, 3));
            steps.add(random.nextBoolean() ? "round8" : "absolute");
            steps.add(one(random, "threshold(0.37 max)", "threshold(0.21 max, BINARY_INV)", "threshold(40.3)"));
            Both both = Both.run(String.join(" | ", steps), picture);
            assertThat(both.difference().pixels().value())
                    .as("%s of %s %s: %s", steps, picture.depth(), picture.shape(), both.difference())
                    .isLessThanOrEqualTo(0.01);
        });
    }

    @Test
    void eight_bit_chains_that_opencv_does_in_8_bits_are_equal() {
        Seeds.each(50, random -> {
            List<String> steps = new ArrayList<>(List.of("gray", "round8"));
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                steps.add(
                        switch (random.nextInt(5)) {
                            case 0 -> "gaussian(" + one(random, "3", "5", "7") + ") | round8";
                            case 1 ->
                                "gaussian8(%s, %s) | round8".formatted(odd(random, 3, 9), decimal(random, 0.5, 3));
                            case 2 -> "median(" + odd(random, 3, 9) + ")";
                            case 3 -> "dilate(3)";
                            default -> "turn(FLIP_LEFT_RIGHT)";
                        });
            }
            Samples picture = Both.picture(Depth.U8, random.nextBoolean() ? 3 : 1, 33, 47, random);
            assertThat(Both.run(String.join(" | ", steps), picture).difference().isNone())
                    .as("%s", steps)
                    .isTrue();
        });
    }

    private static Samples picture(Random random) {
        Depth depth = one(random, Depth.U8, Depth.U8, Depth.U16, Depth.F32);
        return Both.picture(
                depth, random.nextBoolean() ? 3 : 1, random.nextInt(24, 60), random.nextInt(24, 60), random);
    }

    /// Grey first where the picture is in colour, mostly.
    private static List<String> filters(Random random, Samples picture, int count) {
        List<String> steps = new ArrayList<>();
        int planes = picture.channels();
        if (planes == 3 && random.nextInt(3) > 0) {
            steps.add(one(random, "gray", "channel(1)"));
            planes = 1;
        }
        for (int i = 0; i < count; i++) {
            steps.add(filter(random, planes));
        }
        return steps;
    }

    private static String filter(Random random, int planes) {
        String border = one(random, "CONSTANT(0)", "REPLICATE", "REFLECT", "REFLECT_101");
        return switch (random.nextInt(20)) {
            case 0 -> "gaussian(%s, %s, border=%s)".formatted(odd(random, 3, 11), decimal(random, 0, 2), border);
            case 1 -> "box(%s, ksizeY=%s, border=%s)".formatted(random.nextInt(1, 7), random.nextInt(1, 7), border);
            case 2 -> "median(" + odd(random, 3, 5) + ")";
            case 3 ->
                "sobel(%s, %s, scale=1/16, border=%s)"
                        .formatted(odd(random, 1, 7), one(random, "1, 0", "0, 2", "1, 1"), border);
            case 4 -> "scharr(%s, %s, 1/16)".formatted(one(random, "1, 0", "0, 1"), border);
            case 5 -> "laplacian(%s, %s)".formatted(odd(random, 1, 5), border);
            case 6 -> "prewitt(0, 1, %s)".formatted(border);
            case 7 -> "sobel(%s, border=%s) | magnitude".formatted(odd(random, 1, 5), border);
            case 8 ->
                "%s(%s, %s)"
                        .formatted(
                                one(random, "dilate", "erode", "open", "close"),
                                random.nextInt(1, 6),
                                one(random, "RECT", "CROSS", "ELLIPSE"));
            case 9 -> "%s(%s)".formatted(one(random, "gradient", "topHat", "blackHat"), random.nextInt(2, 5));
            case 10 -> "unsharp(%s, %s, %s)".formatted(decimal(random, 0.5, 2), decimal(random, 0.2, 2), border);
            case 11 -> one(random, "sharpen", "emboss", "relu", "absolute", "identity");
            case 12 -> "kernel(%s, %s)".formatted(matrix(random), border);
            case 13 -> "scale(%s, %s)".formatted(decimal(random, -2, 2), decimal(random, -100, 100));
            case 14 ->
                "resize(%s, %s, interpolation=%s)"
                        .formatted(
                                random.nextInt(16, 50),
                                random.nextInt(16, 50),
                                one(random, "LINEAR", "CUBIC", "AREA", "NEAREST"));
            case 15 -> "crop(1, 2, " + random.nextInt(12, 15) + ", 13)";
            case 16 -> "turn(%s)".formatted(one(random, "ROTATE_90_CLOCKWISE", "ROTATE_180", "FLIP_UP_DOWN"));
            case 17 -> "+[ %s , gaussian ]".formatted(one(random, "identity", "laplacian", "median", "box"));
            case 18 -> planes == 1 ? "[ identity , box , sobel(dx=1) ]" : "[ gray | sobel(dy=1) , channel(2) ]";
            default -> "normalise(%s, %s)".formatted(random.nextInt(-9, 9), random.nextInt(10, 300));
        };
    }

    private static String matrix(Random random) {
        return "[%s,%s,%s; %s,%s,%s]"
                .formatted(
                        decimal(random, -1, 1),
                        decimal(random, -1, 1),
                        decimal(random, -1, 1),
                        decimal(random, -1, 1),
                        decimal(random, -1, 1),
                        decimal(random, -1, 1));
    }

    private static int odd(Random random, int low, int high) {
        return random.nextInt(low / 2, high / 2 + 1) * 2 + 1;
    }

    @SafeVarargs
    private static <T> T one(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /// With two digits.
    private static double decimal(Random random, double low, double high) {
        return Math.round(random.nextDouble(low, high) * 100) / 100.0;
    }
}
