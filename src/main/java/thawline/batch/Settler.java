package thawline.batch;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import thawline.io.Draft;
import thawline.io.Drafts;

/// Brings results to their places while others are being made: drafts forced → journal forced → drafts moved →
/// folders forced. What has come meanwhile is taken together, so that the journal and a folder are forced once for
/// several pictures. For one thread.
final class Settler {

    /// Where results are written down, and who is told of them.
    ///
    /// @param recipe the id of the recipe
    record Book(String recipe, Journal journal, Ledger ledger, Stop stop) {}

    private final Job job;
    private final Book book;
    private final Handover from;

    Settler(Job job, Book book, Handover from) {
        this.job = job;
        this.book = book;
        this.from = from;
    }

    /// Until there are no more.
    void run() throws InterruptedException {
        try {
            for (List<Outcome> all = from.take(); !all.isEmpty(); all = from.take()) {
                settle(all);
            }
        } finally {
            from.desert().forEach(Settler::close);
        }
    }

    /// A picture on its way.
    private static final class Pending {
        private final Drafted made;

        /// Those drafts whose very bytes stand in their places already.
        private final Set<Draft> there = new HashSet<>();

        /// Why it goes no further, or null.
        private String failure;

        Pending(Drafted made) {
            this.made = made;
        }
    }

    /// One step for one picture.
    @FunctionalInterface
    private interface Step {
        void go(Pending one) throws IOException;
    }

    private void settle(List<Outcome> all) {
        List<Pending> drafted = new ArrayList<>();
        for (Outcome one : all) {
            if (one instanceof Drafted made) {
                drafted.add(new Pending(made));
            }
        }
        try {
            each(drafted, this::note);
            each(drafted, one -> {
                book.journal.force();
                Moment.RECORDED.reached();
            });
            each(drafted, Settler::move);
            Drafts.forceFolders(
                    drafted.stream().flatMap(one -> one.made.drafts().stream()).toList());
            Iterator<Pending> next = drafted.iterator();
            for (Outcome one : all) { // in the order in which they were made
                switch (one) {
                    case Drafted made -> tell(next.next());
                    case Outcome.Failed(Item item, String reason) -> book.ledger.failed(item.name(), reason);
                }
            }
        } finally {
            all.forEach(Settler::close);
        }
    }

    /// Whatever goes wrong is that picture's failure, and it goes no further.
    private void each(List<Pending> drafted, Step step) {
        for (Pending one : drafted) {
            try {
                if (one.failure == null) {
                    step.go(one);
                }
            } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError fault) {
                one.failure = Reasons.of(job.outline(), one.made.todo().item(), fault);
                book.stop.failed(one.failure);
            }
        }
    }

    private void tell(Pending one) {
        if (one.failure == null) {
            book.ledger.done(one.made.done());
            book.stop.done();
        } else {
            book.ledger.failed(one.made.todo().item().name(), one.failure);
        }
    }

    /// Puts the drafts on the disk and their names into the journal.
    private void note(Pending one) throws IOException {
        Drafted made = one.made;
        for (Draft draft : made.drafts()) {
            draft.finish();
            Moment.DRAFTED.reached();
        }
        adopt(one);
        if (!one.there.isEmpty()) {
            made.what().notes().add("was there already with the same bytes, and is this job's now");
        }
        book.journal.add(entry(one)
                .with(new Entry.Remarks(made.what().notes(), made.what().difference())));
    }

    /// Finds the drafts whose very bytes stand in their places already, made by nobody whom the journal knows.
    /// Throws where other bytes do.
    private static void adopt(Pending one) throws IOException {
        Todo todo = one.made.todo();
        if (todo.foreign().isEmpty()) {
            return;
        }
        for (Draft draft : one.made.drafts()) {
            Path target = draft.target();
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                boolean same = Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                        && Files.size(target) == draft.size()
                        && Hashes.of(target).equals(HexFormat.of().formatHex(draft.sha256()));
                if (!same) {
                    throw new FileAlreadyExistsException(
                            target.toString(), null, todo.foreign().get());
                }
                one.there.add(draft);
            }
        }
    }

    private Entry entry(Pending one) throws IOException {
        List<Draft> drafts = one.made.drafts();
        Item item = one.made.todo().item();
        List<Entry.Written> written = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            long modified = Files.getLastModifiedTime(one.there.contains(draft) ? draft.target() : draft.path())
                    .to(TimeUnit.NANOSECONDS);
            written.add(new Entry.Written(
                    item.outputs().get(i),
                    draft.size(),
                    modified,
                    HexFormat.of().formatHex(draft.sha256())));
        }
        return Entry.of(item, one.made.source(), book.recipe, written);
    }

    private static void move(Pending one) throws IOException {
        for (Draft draft : one.made.drafts()) {
            if (!one.there.contains(draft)) {
                draft.place(one.made.todo().existing());
            }
            Moment.MOVED.reached();
        }
    }

    /// Takes away what is not at its place.
    private static void close(Outcome one) {
        if (one instanceof Drafted made) {
            try {
                made.close();
            } catch (IOException left) {
                // the next run takes it away
            }
        }
    }
}
