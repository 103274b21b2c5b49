package thawline.learn.identify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import thawline.core.Norm;
import thawline.filter.Edges;
import thawline.filter.Enhance;
import thawline.filter.Morphology;
import thawline.filter.Smooth;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Tensor;

/// Non-linear operations that have a name, tried one after the other.
final class Operations {

    private static final int AREA = 150_000;

    /// What an operation has to explain of what the best kernel leaves, to be named.
    private static final double LEAST = 0.12;

    private Operations() {}

    private static Map<String, Layer> all() {
        Map<String, Layer> all = new LinkedHashMap<>();
        for (int n : new int[] {3, 5, 7, 9}) {
            all.put("median " + n + "×" + n, Smooth.median(n));
        }
        for (int n : new int[] {3, 5, 7}) {
            String size = " " + n + "×" + n;
            all.put("dilation (maximum)" + size, Morphology.dilate(n));
            all.put("erosion (minimum)" + size, Morphology.erode(n));
            all.put("opening" + size, Morphology.open(n));
            all.put("closing" + size, Morphology.close(n));
            all.put("morphological gradient" + size, Morphology.gradient(n));
            all.put("top hat" + size, Morphology.topHat(n));
            all.put("black hat" + size, Morphology.blackHat(n));
        }
        all.put("dilation by a cross 3×3", Morphology.dilate(Morphology.Shape.CROSS.of(3)));
        all.put("erosion by a cross 3×3", Morphology.erode(Morphology.Shape.CROSS.of(3)));
        for (int n : new int[] {3, 5}) {
            String size = " " + n + "×" + n;
            all.put("magnitude of Sobel" + size, Edges.sobel(n).then(Edges.magnitude()));
            all.put("|Sobel d/dx|" + size, Edges.sobel(1, 0, n).then(Enhance.absolute()));
            all.put("|Sobel d/dy|" + size, Edges.sobel(0, 1, n).then(Enhance.absolute()));
        }
        all.put("magnitude of Scharr 3×3", Edges.scharr().then(Edges.magnitude()));
        all.put("magnitude of Prewitt 3×3", Edges.prewitt().then(Edges.magnitude()));
        all.put("|Scharr d/dx| 3×3", Edges.scharr(1, 0).then(Enhance.absolute()));
        all.put("|Scharr d/dy| 3×3", Edges.scharr(0, 1).then(Enhance.absolute()));
        all.put("|Laplacian| of 4 neighbours", Edges.laplacian(1).then(Enhance.absolute()));
        all.put("|Laplacian| 3×3", Edges.laplacian(3).then(Enhance.absolute()));
        for (int d : new int[] {5, 9}) {
            for (int colour : new int[] {25, 50, 75, 100, 150}) {
                all.put("about a bilateral filter (" + d + ", " + colour + ")", Smooth.bilateral(d, colour, colour));
            }
        }
        all.put("Canny's ridges", Edges.canny(3, Norm.L1));
        return all;
    }

    /// The operation that explains most, where it explains much of what the best kernel leaves.
    static Optional<Identification.Operation> best(List<Scene> scenes, double linear) {
        List<Region> regions = Region.of(scenes, 8, Shift.NONE, AREA);
        if (regions.isEmpty()) {
            return Optional.empty();
        }
        List<Region> some = regions.subList(0, Math.min(2, regions.size()));
        Identification.Operation best = new Identification.Operation("a tone curve of each pixel", curve(some));
        for (Map.Entry<String, Layer> e : all().entrySet()) {
            double explained = explained(some, e.getValue());
            if (explained > best.explained()) {
                best = new Identification.Operation(e.getKey(), explained);
            }
        }
        return best.explained() > linear + LEAST * (1 - linear) ? Optional.of(best) : Optional.empty();
    }

    /// With a gain and an offset behind it.
    private static double explained(List<Region> regions, Layer layer) {
        Sums sums = new Sums();
        for (Region r : regions) {
            Tensor out = Tensor.zeros(layer.shape(r.x().shape()));
            Plan.of(layer, r.x().shape(), 1).run(r.x(), out);
            for (int v = 0; v < r.height(); v++) {
                for (int u = 0; u < r.width(); u++) {
                    int at = v * r.width() + u;
                    double p = out.at(0, v + r.margin(), u + r.margin());
                    if (!r.clipped()[at]) {
                        sums.add(p, r.y().data()[at]);
                    }
                }
            }
        }
        return sums.explained();
    }

    private static double curve(List<Region> regions) {
        double[] sum = new double[256];
        double[] square = new double[256];
        int[] n = new int[256];
        double all = 0;
        double squares = 0;
        long count = 0;
        for (Region r : regions) {
            for (int v = 0; v < r.height(); v++) {
                for (int u = 0; u < r.width(); u++) {
                    double y = r.y().data()[v * r.width() + u];
                    int level = Math.clamp(Math.round(r.x().at(0, v + r.margin(), u + r.margin())), 0, 255);
                    sum[level] += y;
                    square[level] += y * y;
                    n[level]++;
                    all += y;
                    squares += y * y;
                    count++;
                }
            }
        }
        double rest = 0;
        for (int level = 0; level < 256; level++) {
            rest += n[level] == 0 ? 0 : square[level] - sum[level] * sum[level] / n[level];
        }
        double variance = squares - all * all / Math.max(count, 1);
        return variance <= 0 ? 0 : 1 - rest / variance;
    }

    /// The squared correlation.
    private static final class Sums {
        private double n;
        private double p;
        private double y;
        private double pp;
        private double py;
        private double yy;

        void add(double a, double b) {
            n++;
            p += a;
            y += b;
            pp += a * a;
            py += a * b;
            yy += b * b;
        }

        double explained() {
            double c = py - p * y / n;
            double vp = pp - p * p / n;
            double vy = yy - y * y / n;
            return vp <= 0 || vy <= 0 ? 0 : c * c / (vp * vy);
        }
    }
}
