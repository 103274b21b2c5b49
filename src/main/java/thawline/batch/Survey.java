package thawline.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import thawline.batch.Conduct.Foreign;
import thawline.batch.Conduct.Known;
import thawline.io.Existing;

/// Which pictures of a job are still to be made. Looks at all of them, several at a time.
final class Survey {

    private final Job job;
    private final Journal journal;

    Survey(Job job, Journal journal) {
        this.job = job;
        this.journal = journal;
    }

    /// What came of the look at one item.
    private sealed interface Found {
        record Make(Todo todo) implements Found {}

        record Skip(Item item) implements Found {}

        record Fail(Item item, String reason) implements Found {}
    }

    List<Todo> of(Ledger ledger, Stop stop) throws InterruptedException {
        List<Item> items = job.outline().items();
        Found[] found = new Found[items.size()];
        AtomicInteger next = new AtomicInteger();
        Threads.together(
                Collections.nCopies(Math.clamp(items.size(), 1, job.conduct().threads()), () -> {
                    for (int i = next.getAndIncrement(); i < found.length; i = next.getAndIncrement()) {
                        found[i] = look(items.get(i));
                    }
                }),
                ledger::tick);
        List<Todo> todo = new ArrayList<>();
        for (Found f : found) {
            switch (f) {
                case Found.Make(Todo made) -> todo.add(made);
                case Found.Skip(Item item) -> ledger.skipped(item);
                case Found.Fail(Item item, String reason) -> Job.failed(item.name(), reason, ledger, stop);
            }
        }
        return todo;
    }

    private Found look(Item item) {
        State state;
        try {
            state = journal.state(item);
        } catch (IOException unknown) {
            return new Found.Fail(item, Reasons.of(unknown));
        }
        Conduct.Earlier earlier = job.conduct().earlier();
        return switch (state) {
            case State.New fresh -> new Found.Make(new Todo(item, Existing.REFUSE));
            case State.Stale stale -> new Found.Make(new Todo(item, Existing.REPLACE));
            case State.UpToDate same ->
                earlier.known() == Known.REDO ? new Found.Make(new Todo(item, Existing.REPLACE)) : new Found.Skip(item);
            case State.Foreign(String path, String reason) ->
                earlier.foreign() == Foreign.OVERWRITE
                        ? new Found.Make(new Todo(item, Existing.REPLACE))
                        : new Found.Make(new Todo(item, Existing.REFUSE, Optional.of(path + " " + reason)));
        };
    }
}
