import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import thawline.filter.Features;
import thawline.io.ImageFiles;
import thawline.pipeline.FeatureSpec;
import thawline.pipeline.Pipeline;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

/// Lesson 9. A picture as a row of numbers: what its lines look like (`hog`), or how much of each stripe it
/// has (`stats` of a bank of filters). Pictures that look alike have rows that lie near each other.
class FeaturesOfPictures {

    public static void main(String[] args) throws IOException {
        // noughts and crosses, each drawn five ways: the nearest other row is of the same sign
        List<Row> signs = new ArrayList<>();
        for (String name : List.of(
                "o-clean",
                "o-oval",
                "o-pencil",
                "o-shifted",
                "o-thick",
                "x-clean",
                "x-pencil",
                "x-rotated",
                "x-shifted",
                "x-thick")) {
            signs.add(row(name, read(name), "gaussian(5)", "hog(width=64, height=64, cellSize=16)"));
        }
        claim(
                "every sign is 9 blocks of 4 cells of 9 directions",
                signs.getFirst().numbers().length == 9 * 4 * 9);
        for (int i = 0; i < signs.size(); i++) {
            Row nearest = nearest(signs, i);
            claim(
                    signs.get(i).name() + " looks most like " + nearest.name(),
                    signs.get(i).name().charAt(0) == nearest.name().charAt(0));
        }

        // textures, cut in two: the twin of a left half is its right half
        List<Row> halves = new ArrayList<>();
        for (String name : List.of("bricks", "marble", "weave", "wood")) {
            Samples s = read(name);
            String size = s.height() + ", " + s.width() / 2;
            halves.add(row(name + ", left", s, "crop(0, 0, " + size + ") | bank", "stats"));
            halves.add(row(name + ", right", s, "crop(0, " + s.width() / 2 + ", " + size + ") | bank", "stats"));
        }
        standardise(halves);
        claim("a texture is 16 planes of 6 numbers", halves.getFirst().numbers().length == 16 * 6);
        for (int i = 0; i < halves.size(); i++) {
            Row nearest = nearest(halves, i);
            claim(
                    halves.get(i).name() + " looks most like " + nearest.name(),
                    halves.get(i).name().substring(0, 4).equals(nearest.name().substring(0, 4)));
        }
    }

    /// A picture's name and its numbers.
    record Row(String name, float[] numbers) {}

    static Samples read(String name) throws IOException {
        return ImageFiles.best().read(Path.of("images", name + ".png")).pixels();
    }

    static Row row(String name, Samples picture, String pipeline, String features) {
        FeatureSpec spec = FeatureSpec.parse(features);
        Plan plan = Plan.of(spec.layer(Pipeline.parse(pipeline), picture.shape()), picture.shape());
        Tensor result = Tensor.zeros(plan.out());
        plan.run(picture, result);
        Features read = spec.readOut().read(result);
        return new Row(name, read.values());
    }

    static Row nearest(List<Row> rows, int to) {
        Row best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Row row : rows) {
            double d = distance(row.numbers(), rows.get(to).numbers());
            if (row != rows.get(to) && d < least) {
                least = d;
                best = row;
            }
        }
        System.out.printf(Locale.ROOT, "  %.3f  ", Math.sqrt(least));
        return best;
    }

    static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
        }
        return sum;
    }

    /// Every column with mean 0 and deviation 1, as scikit-learn's StandardScaler makes them.
    static void standardise(List<Row> rows) {
        for (int i = 0; i < rows.getFirst().numbers().length; i++) {
            int column = i;
            double[] all =
                    rows.stream().mapToDouble(row -> row.numbers()[column]).toArray();
            double mean = Arrays.stream(all).average().orElseThrow();
            double sd = Math.sqrt(Arrays.stream(all)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow());
            rows.forEach(row -> row.numbers()[column] = (float) (sd > 0 ? (row.numbers()[column] - mean) / sd : 0));
        }
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/09_Features.java
