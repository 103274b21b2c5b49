package thawline.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import thawline.io.Drafts;

/// One picture a thread, in path order; with fewer pictures than threads, several threads a picture. The bits
/// of a result are the same either way. One thread more waits for the disk while the others go on.
final class Workers {

    private final Job job;
    private final Drafts drafts;
    private final Settler.Book book;

    Workers(Job job, Drafts drafts, Settler.Book book) {
        this.job = job;
        this.drafts = drafts;
        this.book = book;
    }

    void run(List<Todo> todo) throws InterruptedException {
        int threads = job.conduct().threads();
        int makers = Math.clamp(todo.size(), 1, threads);
        Admission admission = new Admission(job.conduct().memory());
        AtomicInteger next = new AtomicInteger();
        Handover handover = new Handover(makers);
        List<Threads.Work> works = new ArrayList<>(Collections.nCopies(makers, () -> {
            try {
                Maker maker = new Maker(job, drafts, admission, todo.size() < threads ? threads : 1);
                for (int i = next.getAndIncrement();
                        i < todo.size() && !book.stop().isWanted();
                        i = next.getAndIncrement()) {
                    make(todo.get(i), maker, handover);
                }
            } finally {
                handover.left();
            }
        }));
        works.add(new Settler(job, book, handover)::run);
        Threads.together(works, book.ledger()::tick);
    }

    /// Whatever goes wrong is that picture's failure.
    private void make(Todo todo, Maker maker, Handover handover) throws InterruptedException {
        try {
            handover.put(maker.make(todo));
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError fault) {
            maker.forget();
            book.failed(job, todo.item(), fault);
        }
    }
}
