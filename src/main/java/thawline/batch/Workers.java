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
            try (Maker maker = new Maker(job, drafts, admission, todo.size() < threads ? threads : 1)) {
                for (int i = next.getAndIncrement();
                        i < todo.size() && !book.stop().isWanted();
                        i = next.getAndIncrement()) {
                    handover.put(made(todo.get(i), maker));
                }
            } finally {
                handover.left();
            }
        }));
        works.add(new Settler(job, book, handover)::run);
        Threads.together(works, book.ledger()::tick);
    }

    /// Whatever goes wrong is that picture's failure, which is told in its turn and may stop the job at once.
    private Outcome made(Todo todo, Maker maker) throws InterruptedException {
        try {
            return maker.make(todo);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError fault) {
            maker.forget();
            String reason = Reasons.of(job.outline(), todo.item(), fault);
            book.stop().failed(reason);
            return new Outcome.Failed(todo.item(), reason);
        }
    }
}
