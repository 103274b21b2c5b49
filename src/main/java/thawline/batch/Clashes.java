package thawline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds results that would take the place of one another, of a source or of a file of the job.
final class Clashes {

    /// As many as a person reads.
    private static final int SHOWN = 3;

    private final Path out;
    private final Set<String> own;
    private final List<String> found = new ArrayList<>();

    Clashes(Path out, Set<String> own) {
        this.out = out;
        this.own = own;
    }

    /// Throws [IllegalArgumentException] that names the first few.
    void refuse(List<Item> items) throws IOException {
        Map<String, Item> makers = new HashMap<>();
        for (Item item : items) {
            for (String output : item.outputs()) {
                note(makers.putIfAbsent(output, item), item, output);
            }
        }
        for (Item item : items) {
            refuseFolders(item, makers);
        }
        refuseSources(items);
        if (!found.isEmpty()) {
            int more = found.size() - SHOWN;
            throw new IllegalArgumentException(String.join(Lines.NEXT, found.subList(0, Math.min(SHOWN, found.size())))
                    + (more > 0 ? Lines.NEXT + "and " + Left.count(more, "more such clash", "more such clashes") : ""));
        }
    }

    private void note(Item other, Item item, String output) {
        if (own.contains(output)) {
            found.add(shown(item) + " would become " + Names.shown(output)
                    + ", which the job writes for all pictures; rename it, or give --name '{name}-result'");
        } else if (item.equals(other)) {
            found.add(Names.shown(output) + " would be written twice for " + shown(item));
        } else if (other != null) {
            found.add(shown(other) + " and " + shown(item) + " would both become " + Names.shown(output)
                    + "; rename one, or give --name '{name}-{ending}'");
        }
    }

    /// A file cannot be a folder too.
    private void refuseFolders(Item item, Map<String, Item> makers) {
        String name = item.output();
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            String folder = name.substring(0, slash);
            Item other = makers.get(folder);
            if (other != null || own.contains(folder)) {
                found.add(shown(item) + " would be written into " + Names.shown(folder) + ", which is the result of "
                        + (other == null ? "the job itself" : shown(other)) + "; rename one");
            }
        }
    }

    private void refuseSources(List<Item> items) throws IOException {
        if (!Files.isDirectory(out)) {
            return;
        }
        Set<Object> sources = new HashSet<>();
        items.forEach(item -> sources.add(item.found().key()));
        for (Item item : items) {
            for (String output : item.outputs()) {
                Path target = out.resolve(output);
                if (Files.exists(target) && sources.contains(Keys.of(target))) {
                    boolean same = items.stream().anyMatch(i -> i.source().equals(target));
                    found.add(Names.shown(target.toString()) + (same ? " is a source" : " is a source by another name")
                            + ", and sources are never overwritten; give another folder");
                }
            }
        }
    }

    private static String shown(Item item) {
        return Names.shown(item.name());
    }
}
