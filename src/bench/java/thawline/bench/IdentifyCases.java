package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import thawline.learn.identify.Family;
import thawline.learn.identify.Identification;
import thawline.learn.identify.Identification.Verdict;
import thawline.learn.identify.Match;
import tools.jackson.databind.json.JsonMapper;

/// Filters applied by OpenCV to 8-bit pictures, and what `identify` says of them: clean, through a JPEG of
/// quality 90, and with noise. Parameters and pictures are drawn anew for each seed. Takes some minutes. Run
/// by
///
///     ./thawline src/bench/java/thawline/bench/IdentifyCases.java [--seed N] [--photos DIR] [--only REGEX] [--as WORD]
///
/// Writes docs/bench/IdentifyCases.json, or IdentifyCases-WORD.json with `--as`. Without `--photos` the
/// project's own pictures are used.
public final class IdentifyCases {

    private IdentifyCases() {}

    /// What becomes of a result before it is stored.
    private enum Quality {
        CLEAN,
        JPEG90,
        NOISE
    }

    /// @param families any of which is right; none for what is not linear, or has no name
    /// @param size of the kernel, 0 where it is not asked for
    private record Case(
            String text,
            boolean linear,
            List<Family> families,
            int size,
            OptionalDouble sigma,
            UnaryOperator<Mat> filter) {}

    /// @param right whether all that was asked for is
    private record Answer(
            String filter,
            String picture,
            String quality,
            boolean linear,
            String said,
            boolean right,
            OptionalDouble sigmaError,
            double seconds) {}

    public static void main(String[] args) throws IOException {
        Loader.load(opencv_java.class);
        long seed = Options.option(args, "--seed").map(Long::valueOf).orElse(1L);
        String only = Options.option(args, "--only").orElse(".*");
        List<Path> pictures = pictures(Path.of(Options.option(args, "--photos").orElse("images")));
        Path dir = Files.createTempDirectory("identify");
        List<Answer> answers = new ArrayList<>();
        Random random = new Random(seed);
        int n = 0;
        for (Case c : cases(random)) {
            for (Quality quality : Quality.values()) {
                Path picture = pictures.get((int) ((n++ + seed) % pictures.size()));
                if ((c.text + " " + quality).matches(only)) {
                    Answer answer = asked(c, picture, quality, dir, random.nextLong());
                    answers.add(answer);
                    System.out.printf(
                            Locale.ROOT,
                            "%s %-34s %-7s %-16s %.1f s  %s%n",
                            answer.right ? "ok   " : "WRONG",
                            c.text,
                            quality,
                            answer.picture,
                            answer.seconds,
                            answer.said);
                }
            }
        }
        write(answers, seed, args);
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(
                            p -> p.toString()
                                    .matches(
                                            ".*(still-life|bricks|wood|marble|astronaut|camera|coffee|chelsea|brick|gravel|grass|coins|motorcycle_left|rocket|hubble_deep_field)[.](png|jpg)"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Case> cases(Random random) {
        List<Case> all = new ArrayList<>();
        linear(all, "identity", List.of(Family.IDENTITY), 1, x -> x.clone());
        double gain = 0.7 + 0.2 * random.nextDouble();
        linear(
                all,
                text("gain %.2f, offset 20", gain),
                List.of(Family.GAIN),
                1,
                x -> converted(x, CvType.CV_8U, gain, 20));
        for (int k : new int[] {2, 3, 5, 7, 9}) {
            linear(all, "box " + k, List.of(Family.BOX), k, x -> made(y -> Imgproc.blur(x, y, new Size(k, k))));
        }
        for (int k : new int[] {3, 5, 7, 9, 11, 15}) {
            double sigma = Math.rint(100 * (k * (0.2 + 0.1 * random.nextDouble()))) / 100;
            int border =
                    new int[] {Core.BORDER_REFLECT_101, Core.BORDER_REPLICATE, Core.BORDER_REFLECT}[random.nextInt(3)];
            gaussian(all, k, sigma, border);
        }
        gaussian(all, 13, Math.rint(100 * (2 + random.nextDouble())) / 100, Core.BORDER_REFLECT_101);
        linear(
                all,
                "Gaussian 5, sigma 0",
                List.of(Family.GAUSSIAN),
                5,
                x -> made(y -> Imgproc.GaussianBlur(x, y, new Size(5, 5), 0)));
        for (int k : new int[] {3, 5, 7}) {
            double scale = Math.pow(2, 3 - k);
            linear(
                    all,
                    "Sobel dx " + k + ", 128",
                    List.of(Family.SOBEL),
                    k,
                    x -> made(y -> Imgproc.Sobel(x, y, CvType.CV_8U, 1, 0, k, scale / 4, 128)));
            linear(
                    all,
                    "Sobel dy " + k + ", cut at 0",
                    List.of(Family.SOBEL),
                    k,
                    x -> made(y -> Imgproc.Sobel(x, y, CvType.CV_8U, 0, 1, k, scale, 0)));
        }
        linear(
                all,
                "Scharr dx, 128",
                List.of(Family.SCHARR),
                3,
                x -> made(y -> Imgproc.Scharr(x, y, CvType.CV_8U, 1, 0, 1 / 16.0, 128)));
        linear(
                all,
                "Scharr dy, cut at 0",
                List.of(Family.SCHARR),
                3,
                x -> made(y -> Imgproc.Scharr(x, y, CvType.CV_8U, 0, 1)));
        kernel(all, "Prewitt dx, 128", List.of(Family.PREWITT), 3, 128, 0.33, -1, 0, 1, -1, 0, 1, -1, 0, 1);
        for (int k : new int[] {1, 3}) {
            linear(
                    all,
                    "Laplacian " + k + ", 128",
                    List.of(Family.LAPLACIAN),
                    3,
                    x -> made(y -> Imgproc.Laplacian(x, y, CvType.CV_8U, k, 0.5, 128)));
        }
        linear(
                all,
                "Laplacian 5, 128",
                List.of(Family.LAPLACIAN),
                5,
                x -> made(y -> Imgproc.Laplacian(x, y, CvType.CV_8U, 5, 1 / 32.0, 128)));
        linear(
                all,
                "Laplacian 1, cut at 0",
                List.of(Family.LAPLACIAN),
                3,
                x -> made(y -> Imgproc.Laplacian(x, y, CvType.CV_8U, 1, 1, 0)));
        kernel(all, "Laplacian of 8", List.of(Family.LAPLACIAN), 3, 128, 0.3, 1, 1, 1, 1, -8, 1, 1, 1, 1);
        kernel(all, "sharpen 4", List.of(Family.SHARPEN), 3, 0, 1, 0, -1, 0, -1, 5, -1, 0, -1, 0);
        kernel(all, "sharpen 8", List.of(Family.SHARPEN), 3, 0, 1, -1, -1, -1, -1, 9, -1, -1, -1, -1);
        double amount = 0.3 + random.nextDouble();
        kernel(
                all,
                text("sharpen 4, amount %.2f", amount),
                List.of(Family.SHARPEN),
                3,
                0,
                1,
                0,
                -amount,
                0,
                -amount,
                1 + 4 * amount,
                -amount,
                0,
                -amount,
                0);
        kernel(all, "emboss", List.of(Family.EMBOSS), 3, 0, 1, -2, -1, 0, -1, 1, 1, 0, 1, 2);
        kernel(all, "emboss, 128", List.of(Family.EMBOSS), 3, 128, 0.5, 0, -1, -1, 1, 0, -1, 1, 1, 0);
        for (int k : new int[] {5, 9}) {
            double sigma = Math.rint(100 * (k / 6.0 + random.nextDouble() * k / 12)) / 100;
            double a = 0.5 + random.nextDouble();
            all.add(new Case(
                    text("unsharp %d, sigma %.2f, %.2f", k, sigma, a),
                    true,
                    List.of(Family.UNSHARP),
                    k,
                    OptionalDouble.of(sigma),
                    x -> {
                        Mat blurred = made(
                                y -> Imgproc.GaussianBlur(converted(x, CvType.CV_32F, 1, 0), y, new Size(k, k), sigma));
                        return made(y -> Core.addWeighted(
                                converted(x, CvType.CV_32F, 1, 0), 1 + a, blurred, -a, 0, y, CvType.CV_8U));
                    }));
        }
        all.add(new Case(
                "high-pass 7, 128", true, List.of(Family.HIGH_PASS, Family.UNSHARP), 7, OptionalDouble.of(1.5), x -> {
                    Mat blurred =
                            made(y -> Imgproc.GaussianBlur(converted(x, CvType.CV_32F, 1, 0), y, new Size(7, 7), 1.5));
                    return made(y ->
                            Core.addWeighted(converted(x, CvType.CV_32F, 1, 0), 1, blurred, -1, 128, y, CvType.CV_8U));
                }));
        for (int k : new int[] {5, 9, 13}) {
            linear(
                    all,
                    "motion blur " + k + " along rows",
                    List.of(Family.MOTION_BLUR),
                    k,
                    x -> made(y -> Imgproc.blur(x, y, new Size(k, 1))));
            linear(
                    all,
                    "motion blur " + k + " falling",
                    List.of(Family.MOTION_BLUR),
                    k,
                    x -> filtered(x, converted(Mat.eye(k, k, CvType.CV_32F), CvType.CV_32F, 1.0 / k, 0), 0));
        }
        double angle = 15 + 60 * random.nextDouble();
        linear(
                all,
                text("motion blur 9 turned by %.0f", angle),
                List.of(Family.MOTION_BLUR),
                0,
                x -> filtered(x, turned(9, angle), 0));
        for (int k : new int[] {7, 9}) {
            double sigma = 1 + random.nextDouble() * 0.4;
            double[] g = new double[k * k];
            for (int i = 0; i < g.length; i++) {
                double u = i % k - k / 2;
                double v = i / k - k / 2;
                g[i] = u * Math.exp(-(u * u + v * v) / (2 * sigma * sigma));
            }
            double size = Arrays.stream(g).map(Math::abs).sum();
            Mat m = new Mat(k, k, CvType.CV_64F);
            m.put(0, 0, Arrays.stream(g).map(v -> 3 * v / size).toArray());
            all.add(new Case(
                    text("derivative of Gaussian %d, %.2f, 128", k, sigma),
                    true,
                    List.of(Family.GAUSSIAN_DERIVATIVE),
                    k,
                    OptionalDouble.of(sigma),
                    x -> filtered(x, m, 128)));
        }
        linear(all, "shift by 3, 2", List.of(Family.SHIFT), 1, x -> shifted(x, 3, 2));
        linear(all, "shift by -17, 9", List.of(Family.SHIFT), 1, x -> shifted(x, -17, 9));
        Mat chance = new Mat(5, 5, CvType.CV_64F);
        chance.put(0, 0, random.doubles(25).map(v -> (v - 0.25) / 8).toArray());
        all.add(new Case(
                "a random 5x5 kernel", true, List.of(), 0, OptionalDouble.empty(), x -> filtered(x, chance, 0)));
        other(all, random);
        return all;
    }

    private static void other(List<Case> all, Random random) {
        for (int k : new int[] {3, 5, 7}) {
            not(all, "median " + k, x -> made(y -> Imgproc.medianBlur(x, y, k)));
        }
        for (int d : new int[] {5, 9}) {
            not(all, "bilateral " + d, x -> made(y -> Imgproc.bilateralFilter(x, y, d, 75, 75)));
        }
        not(all, "bilateral 7, 30", x -> made(y -> Imgproc.bilateralFilter(x, y, 7, 30, 30)));
        Mat three = Imgproc.getStructuringElement(Imgproc.MORPH_RECT, new Size(3, 3));
        not(all, "dilate 3", x -> made(y -> Imgproc.dilate(x, y, three)));
        not(all, "erode 3", x -> made(y -> Imgproc.erode(x, y, three)));
        not(all, "opening 3", x -> made(y -> Imgproc.morphologyEx(x, y, Imgproc.MORPH_OPEN, three)));
        not(all, "morphological gradient", x -> made(y -> Imgproc.morphologyEx(x, y, Imgproc.MORPH_GRADIENT, three)));
        not(all, "gamma 0.6", x -> curve(x, v -> 255 * Math.pow(v / 255, 0.6)));
        not(all, "gamma 1.5", x -> curve(x, v -> 255 * Math.pow(v / 255, 1.5)));
        not(all, "a curve like an S", x -> curve(x, v -> 255 / (1 + Math.exp(-(v - 128) / 32))));
        not(all, "|Sobel dx|", x -> {
            Mat s = made(y -> Imgproc.Sobel(x, y, CvType.CV_16S, 1, 0));
            return made(y -> Core.convertScaleAbs(s, y));
        });
        not(all, "magnitude of Sobel", x -> {
            Mat sx = made(y -> Imgproc.Sobel(x, y, CvType.CV_32F, 1, 0));
            Mat sy = made(y -> Imgproc.Sobel(x, y, CvType.CV_32F, 0, 1));
            Mat all2 = made(y -> {
                Mat a = sx.mul(sx);
                Mat b = sy.mul(sy);
                Core.add(a, b, y);
                Core.sqrt(y, y);
            });
            return converted(all2, CvType.CV_8U, 0.5, 0);
        });
        not(all, "CLAHE", x -> {
            Mat grey = x.channels() == 1 ? x : made(y -> Imgproc.cvtColor(x, y, Imgproc.COLOR_BGR2GRAY));
            return made(y -> Imgproc.createCLAHE(3, new Size(8, 8)).apply(grey, y));
        });
        not(all, "equalised", x -> {
            Mat grey = x.channels() == 1 ? x : made(y -> Imgproc.cvtColor(x, y, Imgproc.COLOR_BGR2GRAY));
            return made(y -> Imgproc.equalizeHist(grey, y));
        });
        not(all, "threshold", x -> made(y -> Imgproc.threshold(x, y, 110, 255, Imgproc.THRESH_BINARY)));
        not(all, "unsharp with threshold", x -> {
            Mat f = converted(x, CvType.CV_32F, 1, 0);
            Mat blurred = made(y -> Imgproc.GaussianBlur(f, y, new Size(7, 7), 1.5));
            Mat detail = made(y -> Core.subtract(f, blurred, y));
            Mat size = made(y -> Core.absdiff(detail, Scalar.all(0), y));
            Mat strong = made(y -> Core.compare(size, Scalar.all(8), y, Core.CMP_GT));
            Mat kept = Mat.zeros(x.size(), f.type());
            detail.copyTo(kept, converted(strong, CvType.CV_8U, 1, 0));
            return made(y -> Core.addWeighted(f, 1, kept, 1.5, 0, y, CvType.CV_8U));
        });
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static void linear(
            List<Case> all, String text, List<Family> families, int size, UnaryOperator<Mat> filter) {
        all.add(new Case(text, true, families, size, OptionalDouble.empty(), filter));
    }

    private static void gaussian(List<Case> all, int k, double sigma, int border) {
        all.add(new Case(
                text("Gaussian %d, sigma %.2f", k, sigma),
                true,
                List.of(Family.GAUSSIAN),
                k,
                OptionalDouble.of(sigma),
                x -> made(y -> Imgproc.GaussianBlur(x, y, new Size(k, k), sigma, sigma, border))));
    }

    private static void kernel(
            List<Case> all, String text, List<Family> families, int n, double offset, double scale, double... k) {
        Mat m = new Mat(n, n, CvType.CV_64F);
        m.put(0, 0, Arrays.stream(k).map(v -> v * scale).toArray());
        linear(all, text, families, n, x -> filtered(x, m, offset));
    }

    private static void not(List<Case> all, String text, UnaryOperator<Mat> filter) {
        all.add(new Case(text, false, List.of(), 0, OptionalDouble.empty(), filter));
    }

    private interface Step {
        void into(Mat y);
    }

    private static Mat made(Step step) {
        Mat y = new Mat();
        step.into(y);
        return y;
    }

    private static Mat converted(Mat x, int depth, double scale, double offset) {
        return made(y -> x.convertTo(y, depth, scale, offset));
    }

    private static Mat filtered(Mat x, Mat kernel, double offset) {
        return made(y -> Imgproc.filter2D(x, y, CvType.CV_8U, kernel, new Point(-1, -1), offset));
    }

    private static Mat turned(int n, double degrees) {
        Mat line = Mat.zeros(n, n, CvType.CV_32F);
        for (int i = 0; i < n; i++) {
            line.put(n / 2, i, 1);
        }
        Mat turn = Imgproc.getRotationMatrix2D(new Point(n / 2, n / 2), degrees, 1);
        Mat t = made(y -> Imgproc.warpAffine(line, y, turn, line.size()));
        return converted(t, CvType.CV_32F, 1 / Core.sumElems(t).val[0], 0);
    }

    private static Mat shifted(Mat x, int dx, int dy) {
        Mat m = Mat.eye(2, 3, CvType.CV_64F);
        m.put(0, 2, dx);
        m.put(1, 2, dy);
        return made(y -> Imgproc.warpAffine(x, y, m, x.size(), Imgproc.INTER_NEAREST, Core.BORDER_REPLICATE));
    }

    private interface Curve {
        double of(double v);
    }

    private static Mat curve(Mat x, Curve f) {
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) Math.clamp(Math.round(f.of(i)), 0, 255);
        }
        Mat lut = new Mat(1, 256, CvType.CV_8U);
        lut.put(0, 0, table);
        return made(y -> Core.LUT(x, lut, y));
    }

    private static Answer asked(Case c, Path picture, Quality quality, Path dir, long seed) throws IOException {
        Mat x = Imgcodecs.imread(picture.toString(), Imgcodecs.IMREAD_COLOR);
        Mat y = c.filter.apply(x);
        if (quality == Quality.NOISE) {
            Core.setRNGSeed((int) seed);
            Mat noise = new Mat(y.size(), CvType.makeType(CvType.CV_32F, y.channels()));
            Core.randn(noise, 0, 3);
            Mat noisy = made(z -> Core.add(converted(y, CvType.CV_32F, 1, 0), noise, z));
            noisy.convertTo(y, CvType.CV_8U);
        }
        Path before = dir.resolve("before.png");
        Path after = dir.resolve(quality == Quality.JPEG90 ? "after.jpg" : "after.png");
        Imgcodecs.imwrite(before.toString(), x);
        MatOfByte bytes = new MatOfByte();
        Imgcodecs.imencode(
                quality == Quality.JPEG90 ? ".jpg" : ".png",
                y,
                bytes,
                quality == Quality.JPEG90 ? new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, 90) : new MatOfInt());
        Files.write(after, bytes.toArray());
        long begun = System.nanoTime();
        Identification id = Identification.of(before, after);
        double seconds = (System.nanoTime() - begun) / 1e9;
        OptionalDouble error = OptionalDouble.empty();
        if (c.sigma.isPresent()
                && id.match().isPresent()
                && id.match().get().numbers().containsKey("sigma")) {
            error = OptionalDouble.of(id.match().get().numbers().get("sigma") / c.sigma.getAsDouble() - 1);
        }
        return new Answer(
                c.text,
                picture.getFileName().toString(),
                quality.name(),
                c.linear,
                id.summary(),
                right(c, id),
                error,
                seconds);
    }

    private static boolean right(Case c, Identification id) {
        if (!c.linear) {
            return id.verdict() != Verdict.LINEAR;
        }
        if (id.verdict() != Verdict.LINEAR) {
            return false;
        }
        if (c.families.isEmpty()) {
            return id.match().isEmpty();
        }
        return id.match().isPresent()
                && c.families.contains(id.match().get().family())
                && (c.size == 0 || size(id.match().get()) == c.size)
                && (c.sigma.isEmpty()
                        || Math.abs(id.match().get().numbers().getOrDefault("sigma", 0.0) / c.sigma.getAsDouble() - 1)
                                < 0.03);
    }

    private static int size(Match m) {
        return Math.max(m.height(), m.width());
    }

    private static void write(List<Answer> answers, long seed, String[] args) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "command",
                ("./thawline src/bench/java/thawline/bench/IdentifyCases.java " + String.join(" ", args)).strip());
        all.put("seed", seed);
        all.put("cases", answers.size());
        for (Quality q : Quality.values()) {
            all.put("right linear " + q, share(answers, a -> a.linear && a.quality.equals(q.name())));
            all.put("right not linear " + q, share(answers, a -> !a.linear && a.quality.equals(q.name())));
        }
        all.put(
                "called linear",
                answers.stream()
                        .filter(a -> !a.linear)
                        .mapToInt(a -> a.right ? 0 : 1)
                        .average()
                        .orElse(0));
        all.put(
                "largest sigma error",
                answers.stream()
                        .filter(a -> a.sigmaError.isPresent())
                        .mapToDouble(a -> Math.abs(a.sigmaError.getAsDouble()))
                        .max()
                        .orElse(0));
        all.put(
                "slowest seconds",
                answers.stream().mapToDouble(a -> a.seconds).max().orElse(0));
        System.out.println(JsonMapper.shared().writeValueAsString(all));
        all.put("answers", answers.stream().map(IdentifyCases::told).toList());
        String word = Options.option(args, "--as").map(as -> "-" + as).orElse("");
        if (Options.option(args, "--only").isEmpty()) {
            Files.writeString(
                    Path.of("docs/bench/IdentifyCases" + word + ".json"),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        }
    }

    private static Map<String, Object> told(Answer a) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("filter", a.filter);
        map.put("picture", a.picture);
        map.put("quality", a.quality);
        map.put("linear", a.linear);
        map.put("said", a.said);
        map.put("right", a.right);
        a.sigmaError.ifPresent(e -> map.put("sigma error", Math.rint(e * 1e4) / 1e4));
        map.put("seconds", Math.rint(a.seconds * 100) / 100);
        return map;
    }

    private static double share(List<Answer> answers, java.util.function.Predicate<Answer> which) {
        return Math.rint(1e4
                        * answers.stream()
                                .filter(which)
                                .mapToInt(a -> a.right ? 1 : 0)
                                .average()
                                .orElse(0))
                / 1e4;
    }
}
