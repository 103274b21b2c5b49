package thawline.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private static Outcome picture(int i) {
        String name = i + ".png";
        Found found = new Found(Path.of(name), name, Optional.empty(), name);
        return new Outcome.Failed(new Item(found, name, List.of(name), List.of()), "bad");
    }

    @Test
    void all_that_wait_are_taken_together_and_none_when_the_makers_have_left() throws InterruptedException {
        Handover handover = new Handover(1);
        Outcome a = picture(1);
        Outcome b = picture(2);
        handover.put(a);
        handover.put(b);
        handover.left();

        assertThat(handover.take()).containsExactly(a, b);
        assertThat(handover.take()).isEmpty();
    }

    @Test
    void makers_that_are_faster_than_the_disk_wait_and_nothing_is_lost() throws InterruptedException {
        int makers = 3;
        int each = 200;
        Handover handover = new Handover(makers);
        List<Outcome> settled = new ArrayList<>();
        List<Integer> most = new ArrayList<>();
        List<Threads.Work> works = new ArrayList<>(Collections.nCopies(makers, () -> {
            for (int i = 0; i < each; i++) {
                handover.put(picture(i));
            }
            handover.left();
        }));
        works.add(() -> {
            for (List<Outcome> all = handover.take(); !all.isEmpty(); all = handover.take()) {
                settled.addAll(all);
                most.add(all.size());
            }
        });
        Threads.together(works, () -> {});

        assertThat(settled).hasSize(makers * each);
        assertThat(Collections.max(most)).isLessThanOrEqualTo(2 * makers);
    }

    @Test
    void makers_do_not_wait_for_one_who_is_gone() throws InterruptedException {
        Handover handover = new Handover(1);
        handover.put(picture(1));
        handover.put(picture(2));

        assertThat(handover.desert()).hasSize(2);
        assertThatThrownBy(() -> handover.put(picture(3))).hasMessage("nobody is left who settles results");
    }
}
