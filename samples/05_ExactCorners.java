import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import thawline.filter.Corner;
import thawline.filter.CornerList;
import thawline.filter.Corners;
import thawline.filter.Edges;
import thawline.io.ImageFiles;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

/// Lesson 5. A corner map finds corners to a pixel or two, as its peaks lie a little inside of them. The
/// gradient around knows better: each edge points past the corner, and where their lines meet is exact to a
/// fraction of a pixel. The pictures in images/ come with the places that they were drawn from.
class ExactCorners {

    private static final Layer MAP = Corners.shiTomasi(3, 3);
    private static final Layer GRADIENT = Edges.sobel(3);

    public static void main(String[] args) throws IOException {
        compare("polygons", 47, 0.2);
        compare("checkerboard", 79, 0.2);
        compare("checkerboard-perspective", 79, 0.2);
    }

    static void compare(String name, int count, double bar) throws IOException {
        Samples picture = ImageFiles.best().read(images(name + ".png")).pixels();
        Tensor gradient = run(GRADIENT, picture);
        List<Corner> found = CornerList.within(4).relative(0.05).read(run(MAP, picture));
        List<double[]> refined = new ArrayList<>();
        for (Corner c : found) {
            refined.add(meeting(gradient, c.x(), c.y()));
        }

        double mapMean = 0;
        double mean = 0;
        double worst = 0;
        List<double[]> drawn = drawn(images(name + ".csv"));
        for (double[] place : drawn) {
            mapMean += nearest(
                            place,
                            found.stream().map(c -> new double[] {c.x(), c.y()}).toList())
                    / drawn.size();
            double off = nearest(place, refined);
            mean += off / drawn.size();
            worst = Math.max(worst, off);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d drawn, %d found; off by %.2f pixels in the mean, once refined by %.2f, at most by %.2f%n",
                name,
                drawn.size(),
                found.size(),
                mapMean,
                mean,
                worst);
        claim("all " + count + " are found, and nothing else", found.size() == count && drawn.size() == count);
        claim("the map alone is off by less than 2 pixels in the mean", mapMean < 2);
        claim("refined, they are off by less than " + bar + " in the mean and 0.5 at most", mean < bar && worst < 0.5);
    }

    /// The q that solves Σ ∇∇ᵀ·(p − q) = 0 over a round window about q: the point that lies nearest to the
    /// lines of all edges around. Förstner & Gülch, 1987; OpenCV's `cornerSubPix`.
    static double[] meeting(Tensor gradient, double x, double y) {
        double[] q = {x, y};
        for (int round = 0; round < 20; round++) {
            double a = 0;
            double b = 0;
            double c = 0;
            double u = 0;
            double v = 0;
            int cx = (int) Math.round(q[0]);
            int cy = (int) Math.round(q[1]);
            for (int py = Math.max(cy - 6, 1);
                    py <= Math.min(cy + 6, gradient.shape().h() - 2);
                    py++) {
                for (int px = Math.max(cx - 6, 1);
                        px <= Math.min(cx + 6, gradient.shape().w() - 2);
                        px++) {
                    double dx = gradient.at(0, py, px);
                    double dy = gradient.at(1, py, px);
                    double w = Math.exp(-(Math.pow(px - q[0], 2) + Math.pow(py - q[1], 2)) / 8);
                    a += w * dx * dx;
                    b += w * dx * dy;
                    c += w * dy * dy;
                    u += w * (dx * dx * px + dx * dy * py);
                    v += w * (dx * dy * px + dy * dy * py);
                }
            }
            double det = a * c - b * b;
            if (det <= 0) {
                return q;
            }
            q = new double[] {(c * u - b * v) / det, (a * v - b * u) / det};
        }
        return Math.hypot(q[0] - x, q[1] - y) < 4 ? q : new double[] {x, y};
    }

    static double nearest(double[] place, List<double[]> points) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double[] p : points) {
            nearest = Math.min(nearest, Math.hypot(p[0] - place[0], p[1] - place[1]));
        }
        return nearest;
    }

    static Tensor run(Layer layer, Samples picture) {
        Tensor y = Tensor.zeros(layer.shape(picture.shape()));
        Plan.of(layer, picture.shape()).run(picture, y);
        return y;
    }

    /// The columns x and y.
    static List<double[]> drawn(Path csv) throws IOException {
        List<double[]> places = new ArrayList<>();
        for (String line : Files.readAllLines(csv)) {
            if (!line.startsWith("x")) {
                String[] cells = line.split(",");
                places.add(new double[] {Double.parseDouble(cells[0]), Double.parseDouble(cells[1])});
            }
        }
        return places;
    }

    static Path images(String name) {
        return Path.of(System.getProperty("thawline.home", "."), "images", name);
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/05_ExactCorners.java
