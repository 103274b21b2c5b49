package thawline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import thawline.engine.Difference;
import thawline.io.Drafts;
import thawline.io.ImageFiles;

/// Many pictures, each made once: those that are up to date are left alone, and one that fails does not stop
/// the others.
public record Job(Outline outline, Treatment treatment, ImageFiles files, Conduct conduct) {

    /// Throws [IOException] where there is no place for results, and [BusyException] where another run is at
    /// work in it.
    public Tally run(Recipe recipe, List<Progress> watchers) throws IOException, InterruptedException {
        Ledger ledger = new Ledger(
                outline.items().size() + outline.findings().failures().size(), watchers);
        if (ledger.tally().total() == 0 && Files.notExists(outline.place().journal())) {
            ledger.begun(notes()); // no input, and no folder is made for it
            ledger.ended(List.of());
            return ledger.tally();
        }
        Drafts drafts = new Drafts();
        try (Journal journal = Journal.open(outline, recipe)) {
            Stop stop = new Stop(conduct.atFailure());
            try (Threads.AtExit _ = Threads.atExit(() -> interrupt(ledger, drafts, journal, stop))) {
                ledger.begun(notes(journal));
                outline.findings().failures().forEach(f -> failed(f.file(), f.reason(), ledger, stop));
                List<Todo> todo = new Survey(this, journal).of(ledger, stop);
                new Workers(this, drafts, new Settler.Book(recipe.id(), journal, ledger, stop)).run(todo);
                if (!ledger.isOver()) {
                    List<String> remarks = new ArrayList<>(journal.orphans(outline.items()));
                    stop.remark().ifPresent(remarks::add);
                    end(journal, ledger, drafts, remarks);
                }
            }
        }
        return ledger.tally();
    }

    /// What a person should know before it begins.
    public List<String> notes() {
        List<String> notes = new ArrayList<>(outline.findings().notes());
        notes.addAll(outline.findings().left().notes());
        return notes;
    }

    private List<String> notes(Journal journal) {
        List<String> notes = new ArrayList<>(notes());
        notes.addAll(journal.notes());
        return notes;
    }

    static void failed(String file, String reason, Ledger ledger, Stop stop) {
        ledger.failed(file, reason);
        stop.failed(reason);
    }

    /// Files about all pictures; the list of failures comes last.
    private void end(Journal journal, Ledger ledger, Drafts drafts, List<String> remarks) {
        Moment.COLLECTING.reached();
        remarks.addAll(new Collected(this, journal, drafts).write(ledger.current()));
        Optional<String> list = Optional.empty();
        if (treatment.engine() == Engine.BOTH) {
            try {
                EnginesCsv.write(outline, drafts, rows(journal, ledger)).ifPresent(remarks::add);
            } catch (IOException unwritten) {
                remarks.add("the comparison of engines: " + Reasons.of(unwritten));
            }
        }
        try {
            FailedCsv.write(outline, drafts, ledger.reasons());
            if (outline.place().single().isEmpty() && !ledger.reasons().isEmpty()) {
                list = Optional.of(outline.path(FailedCsv.NAME).toString());
            }
        } catch (IOException unwritten) {
            remarks.add("the list of failures: " + Reasons.of(unwritten));
        }
        remarks.add(
                ledger.tally().summary(list.map(file -> " (see " + file + ")").orElse("")));
        ledger.ended(remarks);
    }

    /// How far OpenCV's result of each picture is from ours, as the journal knows it.
    private SortedMap<String, Difference> rows(Journal journal, Ledger ledger) {
        SortedMap<String, Difference> rows = new TreeMap<>(Names.ORDER);
        for (Item item : outline.items()) {
            if (!ledger.reasons().containsKey(item.name())) {
                journal.made(item)
                        .map(entry -> entry.made().remarks().difference())
                        .flatMap(Difference::of)
                        .ifPresent(difference -> rows.put(item.name(), difference));
            }
        }
        return rows;
    }

    /// Ctrl-C and SIGTERM: the journal knows all that is at its place, and what is not is taken away.
    private static void interrupt(Ledger ledger, Drafts drafts, Journal journal, Stop stop) {
        stop.now("interrupted");
        ledger.interrupted(tally -> "interrupted: " + tally.summary("") + "; the same command goes on from here");
        try {
            drafts.close();
            journal.close();
        } catch (IOException left) {
            // the next run takes away what is left
        }
    }
}
