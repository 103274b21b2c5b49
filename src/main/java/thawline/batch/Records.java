package thawline.batch;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import thawline.batch.Entry.Made;
import thawline.batch.Entry.Source;
import thawline.batch.Entry.Written;
import thawline.batch.JournalText.Line;
import tools.jackson.core.JacksonException;

/// What a journal says, read as a whole; the last entry of each result counts.
final class Records {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Recipe> recipes = new ConcurrentHashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private int lines;
    private int garbage;
    private long end;

    private Records() {}

    /// Empty where there is no such file. What cannot be understood is counted and passed over.
    static Records read(Path journal) throws IOException {
        Records records = new Records();
        try (InputStream in = Files.newInputStream(journal)) {
            records.read(in, journal);
        } catch (NoSuchFileException none) {
            // a first run
        }
        return records;
    }

    private void read(InputStream in, Path journal) throws IOException {
        byte[] bytes = new byte[1 << 16];
        int filled = 0;
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes, filled, bytes.length - filled)) {
            int searched = filled;
            filled += n;
            int start = 0;
            for (int i = searched; i < filled; i++) {
                if (bytes[i] == '\n') {
                    line(bytes, start, i, journal);
                    start = i + 1;
                }
            }
            end += start;
            System.arraycopy(bytes, start, bytes, 0, filled - start);
            filled -= start;
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
        }
    }

    private void line(byte[] bytes, int from, int to, Path journal) throws IOException {
        lines++;
        try {
            switch (JournalText.read(bytes, from, to)) {
                case Line.Head(long format) -> {
                    if (format > JournalText.FORMAT) {
                        throw new IOException(journal + " was written by a newer version of thawline; use that one, or"
                                + " another folder for the results");
                    }
                }
                case Line.Known(String id, Recipe recipe) -> recipes.put(id, recipe);
                case Line.Of(Entry entry) -> put(entry);
            }
        } catch (JacksonException unreadable) {
            garbage++;
        }
    }

    /// Texts that every entry repeats are kept once.
    void put(Entry entry) {
        Source s = entry.source();
        Made m = entry.made();
        entries.put(
                entry.output(),
                new Entry(
                        entry.output(),
                        new Source(
                                once(s.in()),
                                s.name().equals(entry.output()) ? entry.output() : s.name(),
                                s.stamp(),
                                s.hash()),
                        new Made(once(m.recipe()), m.files(), m.earlier(), m.remarks())));
    }

    private String once(String text) {
        return texts.computeIfAbsent(text, t -> t);
    }

    void know(String id, Recipe recipe) {
        recipes.put(id, recipe);
    }

    boolean knows(String id) {
        return recipes.containsKey(id);
    }

    Optional<Recipe> recipe(String id) {
        return Optional.ofNullable(recipes.get(id));
    }

    Optional<Entry> entry(String output) {
        return Optional.ofNullable(entries.get(output));
    }

    /// The entry of what wrote a file, be it the result or a companion.
    Optional<Entry> writerOf(String path) {
        return entry(path)
                .or(() -> entries.values().stream()
                        .filter(entry -> entry.made().wrote(path))
                        .min(Comparator.comparing(Entry::output)));
    }

    Collection<Entry> all() {
        return entries.values();
    }

    /// Those of pictures of which source or result is still there, by name.
    List<Entry> entriesInUse(Path folder) {
        return entries.values().stream()
                .filter(entry -> isThere(entry, folder))
                .sorted((a, b) -> Names.ORDER.compare(a.output(), b.output()))
                .toList();
    }

    private static boolean isThere(Entry entry, Path folder) {
        return Files.exists(Path.of(entry.source().in()).resolve(entry.source().name()))
                || entry.made().files().stream()
                        .anyMatch(file -> Files.exists(folder.resolve(file.path()), LinkOption.NOFOLLOW_LINKS));
    }

    SortedMap<String, Recipe> recipesInUse() {
        SortedMap<String, Recipe> used = new TreeMap<>(recipes);
        used.keySet()
                .retainAll(entries.values().stream()
                        .map(entry -> entry.made().recipe())
                        .collect(toSet()));
        return used;
    }

    /// Bytes up to the end of the last whole line.
    long end() {
        return end;
    }

    /// Whether a journal without what is superseded would be less than half as long.
    boolean isMostlyOld() {
        int live = 1 + recipesInUse().size() + entries.size();
        return lines > 2 * live;
    }

    List<String> notes(Path journal) {
        return garbage == 0
                ? List.of()
                : List.of(Left.count(garbage, "line", "lines") + " of " + journal
                        + " cannot be understood and count for nothing");
    }

    /// The entry of a picture that was just made, with what earlier recipes wrote beside it.
    Entry following(Entry entry, Path folder) {
        Optional<Entry> before = entry(entry.output());
        if (before.isEmpty()) {
            return entry;
        }
        List<Written> earlier = new ArrayList<>();
        for (List<Written> list :
                List.of(before.get().made().files(), before.get().made().earlier())) {
            for (Written file : list) {
                if (entry.made().files().stream().noneMatch(f -> f.path().equals(file.path()))
                        && Files.exists(folder.resolve(file.path()))) {
                    earlier.add(file);
                }
            }
        }
        Made made = entry.made();
        return new Entry(
                entry.output(), entry.source(), new Made(made.recipe(), made.files(), earlier, made.remarks()));
    }
}
