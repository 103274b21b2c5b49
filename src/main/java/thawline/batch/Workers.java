package thawline.batch;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// One picture a thread, in path order; with fewer pictures than threads, several threads a picture. The bits
/// of a result are the same either way.
final class Workers {

    private final Job job;
    private final Maker.Place place;
    private final Ledger ledger;
    private final Stop stop;

    Workers(Job job, Maker.Place place, Ledger ledger, Stop stop) {
        this.job = job;
        this.place = place;
        this.ledger = ledger;
        this.stop = stop;
    }

    void run(List<Todo> todo) throws InterruptedException {
        int threads = job.conduct().threads();
        int workers = Math.clamp(todo.size(), 1, threads);
        Admission admission = new Admission(job.conduct().memory());
        AtomicInteger next = new AtomicInteger();
        Threads.together(
                workers,
                () -> {
                    Maker maker = new Maker(job, place, admission, todo.size() < threads ? threads : 1);
                    for (int i = next.getAndIncrement();
                            i < todo.size() && !stop.isWanted();
                            i = next.getAndIncrement()) {
                        make(todo.get(i), maker);
                    }
                },
                ledger::tick);
    }

    /// Whatever goes wrong is that picture's failure.
    private void make(Todo todo, Maker maker) throws InterruptedException {
        try {
            ledger.done(maker.make(todo));
            stop.done();
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError fault) {
            maker.forget();
            Job.failed(todo.item().name(), Reasons.of(job.outline(), todo.item(), fault), ledger, stop);
        }
    }
}
