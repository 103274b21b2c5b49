package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import thawline.data.Dataset.Target;
import thawline.tensor.Shape;

/// Views choose and order examples; only one of them changes any.
class DatasetViewsTest {
    /// Example i is one pixel of value i, of the class i mod 3; class c is called "abc"[c].
    private Dataset set;

    @BeforeEach
    void make() throws IOException {
        set = numbered(10);
    }

    static Dataset numbered(int n) throws IOException {
        try (Collector bytes = new Collector(1 << 20)) {
            for (int i = 0; i < n; i++) {
                bytes.add(new byte[] {(byte) i}, 0, 1);
            }
            int[] labels = IntStream.range(0, n).map(i -> i % 3).toArray();
            return new Held(Shape.plane(1, 1), bytes.finish(), labels, new Target.Classes(List.of("a", "b", "c")));
        }
    }

    private static List<Integer> values(Dataset set) {
        return IntStream.range(0, set.size())
                .mapToObj(i -> (int) set.input(i).at(0, 0, 0))
                .toList();
    }

    private static List<Integer> labels(Dataset set) {
        return IntStream.range(0, set.size()).mapToObj(set::label).toList();
    }

    @Test
    void take_keeps_the_first() {
        assertThat(values(set.take(3))).containsExactly(0, 1, 2);
        assertThat(set.take(99)).isSameAs(set);
    }

    @Test
    void changed_inputs_are_others_and_the_same_in_every_reading() {
        Dataset changed = set.changed(Augmentation.NONE.noise(1), 7);

        assertThat(changed.input(3).at(0, 0, 0))
                .isNotEqualTo(3f)
                .isEqualTo(changed.input(3).at(0, 0, 0))
                .isNotEqualTo(
                        set.changed(Augmentation.NONE.noise(1), 8).input(3).at(0, 0, 0));
        assertThat(labels(changed)).isEqualTo(labels(set));
    }

    @Test
    void split_parts_off_the_last() {
        Dataset.Split split = set.split(0.3);

        assertThat(values(split.first())).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(values(split.rest())).containsExactly(7, 8, 9);
        assertThat(labels(split.rest())).containsExactly(1, 2, 0);
    }

    @Test
    void a_split_that_leaves_a_part_empty_is_refused() {
        assertThatThrownBy(() -> set.split(0)).hasMessageContaining("leaves both parts some");
        assertThatThrownBy(() -> set.split(0.01)).hasMessageContaining("a share of 0.01 parts 10 examples");
        assertThatThrownBy(() -> set.take(1).split(0.1)).hasMessageContaining("parts 1 example into");
        assertThatThrownBy(() -> set.split(1)).hasMessageContaining("a share of 1.0");
        assertThatThrownBy(() -> set.split(Double.NaN)).hasMessageContaining("a share of NaN");
    }

    @Test
    void shuffled_has_every_example_once_in_an_order_of_the_seed() {
        List<Integer> once = values(set.shuffled(7));

        assertThat(once).containsExactlyInAnyOrderElementsOf(values(set)).isNotEqualTo(values(set));
        assertThat(values(set.shuffled(7))).isEqualTo(once);
        assertThat(values(set.shuffled(8))).isNotEqualTo(once);
    }

    /// 4 places, 6000 shuffles: each example is in each place 1500 times, give or take 4 standard deviations
    /// of 34.
    @Test
    void every_order_is_as_likely() throws IOException {
        int[][] seen = new int[4][4];
        Dataset four = numbered(4);
        for (long seed = 0; seed < 6000; seed++) {
            List<Integer> order = values(four.shuffled(seed));
            for (int place = 0; place < 4; place++) {
                seen[place][order.get(place)]++;
            }
        }
        for (int[] place : seen) {
            assertThat(IntStream.of(place).boxed().toList())
                    .allSatisfy(n -> assertThat(n).isBetween(1366, 1634));
        }
    }

    @Test
    void balanced_has_as_many_of_each_class_as_of_the_rarest() {
        assertThat(set.counts()).containsExactly(4, 3, 3);
        assertThat(set.balanced().counts()).containsExactly(3, 3, 3);
        assertThat(values(set.balanced())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(values(set.perClass(1))).containsExactly(0, 1, 2);
    }

    @Test
    void only_some_classes_get_numbers_of_their_own() {
        Dataset two = set.only("c", "a");

        assertThat(two.target()).isEqualTo(new Target.Classes(List.of("c", "a")));
        assertThat(values(two)).containsExactly(0, 2, 3, 5, 6, 8, 9);
        assertThat(labels(two)).containsExactly(1, 0, 1, 0, 1, 0, 1);
        assertThatThrownBy(() -> set.only("d")).hasMessage("there is no class 'd'; the classes are a, b, c");
        assertThatThrownBy(() -> set.only("a", "a")).hasMessage("the class 'a' is named twice");
    }

    @Test
    void views_of_views_count_from_their_own_beginning() {
        assertThat(values(set.range(2, 9).split(0.5).rest().take(2))).containsExactly(5, 6);
        assertThatThrownBy(() -> set.range(2, 11)).hasMessage("examples 2 … 10 of a set that has 10");
    }

    @Test
    void equal_sets_have_equal_digests_and_others_have_not() {
        assertThat(set.take(9).digest()).isEqualTo(set.range(0, 9).digest()).hasSize(64);
        assertThat(set.take(9).digest()).isNotEqualTo(set.digest());
        assertThat(set.shuffled(1).digest()).isNotEqualTo(set.digest());
        assertThat(set.only("a", "b", "c").digest()).isEqualTo(set.digest());
        assertThat(set.only("b", "a", "c").digest()).isNotEqualTo(set.digest());
    }
}
