package thawline.batch;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import thawline.batch.Entry.Made;
import thawline.batch.Entry.Source;
import thawline.batch.Entry.Written;

/// What is still to do: compares items with what the journal says. Sizes and times decide where they agree
/// with the journal, and the content where they do not.
public final class Resume {

    private final Records records;
    private final Path journal;
    private final Path in;
    private final Path out;
    private final Recipe recipe;
    private final String id;

    Resume(Records records, Outline outline, Recipe recipe) {
        this.records = records;
        this.journal = outline.place().journal();
        this.in = outline.in();
        this.out = outline.place().folder();
        this.recipe = recipe;
        this.id = recipe.id();
    }

    /// For a look that changes nothing, as in a dry run.
    public static Resume of(Outline outline, Recipe recipe) throws IOException {
        return new Resume(Records.read(outline.place().journal()), outline, recipe);
    }

    Records records() {
        return records;
    }

    Recipe recipe() {
        return recipe;
    }

    /// The recipe's.
    String id() {
        return id;
    }

    /// What a person should know of the journal itself.
    public List<String> notes() {
        return records.notes(journal);
    }

    Entry following(Entry entry) {
        return records.following(entry, out);
    }

    /// Results of this input folder whose sources are gone; they stay.
    public List<String> orphans(List<Item> items) {
        Set<String> sources = items.stream().map(Item::name).collect(toSet());
        long count = records.all().stream()
                .filter(entry -> entry.source().in().equals(in.toString())
                        && !sources.contains(entry.source().name())
                        && !Files.exists(in.resolve(entry.source().name()))
                        && Files.exists(out.resolve(entry.output())))
                .count();
        return count == 0
                ? List.of()
                : List.of(Left.count((int) count, "result has", "results have") + " no source any more");
    }

    /// How far an item is.
    public State state(Item item) {
        Optional<Entry> known = records.entry(item.output());
        if (known.isEmpty()) {
            return unknown(item, path -> false).orElse(new State.New());
        }
        Entry entry = known.get();
        Optional<State> other = otherSource(item, entry);
        if (other.isPresent()) {
            return other.get();
        }
        if (!entry.made().recipe().equals(id)) {
            String change = records.recipe(entry.made().recipe())
                    .map(recipe::changeSince)
                    .orElse("the pipeline or an option has changed");
            return stale(item, entry, change);
        }
        return compare(item, entry);
    }

    /// A file that no entry of this item names.
    private Optional<State> unknown(Item item, Predicate<String> known) {
        return item.outputs().stream()
                .filter(known.negate())
                .filter(path -> Files.exists(out.resolve(path), LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .map(path -> new State.Foreign(
                        path, "is there already and was not made by this job; --overwrite replaces it"));
    }

    /// Two folders of sources may not take turns at one result. One that was moved or renamed may go on.
    private Optional<State> otherSource(Item item, Entry entry) {
        Source source = entry.source();
        if (source.in().equals(in.toString()) && source.name().equals(item.name())) {
            return Optional.empty();
        }
        Path other = Path.of(source.in()).resolve(source.name());
        if (!Files.exists(other) || isSame(other, item.source()) || !Files.exists(out.resolve(item.output()))) {
            return Optional.empty();
        }
        return Optional.of(new State.Foreign(
                item.output(),
                "was made from " + other
                        + ", which is still there; --overwrite replaces it, another folder keeps both"));
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return Files.isSameFile(a, b);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private State stale(Item item, Entry entry, String reason) {
        return unknown(item, entry.made()::wrote).orElse(new State.Stale(reason));
    }

    private State compare(Item item, Entry entry) {
        Source source;
        try {
            source = sameSource(item, entry.source());
        } catch (IOException unreadable) {
            return stale(item, entry, "the source " + Reasons.of(unreadable));
        }
        if (source == null) {
            return stale(item, entry, "the source has changed");
        }
        List<Written> files = new ArrayList<>();
        for (String path : item.outputs()) {
            Optional<Written> written = entry.made().files().stream()
                    .filter(file -> file.path().equals(path))
                    .findFirst();
            if (written.isEmpty()) {
                return stale(item, entry, path + " was never made");
            }
            switch (sameFile(written.get())) {
                case Same.Yes(var fresher) -> files.add(fresher);
                case Same.No(var reason) -> {
                    return new State.Stale(reason);
                }
            }
        }
        boolean fresh =
                source.equals(entry.source()) && files.equals(entry.made().files());
        Made made = entry.made();
        return new State.UpToDate(
                fresh
                        ? Optional.empty()
                        : Optional.of(new Entry(
                                entry.output(),
                                source,
                                new Made(made.recipe(), files, made.earlier(), made.remarks()))));
    }

    /// As it was where nothing has changed, with the new stamp where the content is the same, null where it
    /// is not.
    private Source sameSource(Item item, Source source) throws IOException {
        boolean samePlace = source.in().equals(in.toString()) && source.name().equals(item.name());
        if (samePlace && Stamp.of(item.source()).equals(source.stamp())) {
            return source;
        }
        Stamp stamp = Stamp.taken(item.source());
        return Hashes.of(item.source()).equals(source.hash())
                ? new Source(in.toString(), item.name(), stamp, source.hash())
                : null;
    }

    private sealed interface Same {
        record Yes(Written fresher) implements Same {}

        record No(String reason) implements Same {}
    }

    private Same sameFile(Written written) {
        Path file = out.resolve(written.path());
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            long modified = now.lastModifiedTime().to(TimeUnit.NANOSECONDS);
            if (!now.isRegularFile() || now.size() != written.size()) {
                return new Same.No(written.path() + " was changed since");
            }
            if (modified == written.modified()) {
                return new Same.Yes(written);
            }
            return Hashes.of(file).equals(written.hash())
                    ? new Same.Yes(new Written(written.path(), written.size(), modified, written.hash()))
                    : new Same.No(written.path() + " was changed since");
        } catch (IOException gone) {
            return new Same.No(written.path() + (Files.exists(file) ? " cannot be read" : " is gone"));
        }
    }
}
