package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import thawline.TestData;
import thawline.geometry.Interpolation;
import thawline.geometry.Resize;
import thawline.geometry.Size;
import thawline.layer.Pass;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class DigitsTest {

    private static final int PAPER = 230;
    private static final int INK = 40;

    /// A seven: a bar across and one slanted down, `size` high and 0.7 · size wide, its corner at (left, top).
    private static boolean seven(double x, double y, double left, double top, double size) {
        double u = (x - left) / size;
        double v = (y - top) / size;
        boolean bar = u >= 0 && u <= 0.7 && v >= 0 && v <= 0.14;
        boolean leg = v >= 0 && v <= 1 && Math.abs(u - 0.62 + 0.45 * v) < 0.08;
        return bar || leg;
    }

    private static Tensor scan(int h, int w, DoubleBinaryOperator level) {
        Tensor t = Tensor.zeros(Shape.plane(h, w));
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                t.set(0, 0, y, x, (float) level.applyAsDouble(x, y));
            }
        }
        return t;
    }

    private static Tensor darkSeven(int h, int w, double left, double top, double size) {
        return scan(h, w, (x, y) -> seven(x, y, left, top, size) ? INK : PAPER);
    }

    /// Left, top, right and bottom of what is not black.
    private static int[] box(Tensor t) {
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
        for (int y = 0; y < t.shape().h(); y++) {
            for (int x = 0; x < t.shape().w(); x++) {
                if (t.at(0, y, x) > 0) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x);
                    box[3] = Math.max(box[3], y);
                }
            }
        }
        return box;
    }

    private static double[] centreOfMass(Tensor t) {
        double mass = 0;
        double x = 0;
        double y = 0;
        for (int v = 0; v < t.shape().h(); v++) {
            for (int u = 0; u < t.shape().w(); u++) {
                mass += t.at(0, v, u);
                x += t.at(0, v, u) * u;
                y += t.at(0, v, u) * v;
            }
        }
        return new double[] {x / mass, y / mass};
    }

    private static double difference(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.shape().size(); i++) {
            sum += Math.abs(a.toArray()[i] - b.toArray()[i]);
        }
        return sum / a.shape().size();
    }

    @Test
    void a_dark_digit_on_paper_becomes_bright_on_black_20_pixels_high_around_its_centre_of_mass() {
        Tensor field = Digits.centred(darkSeven(300, 200, 110, 20, 80));

        assertThat(field.shape()).isEqualTo(Shape.plane(28, 28));
        assertThat(field.at(0, 0, 0)).isZero();
        int[] box = box(field);
        assertThat(box[3] - box[1] + 1).isEqualTo(20);
        assertThat(box[2] - box[0] + 1).isBetween(13, 15);
        assertThat(centreOfMass(field)[0]).isBetween(13.5, 14.5);
        assertThat(centreOfMass(field)[1]).isBetween(13.5, 14.5);
        assertThat(field.toArray()).contains(255);
    }

    @Test
    void the_border_decides_what_is_inverted() {
        Tensor dark = darkSeven(300, 200, 110, 20, 80);
        Tensor bright = scan(300, 200, (x, y) -> 255 - dark.at(0, (int) y, (int) x));

        assertThat(Digits.centred(bright).toArray())
                .isEqualTo(Digits.centred(dark).toArray());
    }

    @Test
    void place_size_and_faint_ink_change_little() {
        Tensor field = Digits.centred(darkSeven(300, 200, 110, 20, 80));
        Tensor faint = scan(700, 900, (x, y) -> seven(x, y, 500, 300, 240) ? 170 : 220);

        assertThat(difference(Digits.centred(faint), field)).isLessThan(6);
        assertThat(difference(Digits.centred(darkSeven(40, 40, 5, 8, 30)), field))
                .isLessThan(16);
    }

    @Test
    void a_photograph_of_millions_of_pixels_gives_the_same() {
        Tensor photograph = darkSeven(1500, 2000, 1200, 300, 800);

        assertThat(difference(Digits.centred(photograph), Digits.centred(darkSeven(300, 200, 110, 20, 80))))
                .isLessThan(6);
    }

    @Test
    void a_wide_digit_is_20_pixels_wide() {
        int[] box = box(Digits.centred(scan(100, 200, (x, y) -> x > 20 && x < 180 && y > 45 && y < 60 ? INK : PAPER)));

        assertThat(box[2] - box[0] + 1).isEqualTo(20);
        assertThat(box[3] - box[1] + 1).isEqualTo(2);
    }

    @Test
    void dust_and_grain_of_paper_do_not_move_the_digit() {
        Tensor clean = darkSeven(300, 200, 110, 20, 80);
        Tensor dusty = scan(300, 200, (x, y) -> {
            boolean dust = Math.hypot(x - 10, y - 290) < 3;
            return (dust ? INK : clean.at(0, (int) y, (int) x)) + 5 * Math.sin(x * 1.7 + y * 2.3);
        });

        assertThat(difference(Digits.centred(dusty), Digits.centred(clean))).isLessThan(2);
    }

    @Test
    void a_field_stays_as_it_is() {
        Tensor field = Digits.centred(darkSeven(300, 200, 110, 20, 80));
        Tensor moved = Tensor.zeros(field.shape());
        moved.window(0, 1, 28, 27).copyFrom(field.window(0, 0, 28, 27));

        assertThat(Digits.centred(moved).toArray()).isEqualTo(moved.toArray());
    }

    @Test
    void an_empty_sheet_is_refused() {
        assertThatThrownBy(() -> Digits.centred(scan(50, 50, (x, y) -> PAPER + 3 * Math.sin(x))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no digit");
    }

    @Test
    void colours_are_refused() {
        assertThatThrownBy(() -> Digits.centred(Tensor.zeros(Shape.planes(3, 9, 9))))
                .hasMessageContaining("one grey plane");
    }

    /// MNIST's own layout is what a digit is given here.
    @Test
    void digits_of_mnist_are_20_pixels_long_and_their_centre_of_mass_is_in_the_middle() throws IOException {
        Dataset digits = mnist(500);
        Tensor digit = Tensor.zeros(digits.shape());
        int long20 = 0;
        for (int i = 0; i < digits.size(); i++) {
            digits.input(i, digit);
            int[] box = box(digit);
            long20 += Math.max(box[2] - box[0], box[3] - box[1]) + 1 == 20 ? 1 : 0;
            assertThat(centreOfMass(digit)[0]).isBetween(13.5, 14.5);
            assertThat(centreOfMass(digit)[1]).isBetween(13.5, 14.5);
        }
        assertThat(long20).isGreaterThan(497);
    }

    /// A digit of MNIST, enlarged, dark on grey paper and out of the middle, comes back as it was.
    @Test
    void a_scan_of_an_mnist_digit_is_that_digit_again() throws IOException {
        Dataset digits = mnist(60);
        Tensor digit = Tensor.zeros(digits.shape());
        Tensor large = Tensor.zeros(Shape.plane(210, 210));
        Resize enlarged = new Resize(Size.of(210, 210), Interpolation.CUBIC);
        double sum = 0;
        for (int i = 0; i < digits.size(); i++) {
            digits.input(i, digit);
            enlarged.forward(digit, large, Pass.INFER);
            Tensor scan = scan(300, 400, (x, y) -> {
                boolean inside = x >= 150 && x < 360 && y >= 30 && y < 240;
                double ink = inside ? large.at(0, (int) y - 30, (int) x - 150) / 255.0 : 0;
                return PAPER + Math.clamp(ink, 0.0, 1.0) * (INK - PAPER);
            });
            double difference = difference(Digits.centred(scan), digit);
            sum += difference;
            assertThat(difference).as("digit %d", i).isLessThan(25);
        }
        assertThat(sum / digits.size()).isLessThan(10);
    }

    private static Dataset mnist(int examples) throws IOException {
        return Datasets.open(TestData.dir("mnist"), Part.TEST).take(examples);
    }
}
