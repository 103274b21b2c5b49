package thawline.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.filter.Corner;
import thawline.filter.Features;
import thawline.io.Csv;
import thawline.io.Draft;
import thawline.io.Drafts;
import thawline.io.Existing;
import thawline.io.Npy;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Corner and feature files of single pictures, and those of all pictures that are made of them.
class CollectingTest {

    private static final List<Corner> TWO = List.of(new Corner(1.25, 2, 0.1f), new Corner(3, 4e-7, 1e9f));

    @TempDir
    private Path dir;

    private Part corners(CornerFile format, String file, List<Corner> corners) throws IOException {
        Path path = dir.resolve(Integer.toHexString(file.hashCode()) + format.companion());
        Files.writeString(path, format.text(file, Shape.plane(20, 30), corners));
        return new Part(file, path);
    }

    private Part vector(FeatureFile format, String file, float... values) throws IOException {
        return features(
                format,
                file,
                new Features(
                        values,
                        new int[] {values.length},
                        IntStream.range(0, values.length).mapToObj(i -> "n" + i).toList()));
    }

    private Part features(FeatureFile format, String file, Features features) throws IOException {
        Path path = dir.resolve(Integer.toHexString(file.hashCode()) + format.companion());
        Draft.write(path, Existing.REPLACE, out -> format.write(file, features, out));
        return new Part(file, path);
    }

    private String collected(CornerFile format, List<Part> parts) throws IOException {
        format.write(parts, dir, new Drafts());
        return Files.readString(dir.resolve(format.collected()));
    }

    @Test
    void corners_are_written_in_full() {
        assertThat(CornerFile.CSV.text("a.png", Shape.plane(20, 30), TWO))
                .isEqualTo("x,y,score\n1.25,2.0,0.1\n3.0,4.0E-7,1.0E9\n");
        assertThat(CornerFile.JSON.text("ä \"b\".png", Shape.plane(20, 30), TWO))
                .isEqualTo("{\"file\":\"ä \\\"b\\\".png\",\"width\":30,\"height\":20,\"corners\":["
                        + "{\"x\":1.25,\"y\":2.0,\"score\":0.1},{\"x\":3.0,\"y\":4.0E-7,\"score\":1.0E9}]}\n");
    }

    @Test
    void the_corners_of_all_pictures_are_one_table_in_the_order_of_the_parts() throws IOException {
        List<Part> parts = List.of(
                corners(CornerFile.CSV, "a,b.png", TWO),
                corners(CornerFile.CSV, "none.png", List.of()),
                corners(CornerFile.CSV, "sub/c.png", TWO.subList(0, 1)));

        assertThat(collected(CornerFile.CSV, parts)).isEqualTo("""
            file,x,y,score
            "a,b.png",1.25,2.0,0.1
            "a,b.png",3.0,4.0E-7,1.0E9
            sub/c.png,1.25,2.0,0.1
            """);
        assertThat(collected(CornerFile.CSV, List.of())).isEqualTo("file,x,y,score\n");
    }

    @Test
    void the_corners_of_all_pictures_are_one_array_of_json() throws IOException {
        List<Part> parts = List.of(
                corners(CornerFile.JSON, "a.png", List.of()), corners(CornerFile.JSON, "b\n.png", TWO.subList(0, 1)));

        assertThat(collected(CornerFile.JSON, parts)).isEqualTo("""
            [
            {"file":"a.png","width":30,"height":20,"corners":[]},
            {"file":"b\\n.png","width":30,"height":20,"corners":[{"x":1.25,"y":2.0,"score":0.1}]}
            ]
            """);
        assertThat(collected(CornerFile.JSON, List.of())).isEqualTo("[\n]\n");
    }

    @Test
    void features_are_a_row_under_their_names() throws IOException {
        Part part = vector(FeatureFile.CSV, "a \"b\".png", 1, -0.1f, Float.MIN_VALUE);

        assertThat(Files.readString(part.path())).isEqualTo("file,n0,n1,n2\n\"a \"\"b\"\".png\",1.0,-0.1,1.4E-45\n");
    }

    @Test
    void maps_are_a_row_a_row() throws IOException {
        Part part = features(
                FeatureFile.CSV, "a.png", Features.maps(Tensor.of(Shape.planes(2, 2, 2), 1, 2, 3, 4, 5, 6, 7, 8)));

        assertThat(Files.readString(part.path())).isEqualTo("""
            plane,y,x0,x1
            plane0,0,1.0,2.0
            plane0,1,3.0,4.0
            plane1,0,5.0,6.0
            plane1,1,7.0,8.0
            """);
    }

    @Test
    void the_features_of_all_pictures_are_one_table_and_others_are_left_out() throws IOException {
        List<Part> parts = List.of(
                vector(FeatureFile.CSV, "a,.png", 1, 2),
                vector(FeatureFile.CSV, "b.png", 1, 2, 3),
                vector(FeatureFile.CSV, "c\n.png", 5, 6));

        assertThat(FeatureTable.write(FeatureFile.CSV, parts, dir, new Drafts()))
                .contains("1 picture is not in features.csv: b.png has 3 numbers up to n2, but a,.png 2 numbers up to"
                        + " n1; pictures of one size make vectors of one kind, as hog(width=64, height=128) makes"
                        + " them");
        assertThat(Files.readString(dir.resolve("features.csv")))
                .isEqualTo("file,n0,n1\n\"a,.png\",1.0,2.0\n\"c\n.png\",5.0,6.0\n");
    }

    @Test
    void vectors_of_one_length_but_another_shape_are_others() throws IOException {
        for (FeatureFile format : FeatureFile.values()) {
            List<Part> parts = List.of(
                    features(format, "a.png", new Features(new float[2], new int[] {1, 2}, List.of("h.0.0", "h.0.1"))),
                    features(format, "b.png", new Features(new float[2], new int[] {2, 1}, List.of("h.0.0", "h.1.0"))));

            assertThat(FeatureTable.write(format, parts, dir, new Drafts()).orElseThrow())
                    .startsWith("1 picture is not in features.");
        }
    }

    @Test
    void the_features_of_all_pictures_are_one_array_with_the_names_of_its_rows() throws IOException {
        List<Part> parts = new ArrayList<>();
        float[] all = new float[40 * 3];
        for (int i = 0; i < 40; i++) {
            parts.add(vector(FeatureFile.NPY, "p" + i + ".png", i, -i, 0.5f));
            all[3 * i] = i;
            all[3 * i + 1] = -i;
            all[3 * i + 2] = 0.5f;
        }
        parts.add(7, vector(FeatureFile.NPY, "other.png", 1, 2));

        assertThat(FeatureTable.write(FeatureFile.NPY, parts, dir, new Drafts()))
                .hasValueSatisfying(remark -> assertThat(remark).contains("other.png has 2 numbers, but p0.png 3"));

        Npy.Array table = Npy.read(dir.resolve("features.npy"));
        assertThat(table.shape()).containsExactly(40, 3);
        assertThat(table.values()).isEqualTo(all);
        assertThat(Files.readAllLines(dir.resolve("features.files.csv")))
                .hasSize(41)
                .startsWith("file", "p0.png", "p1.png")
                .endsWith("p39.png")
                .doesNotContain("other.png");
    }

    @Test
    void without_pictures_there_is_no_table() throws IOException {
        FeatureTable.write(FeatureFile.NPY, List.of(vector(FeatureFile.NPY, "a.png", 1)), dir, new Drafts());
        assertThat(dir.resolve("features.npy")).exists();

        FeatureTable.write(FeatureFile.NPY, List.of(), dir, new Drafts());

        assertThat(dir.resolve("features.npy")).doesNotExist();
        assertThat(dir.resolve("features.files.csv")).doesNotExist();
    }

    @Test
    void floats_read_back_as_they_were() throws IOException {
        java.util.Random random = new java.util.Random(5);
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(random.nextInt());
        }
        List<String> row;
        try (BufferedReader in =
                Files.newBufferedReader(vector(FeatureFile.CSV, "a.png", values).path())) {
            in.readLine();
            row = Csv.next(in).orElseThrow();
        }

        for (int i = 0; i < values.length; i++) {
            assertThat(Float.valueOf(row.get(i + 1))).isEqualTo(Float.valueOf(values[i]));
        }
    }
}
