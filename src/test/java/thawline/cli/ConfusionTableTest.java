package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import thawline.train.Confusion;

class ConfusionTableTest {

    private static String table(Confusion confusion) {
        StringWriter out = new StringWriter();
        new ConfusionTable(confusion).print(new PrintWriter(out, true));
        return out.toString();
    }

    @Test
    void short_names_stand_above_the_columns() {
        Confusion pets =
                Confusion.of(List.of("cat", "dog", "bird"), new int[] {0, 0, 0, 0, 1, 1}, new int[] {0, 0, 0, 1, 1, 0});

        assertThat(table(pets)).isEqualToNormalizingNewlines("""
            class  examples    recall precision        F1
            cat           4   75.00 %   75.00 %   75.00 %
            dog           2   50.00 %   50.00 %   50.00 %
            bird          0         -         -         -

            true \\ predicted   cat   dog  bird
            cat                  3     1     .
            dog                  1     1     .
            bird                 .     .     .

            most often mistaken:
              cat for dog: 1
              dog for cat: 1
            """);
    }

    @Test
    void long_names_are_numbered() {
        Confusion clothes = Confusion.of(List.of("T-shirt/top", "Ankle boot"), new int[] {0, 1}, new int[] {0, 1});

        assertThat(table(clothes))
                .contains("true \\ predicted     0     1")
                .contains(" 0 T-shirt/top       1     .")
                .contains(" 1 Ankle boot        .     1")
                .doesNotContain("mistaken");
    }

    @Test
    void a_matrix_of_many_classes_is_left_out() {
        List<String> names = IntStream.range(0, 100).mapToObj(i -> "c" + i).toList();
        int[] all = IntStream.range(0, 100).toArray();

        assertThat(table(Confusion.of(names, all, all)))
                .doesNotContain("predicted ")
                .contains("c99");
    }
}
