package thawline.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;
import thawline.core.Mask;
import thawline.match.Method;
import thawline.match.Template;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Seeds;

/// The six methods against OpenCV's `matchTemplate`, and where OpenCV is wrong.
class MatchTemplateTest {

    /// Of the largest number.
    private static final double OURS = 1e-5;

    /// OpenCV's.
    private static final double BAR = 1e-4;

    @BeforeAll
    static void oracle() {
        OpenCv.require();
    }

    /// Sizes of templates, from one pixel to more than half the picture, and what is left beside them.
    private static final int[] SIDES = {1, 2, 3, 5, 8, 13, 16, 31, 40};

    private static final int[] MORE = {0, 1, 4, 9, 17, 33};

    private enum Kind {
        NONE,
        BINARY,
        WEIGHTS,
        PLANES
    }

    private record Scene(Tensor picture, Template template, Kind kind, boolean bytes) {

        static Scene random(Random random, Kind kind) {
            int planes = random.nextBoolean() ? 1 : 3;
            boolean bytes = random.nextBoolean();
            int h = SIDES[random.nextInt(SIDES.length)];
            int w = Math.max(SIDES[random.nextInt(SIDES.length)], h == 1 ? 2 : 1);
            Shape size = Shape.planes(planes, h + MORE[random.nextInt(MORE.length)], w + MORE[random.nextInt(6)]);
            Tensor picture = values(size, bytes, random);
            Tensor t = values(Shape.planes(planes, h, w), bytes, random);
            if (random.nextBoolean()) {
                int y = random.nextInt(size.h() - h + 1);
                int x = random.nextInt(size.w() - w + 1);
                t = picture.window(y, x, h, w).copy();
            }
            return new Scene(picture, Template.of("t", t).masked(mask(kind, planes, h, w, random)), kind, bytes);
        }

        private static Tensor values(Shape s, boolean bytes, Random random) {
            Tensor x = Tensor.zeros(s);
            int ground = random.nextInt(200);
            int spread = 20 + random.nextInt(200);
            for (int i = 0; i < x.data().length; i++) {
                float v = Math.min(ground + random.nextInt(spread), 255);
                x.data()[i] = bytes ? v : v / 64 - 1;
            }
            return x;
        }

        private static Mask mask(Kind kind, int planes, int h, int w, Random random) {
            int n = kind == Kind.PLANES ? planes : 1;
            float[] m = new float[n * h * w];
            for (int i = 0; i < m.length; i++) {
                m[i] = switch (kind) {
                    case NONE -> 1;
                    case BINARY -> random.nextInt(4) > 0 ? 1 : 0;
                    case WEIGHTS, PLANES -> random.nextInt(3) > 0 ? random.nextFloat() : 0;
                };
            }
            m[0] = 1;
            m[h * w - 1] = 1;
            for (int c = 0; c < n; c++) {
                m[c * h * w] = 1;
            }
            return Mask.of(n, h, w, m);
        }

        Mat oracle(Method method) {
            Mat result = new Mat();
            if (kind == Kind.NONE) {
                Imgproc.matchTemplate(mat(picture, bytes), mat(template.planes(), bytes), result, code(method));
            } else {
                Mat mask = kind == Kind.BINARY ? mask(CvType.CV_8U) : mask(CvType.CV_32F);
                Imgproc.matchTemplate(mat(picture, bytes), mat(template.planes(), bytes), result, code(method), mask);
            }
            return result;
        }

        /// OpenCV takes masks of the template's planes too.
        private Mat mask(int depth) {
            Mask m = template.mask();
            Tensor t = Tensor.zeros(Shape.planes(m.planes(), m.height(), m.width()));
            for (int c = 0; c < m.planes(); c++) {
                for (int y = 0; y < m.height(); y++) {
                    for (int x = 0; x < m.width(); x++) {
                        t.set(c, 0, y, x, m.at(c, y, x));
                    }
                }
            }
            return mat(t, depth == CvType.CV_8U);
        }
    }

    private static int code(Method m) {
        return switch (m) {
            case SQDIFF -> Imgproc.TM_SQDIFF;
            case SQDIFF_NORMED -> Imgproc.TM_SQDIFF_NORMED;
            case CCORR -> Imgproc.TM_CCORR;
            case CCORR_NORMED -> Imgproc.TM_CCORR_NORMED;
            case CCOEFF -> Imgproc.TM_CCOEFF;
            case CCOEFF_NORMED -> Imgproc.TM_CCOEFF_NORMED;
        };
    }

    private static Mat mat(Tensor t, boolean bytes) {
        Shape s = t.shape();
        Mat m = new Mat(s.h(), s.w(), CvType.makeType(bytes ? CvType.CV_8U : CvType.CV_32F, s.c()));
        for (int y = 0; y < s.h(); y++) {
            for (int x = 0; x < s.w(); x++) {
                double[] v = new double[s.c()];
                for (int c = 0; c < s.c(); c++) {
                    v[c] = t.at(c, y, x);
                }
                m.put(y, x, v);
            }
        }
        return m;
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void scores_are_those_of_opencv_without_a_mask(Method method) {
        Seeds.each(40, random -> compare(Scene.random(random, Kind.NONE), method));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void scores_are_those_of_opencv_under_masks(Method method) {
        for (Kind kind : new Kind[] {Kind.BINARY, Kind.WEIGHTS, Kind.PLANES}) {
            Seeds.each(15, random -> compare(Scene.random(random, kind), method));
        }
    }

    @Test
    void a_flat_template_is_like_nothing_though_opencv_says_it_is_like_everything() {
        Tensor picture = Scene.values(Shape.plane(20, 30), true, new Random(1));
        Tensor flat = Tensor.zeros(Shape.plane(5, 7));
        flat.fill(90);
        Mat theirs = new Mat();
        Imgproc.matchTemplate(mat(picture, true), mat(flat, true), theirs, Imgproc.TM_CCOEFF_NORMED);
        assertThat(Core.minMaxLoc(theirs).minVal).isEqualTo(1);
        assertThat(Method.CCOEFF_NORMED
                        .scores(picture, Template.of("flat", flat))
                        .toArray())
                .containsOnly(0);
        assertThat(Template.of("flat", flat).isFlat()).isTrue();
    }

    @Test
    void a_template_larger_than_the_picture_is_refused_though_opencv_changes_them_round() {
        Tensor small = Scene.values(Shape.plane(6, 8), true, new Random(2));
        Tensor large = Scene.values(Shape.plane(9, 12), true, new Random(3));
        Mat theirs = new Mat();
        Imgproc.matchTemplate(mat(small, true), mat(large, true), theirs, Imgproc.TM_CCORR);
        assertThat(theirs.size().toString())
                .as("that of the small one in the large one")
                .isEqualTo("5x4");
        assertThatThrownBy(() -> Method.CCORR.scores(small, Template.of("large", large)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9 rows × 12 columns, larger than the picture of 6 rows × 8 columns");
    }

    @Test
    void a_perfect_match_has_a_difference_of_exactly_0_though_opencv_has_its_rounding() {
        Tensor picture = Scene.values(Shape.plane(60, 70), true, new Random(4));
        Template t = Template.of("t", picture.window(11, 17, 31, 32).copy());
        Mat theirs = new Mat();
        Imgproc.matchTemplate(mat(picture, true), mat(t.planes(), true), theirs, Imgproc.TM_SQDIFF);
        assertThat(theirs.get(11, 17)[0]).isNotZero();
        assertThat(Method.SQDIFF.scores(picture, t).at(0, 11, 17)).isZero();
    }

    @Test
    void a_flat_window_under_a_mask_scores_0_though_opencv_divides_by_0() {
        Tensor picture = Tensor.zeros(Shape.plane(12, 12));
        picture.fill(7);
        Scene scene = new Scene(
                picture,
                Template.of("t", Scene.values(Shape.plane(4, 4), true, new Random(5)))
                        .masked(Scene.mask(Kind.BINARY, 1, 4, 4, new Random(6))),
                Kind.BINARY,
                true);
        double theirs = scene.oracle(Method.CCOEFF_NORMED).get(3, 3)[0];
        assertThat(Double.isFinite(theirs) && Math.abs(theirs) <= 1)
                .as("%s", theirs)
                .isFalse();
        assertThat(Method.CCOEFF_NORMED.scores(picture, scene.template).toArray())
                .containsOnly(0);
    }

    @Test
    void under_a_mask_opencv_does_not_hold_a_normed_difference_to_1() {
        Tensor picture = Tensor.zeros(Shape.plane(8, 8));
        picture.fill(10);
        Tensor t = Tensor.zeros(Shape.plane(3, 3));
        t.fill(200);
        Scene scene = new Scene(
                picture, Template.of("t", t).masked(Mask.of(1, 3, 3, 1, 1, 1, 1, 0, 1, 1, 1, 1)), Kind.BINARY, true);
        assertThat(scene.oracle(Method.SQDIFF_NORMED).get(0, 0)[0]).isGreaterThan(10);
        assertThat(Method.SQDIFF_NORMED.scores(picture, scene.template).at(0, 0, 0))
                .isEqualTo(1);
        Mat plain = new Mat();
        Imgproc.matchTemplate(mat(picture, true), mat(t, true), plain, Imgproc.TM_SQDIFF_NORMED);
        assertThat(plain.get(0, 0)[0]).isEqualTo(1);
    }

    @Test
    void planes_that_do_not_fit_are_refused() {
        Template grey = Template.of("grey", Tensor.zeros(Shape.plane(2, 2)));
        assertThatThrownBy(() -> Method.CCORR.scores(Tensor.zeros(Shape.planes(3, 9, 9)), grey))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("make both grey, or both colour");
        assertThatThrownBy(() -> grey.masked(Mask.box(2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the mask of grey is 2 rows × 3 columns, but the template 2 rows × 2 columns");
    }

    /// OpenCV's floats lose what is small beside Σx² or Σtx, from which it subtracts; so both are held to
    /// double arithmetic, ours more tightly, and OpenCV's to what it sums.
    private static void compare(Scene scene, Method method) {
        Tensor ours = method.scores(scene.picture, scene.template);
        Mat theirs = scene.oracle(method);
        assertThat(theirs.rows()).isEqualTo(ours.shape().h());
        assertThat(theirs.cols()).isEqualTo(ours.shape().w());
        float[] oracle = new float[ours.shape().size()];
        theirs.get(0, 0, oracle);
        double most = 0;
        double summed = 0;
        Exact[] exact = new Exact[oracle.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = Exact.at(scene, i / ours.shape().w(), i % ours.shape().w());
            most = Math.max(most, Math.abs(exact[i].score(method)));
            summed = Math.max(summed, exact[i].summed());
        }
        for (int i = 0; i < oracle.length; i++) {
            double score = exact[i].score(method);
            double ourBar = method.isNormed() ? OURS : OURS * most + 1e-7 * summed;
            // without a mask OpenCV too has at most 1 here
            double its = method == Method.SQDIFF_NORMED ? Math.min(oracle[i], 1) : oracle[i];
            boolean comparable = exact[i].isClear() || !method.isNormed();
            double itsBar = BAR * (method.isNormed() ? 1 : summed);
            if (!(Math.abs(ours.data()[i] - score) <= ourBar) || (comparable && !(Math.abs(its - score) <= itsBar))) {
                throw new AssertionError(
                        method + " of " + scene.template.planes().shape() + ", " + scene.kind + " in "
                                + scene.picture.shape() + ", bytes " + scene.bytes + ", at " + i + " is " + score
                                + ", but here " + ours.data()[i] + " and by OpenCV " + oracle[i]);
            }
        }
    }

    /// The sums of one window in double precision.
    private record Exact(double ccorr, double ccoeff, double tt, double xx, double ttPattern, double xxPattern) {

        static Exact at(Scene scene, int v, int u) {
            Tensor t = scene.template.planes();
            Tensor x = scene.picture;
            Mask m = scene.template.mask();
            double[] sums = new double[6];
            for (int c = 0; c < t.shape().c(); c++) {
                double meanT = 0;
                double meanX = 0;
                double weight = 0;
                for (int i = 0; i < m.height() * m.width(); i++) {
                    double w = m.at(c, i / m.width(), i % m.width());
                    weight += w;
                    meanT += w * t.at(c, i / m.width(), i % m.width());
                    meanX += w * x.at(c, v + i / m.width(), u + i % m.width());
                }
                for (int i = 0; i < m.height() * m.width(); i++) {
                    double w = m.at(c, i / m.width(), i % m.width());
                    double a = w * t.at(c, i / m.width(), i % m.width());
                    double b = w * x.at(c, v + i / m.width(), u + i % m.width());
                    double p = a - w * meanT / weight;
                    double q = b - w * meanX / weight;
                    sums[0] += a * b;
                    sums[1] += p * q;
                    sums[2] += a * a;
                    sums[3] += b * b;
                    sums[4] += p * p;
                    sums[5] += q * q;
                }
            }
            return new Exact(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
        }

        double score(Method method) {
            double squares = Math.max(tt + xx - 2 * ccorr, 0);
            return switch (method) {
                case SQDIFF -> squares;
                case SQDIFF_NORMED -> tt * xx > 0 ? Math.min(squares / Math.sqrt(tt * xx), 1) : 1;
                case CCORR -> ccorr;
                case CCORR_NORMED -> tt * xx > 0 ? ccorr / Math.sqrt(tt * xx) : 0;
                case CCOEFF -> ccoeff;
                case CCOEFF_NORMED -> isClear() ? ccoeff / Math.sqrt(ttPattern * xxPattern) : 0;
            };
        }

        /// What OpenCV sums before it takes the one from the other.
        double summed() {
            return Math.sqrt(tt * xx) + tt + xx;
        }

        /// Whether there is a pattern in the template and in the window.
        boolean isClear() {
            return ttPattern > 1e-9 * tt && xxPattern > 1e-9 * xx;
        }
    }
}
