package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {

    /// Four cats, one of them taken for a dog; two dogs, one of them taken for a cat; no bird, and nobody saw one.
    private static final Confusion PETS =
            Confusion.of(List.of("cat", "dog", "bird"), new int[] {0, 0, 0, 0, 1, 1}, new int[] {0, 0, 0, 1, 1, 0});

    @Test
    void counts_stand_in_the_row_of_the_truth_and_the_column_of_the_answer() {
        assertThat(PETS.count(0, 0)).isEqualTo(3);
        assertThat(PETS.count(0, 1)).isEqualTo(1);
        assertThat(PETS.count(1, 0)).isEqualTo(1);
        assertThat(PETS.count(1, 1)).isEqualTo(1);
        assertThat(PETS.examples()).isEqualTo(6);
        assertThat(PETS.examples(0)).isEqualTo(4);
        assertThat(PETS.answers(1)).isEqualTo(2);
    }

    @Test
    void shares_of_cats_can_be_done_in_the_head() {
        assertThat(PETS.accuracy()).isEqualTo(4 / 6.0);
        assertThat(PETS.recall(0)).isEqualTo(0.75);
        assertThat(PETS.precision(0)).isEqualTo(0.75);
        assertThat(PETS.recall(1)).isEqualTo(0.5);
        assertThat(PETS.f1(1)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void a_share_of_nothing_is_no_number() {
        assertThat(PETS.recall(2)).isNaN();
        assertThat(PETS.precision(2)).isNaN();
        assertThat(PETS.f1(2)).isNaN();
    }

    @Test
    void the_worst_slips_come_first() {
        Confusion c = Confusion.of(List.of("a", "b"), new int[] {0, 1, 1, 0}, new int[] {1, 0, 0, 0});

        assertThat(c.slips(5)).containsExactly(new Confusion.Slip(1, 0, 2), new Confusion.Slip(0, 1, 1));
        assertThat(c.slips(1)).hasSize(1);
    }

    @Test
    void an_example_without_an_answer_is_refused() {
        assertThatThrownBy(() -> Confusion.of(List.of("a"), new int[2], new int[1]))
                .hasMessageContaining("2 examples and 1 answers");
    }
}
