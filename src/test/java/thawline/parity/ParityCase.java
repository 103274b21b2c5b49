package thawline.parity;

import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// One function of OpenCV at one depth with one border: how it is called on both sides, and how far they may
/// be apart.
record ParityCase(ParityFunction function, Route route, Edge edge) {

    /// Parameters drawn for every picture.
    private static final int DRAWS = 3;

    /// A float map fainter than this share of what noise of the picture's strength gives is what rounding leaves of a
    /// flat picture: the share then stands for the largest number in it.
    private static final double FAINT = 1e-2;

    /// The largest difference over all pictures, and where it was seen.
    record Result(ParityCase of, int pictures, double difference, String where) {

        boolean holds() {
            return of.bar().holds(difference);
        }
    }

    Bar bar() {
        return function.traits().bars().of(route, edge);
    }

    Result run() {
        List<Picture> pictures = function.pictures(route.from());
        double worst = 0;
        double differing = 0;
        double pixels = 0;
        String where = "";
        for (int i = 0; i < pictures.size(); i++) {
            for (int d = 0; d < DRAWS; d++) {
                long seed = Pictures.SEED + 1000L * i + d;
                double difference = difference(pictures.get(i), seed);
                differing += difference;
                pixels += pictures.get(i).mat().total();
                if (difference > worst) {
                    worst = difference;
                    where = pictures.get(i) + ", parameters " + seed;
                }
            }
        }
        return new Result(
                this, pictures.size(), bar().measure() == Measure.PIXELS ? differing / pixels * 1e6 : worst, where);
    }

    /// One picture with one drawing of parameters.
    double difference(Picture picture, long seed) {
        Sides sides = function.recipe().sides(route, edge, new Draw(seed));
        Mat reference = sides.oracle().apply(picture.mat());
        Tensor ours = sides.ours().apply(picture.planes());
        Gap gap = gap(reference, ours, picture + ", parameters " + seed);
        reference.release();
        return switch (bar().measure()) {
            case LEVELS, DEGREES -> gap.worst;
            case PIXELS -> gap.differing;
            case RELATIVE ->
                gap.worst <= bar().limit() * gap.largest
                        ? gap.worst / Math.max(gap.largest, Double.MIN_NORMAL)
                        : gap.worst / Math.max(gap.largest, FAINT * response(sides, picture));
        };
    }

    /// What OpenCV makes of noise as strong as the picture's numbers, at its largest.
    private double response(Sides sides, Picture picture) {
        Mat mat = picture.mat();
        Mat noise = new Mat(16, 16, mat.type());
        double amplitude = Core.norm(mat, Core.NORM_INF);
        Core.randu(noise, 0, amplitude);
        Mat result = sides.oracle().apply(noise);
        return Core.norm(result, Core.NORM_INF);
    }

    /// Two results beside each other.
    private record Gap(double worst, double largest, int differing) {}

    private Gap gap(Mat mat, Tensor ours, String where) {
        if (CvType.depth(mat.type()) != Route.code(route.to())) {
            throw new IllegalStateException(this + ": OpenCV wrote " + CvType.typeToString(mat.type()));
        }
        Shape s = ours.shape();
        if (!s.equals(Shape.planes(mat.channels(), mat.rows(), mat.cols()))) {
            throw new AssertionError(this + " on " + where + ": OpenCV wrote " + mat + ", we wrote " + s);
        }
        double[] reference = Picture.numbers(mat);
        double worst = 0;
        double largest = 0;
        int differing = 0;
        int i = 0;
        for (int y = 0; y < s.h(); y++) {
            for (int x = 0; x < s.w(); x++) {
                boolean same = true;
                for (int c = 0; c < s.c(); c++) {
                    double r = reference[i++];
                    double d = Math.abs(Route.stored(ours.at(c, y, x) * route.unit(), route.to()) - r);
                    if (bar().measure() == Measure.DEGREES) {
                        d = Math.min(d, 360 - d);
                    }
                    same &= d == 0;
                    worst = d <= worst ? worst : d; // a NaN is the worst
                    largest = Math.max(largest, Math.abs(r));
                }
                differing += same ? 0 : 1;
            }
        }
        return new Gap(worst, largest, differing);
    }

    @Override
    public String toString() {
        return function.name() + ", " + route + ", " + edge;
    }
}
