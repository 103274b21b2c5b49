package thawline.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    @Test
    void what_is_larger_than_the_budget_gets_all_of_it() throws Exception {
        Admission admission = new Admission(100);

        try (Admission.Share share = admission.admit(1_000)) {
            assertThat(share.isAll()).isTrue();
        }
        try (Admission.Share share = admission.admit(99)) {
            assertThat(share.isAll()).isFalse();
        }
        assertThatThrownBy(() -> new Admission(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_share_grows_only_where_there_is_room() throws Exception {
        Admission admission = new Admission(100);

        try (Admission.Share a = admission.admit(40);
                Admission.Share b = admission.admit(40)) {
            assertThat(a.grow(61)).isFalse();
            assertThat(a.grow(60)).isTrue();
            assertThat(b.grow(41)).isFalse();
            assertThat(a.grow(10)).as("it never shrinks").isTrue();
            assertThat(b.grow(41)).isFalse();
        }
        try (Admission.Share all = admission.admit(100)) {
            assertThat(all.isAll()).as("everything was given back").isTrue();
        }
    }

    @Test
    void who_comes_first_is_let_in_first() throws Exception {
        Admission admission = new Admission(100);
        AtomicInteger order = new AtomicInteger();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Integer> large;
            Future<Integer> small;
            try (Admission.Share held = admission.admit(50)) {
                large = two.submit(() -> entered(admission, 100, order));
                admission.awaitWaiting(1);
                small = two.submit(() -> entered(admission, 10, order));
                admission.awaitWaiting(2);
                assertThat(held.isAll()).isFalse();
                assertThat(order).as("the small one fits, but came later").hasValue(0);
            }
            assertThat(large.get()).isEqualTo(1);
            assertThat(small.get()).isEqualTo(2);
        }
    }

    private static int entered(Admission admission, long bytes, AtomicInteger order) throws InterruptedException {
        try (Admission.Share share = admission.admit(bytes)) {
            return share.grow(bytes) ? order.incrementAndGet() : -1;
        }
    }

    @Test
    void many_threads_that_grow_or_give_back_never_exceed_the_budget_and_all_come_to_an_end() throws Exception {
        Admission admission = new Admission(1_000);
        AtomicLong used = new AtomicLong();
        AtomicLong most = new AtomicLong();
        CountDownLatch done = new CountDownLatch(8);
        Threads.together(
                Collections.nCopies(8, () -> {
                    Random random = new Random(Thread.currentThread().threadId());
                    for (int i = 0; i < 500; i++) {
                        long wanted = random.nextInt(1, 1_500);
                        long needed = wanted + random.nextInt(300);
                        boolean made = false;
                        while (!made) {
                            try (Admission.Share share = admission.admit(wanted)) {
                                made = share.grow(needed);
                                wanted = needed;
                                if (made) {
                                    long held = Math.min(needed, 1_000);
                                    most.accumulateAndGet(used.addAndGet(held), Math::max);
                                    used.addAndGet(-held);
                                }
                            }
                        }
                    }
                    done.countDown();
                }),
                () -> {});

        assertThat(done.await(0, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void a_fault_of_one_thread_is_thrown_after_the_others_have_ended() {
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger number = new AtomicInteger();

        assertThatThrownBy(() -> Threads.together(
                        Collections.nCopies(3, () -> {
                            if (number.getAndIncrement() == 0) {
                                throw new IllegalStateException("a bug");
                            }
                            ended.incrementAndGet();
                        }),
                        () -> {}))
                .hasMessage("a bug");
        assertThat(ended).hasValue(2);
    }
}
