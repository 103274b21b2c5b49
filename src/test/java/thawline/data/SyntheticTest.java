package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thawline.data.Dataset.Target;
import thawline.io.Existing;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The sets that are drawn are what they say, and come back from files as they went.
class SyntheticTest {
    /// Of 20 examples with seed 1: the same on every machine.
    private static final Map<Synthetic, String> DIGESTS = Map.of(
            Synthetic.XO, "f9e2eec063acb8fe579d23a0657c3d509e83bf22f0ae301b1efcb06c8cf444d6",
            Synthetic.EDGES, "209d6370b9b44e413c1b46396a355103908df13dad4d2de81834168b1491bde1",
            Synthetic.SHAPES, "146324a4d800b677bb68c437c564a48faa58990956a0a17f3617cacda3291704",
            Synthetic.VOLUMES, "bbbe6780587c7a116dcea48f616543a6781dafbcd7a2d59d49b82c40f1558e28");

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource
    void a_set_is_the_same_on_every_machine(Synthetic kind) {
        assertThat(kind.draw(20, 1).digest()).isEqualTo(DIGESTS.get(kind));
    }

    @ParameterizedTest
    @EnumSource
    void classes_take_turns_and_no_two_examples_are_alike(Synthetic kind) {
        Dataset set = kind.draw(60, 3);

        int each = 60 / kind.classes().size();
        assertThat(set.counts()).containsOnly(each);
        assertThat(set.shape()).isEqualTo(kind.shape());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            seen.add(set.range(i, i + 1).digest());
        }
        assertThat(seen).hasSize(60);
        assertThat(kind.draw(61, 3).take(60).digest()).isEqualTo(set.digest());
        assertThat(kind.draw(60, 4).digest()).isNotEqualTo(set.digest());
    }

    @ParameterizedTest
    @EnumSource
    void pictures_on_disk_are_the_same_set(Synthetic kind) throws IOException {
        Dataset set = kind.draw(20, 1);
        DatasetFiles.PNG.write(set, Part.TEST, dir, Existing.REFUSE);

        DataOptions options = DataOptions.DEFAULT.with(kind.shape());

        assertThat(Datasets.open(dir, Part.TEST, options).digest()).isEqualTo(set.digest());
    }

    @ParameterizedTest
    @EnumSource
    void idx_files_are_the_same_set(Synthetic kind) throws IOException {
        Dataset train = kind.draw(20, 1);
        Dataset test = kind.draw(3, 2);
        DatasetFiles.IDX.write(train, Part.TRAIN, dir, Existing.REFUSE);
        DatasetFiles.IDX.write(test, Part.TEST, dir, Existing.REFUSE);

        assertThat(Datasets.open(dir, Part.TRAIN).digest()).isEqualTo(train.digest());
        assertThat(Datasets.open(dir, Part.TEST).digest()).isEqualTo(test.digest());
    }

    @Test
    void colour_goes_to_png_and_idx_and_back() throws IOException {
        byte[] pixels = IdxFiles.counting(2, 3, 1, 4, 5);
        Files.write(dir.resolve("train-images-idx5-ubyte"), pixels);
        Files.write(dir.resolve("train-labels-idx1-ubyte"), IdxFiles.labels(0, 1));
        Files.writeString(dir.resolve("classes.txt"), "T-shirt/top\n..\n");
        Dataset set = Datasets.open(dir, Part.TRAIN);

        DatasetFiles.PNG.write(set, Part.TRAIN, dir.resolve("png"), Existing.REFUSE);
        DatasetFiles.IDX.write(set, Part.TRAIN, dir.resolve("idx"), Existing.REFUSE);
        Dataset png = Datasets.open(dir.resolve("png"), Part.TRAIN);

        assertThat(Datasets.open(dir.resolve("idx"), Part.TRAIN).digest()).isEqualTo(set.digest());
        assertThat(png.target()).isEqualTo(new Target.Classes(List.of("-.", "T-shirt-top")));
        assertThat(png.input(1).toArray()).isEqualTo(set.input(0).toArray());
    }

    @Test
    void files_that_are_there_are_left_as_they_are() throws IOException {
        Dataset set = Synthetic.XO.draw(4, 1);
        DatasetFiles.IDX.write(set, Part.TRAIN, dir, Existing.REFUSE);

        assertThatThrownBy(() -> DatasetFiles.IDX.write(set, Part.TRAIN, dir, Existing.REFUSE))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    /// A ring has paper in its middle and a cross has ink there.
    @Test
    void the_middle_of_an_x_is_darker_than_that_of_an_o() {
        Dataset set = Synthetic.XO.draw(200, 5);
        int right = 0;
        for (int i = 0; i < 200; i++) {
            Tensor x = set.input(i);
            double ink = 0;
            double sum = 0;
            double[] centre = new double[2];
            float paper = x.at(0, 0, 0);
            for (int v = 0; v < 28; v++) {
                for (int u = 0; u < 28; u++) {
                    ink = Math.max(0, paper - 40 - x.at(0, v, u));
                    sum += ink;
                    centre[0] += ink * v;
                    centre[1] += ink * u;
                }
            }
            boolean dark = x.at(0, (int) Math.round(centre[0] / sum), (int) Math.round(centre[1] / sum)) < paper - 40;
            right += dark == (set.label(i) == 1) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(190);
    }

    /// Brightness along an edge stays, across it it changes: the mean squared differences tell the class.
    @Test
    void edges_lie_in_the_direction_that_their_class_says() {
        Dataset set = Synthetic.EDGES.draw(200, 6);
        int right = 0;
        for (int i = 0; i < 200; i++) {
            Tensor x = set.input(i);
            Map<String, Double> change = Map.of(
                    "horizontal", change(x, 0, 3),
                    "vertical", change(x, 3, 0),
                    "rising", change(x, -2, 2),
                    "falling", change(x, 2, 2));
            String least = Collections.min(change.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
            right += least.equals(Synthetic.EDGES.classes().get(set.label(i))) ? 1 : 0;
        }
        assertThat(right).as("of 160").isGreaterThan(144);
    }

    private static double change(Tensor x, int dv, int du) {
        double sum = 0;
        int n = 0;
        for (int v = 3; v < 13; v++) {
            for (int u = 3; u < 13; u++) {
                double d = x.at(0, v + dv, u + du) - x.at(0, v - dv, u - du);
                sum += d * d;
                n++;
            }
        }
        return sum / n;
    }

    /// A ball's second moments are alike in every direction, a rod's are not.
    @Test
    void bodies_have_the_moments_of_their_class() {
        Dataset set = Synthetic.VOLUMES.draw(80, 7);
        double ball = 0;
        double rod = Double.MAX_VALUE;
        for (int i = 0; i < 80; i++) {
            if (set.label(i) == 0) {
                ball = Math.max(ball, anisotropy(set.input(i)));
            } else if (set.label(i) == 3) {
                rod = Math.min(rod, anisotropy(set.input(i)));
            }
        }
        assertThat(ball).isLessThan(0.15);
        assertThat(rod).isGreaterThan(0.5);
    }

    /// ‖C − tr C/3‖ / tr C of the covariance C of places, weighed by brightness above the middle of the
    /// range.
    private static double anisotropy(Tensor x) {
        float[] v = x.toArray();
        float low = 255;
        float high = 0;
        for (float value : v) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double[] mean = new double[3];
        double[][] c = new double[3][3];
        double n = 0;
        for (int pass = 0; pass < 2; pass++) {
            n = 0;
            for (int i = 0; i < v.length; i++) {
                int z = i / 256;
                double[] p = {i % 16 - mean[0], i / 16 % 16 - mean[1], z - mean[2]};
                if (v[i] > (low + high) / 2) {
                    n++;
                    for (int a = 0; a < 3; a++) {
                        for (int b = 0; b < 3; b++) {
                            c[a][b] += pass == 1 ? p[a] * p[b] : a == b ? p[a] : 0;
                        }
                    }
                }
            }
            for (int a = 0; a < 3 && pass == 0; a++) {
                mean[a] = c[a][a] / n;
                c[a][a] = 0;
            }
        }
        double trace = c[0][0] + c[1][1] + c[2][2];
        double sum = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double d = c[a][b] / trace - (a == b ? 1.0 / 3 : 0);
                sum += d * d;
            }
        }
        return Math.sqrt(sum);
    }

    @Test
    void a_sheet_has_a_row_for_each_class() {
        Dataset set = Synthetic.SHAPES.draw(20, 1);

        Samples.U8 sheet = ContactSheet.of(set, 3);

        assertThat(sheet.shape()).isEqualTo(Shape.plane(5 * 34 + 2, 3 * 34 + 2));
        assertThat(Pixels.get(sheet, 2 + 34 + 7, 2 + 2 * 34 + 9, 0)) // the second square is example 7
                .isEqualTo((int) set.input(7).at(0, 9, 7));
        assertThat(Pixels.get(sheet, 0, 0, 0)).isEqualTo(96);
    }
}
