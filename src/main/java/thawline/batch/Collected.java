package thawline.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import thawline.io.Drafts;

/// What a job writes of all its pictures together: their corners in one file, their features in one table.
/// Made of the companions, so that a job which goes on after a stop writes what one without a stop would.
final class Collected {

    private final Job job;
    private final Journal journal;
    private final Drafts drafts;

    Collected(Job job, Journal journal, Drafts drafts) {
        this.job = job;
        this.journal = journal;
        this.drafts = drafts;
    }

    /// Writes what is not up to date, and says what a person should know.
    ///
    /// @param current the results that are up to date, as the journal calls them
    List<String> write(Set<String> current) {
        List<String> remarks = new ArrayList<>();
        if (job.outline().place().single().isPresent()) {
            return remarks;
        }
        List<Item> items = job.outline().items().stream()
                .filter(item -> current.contains(item.output()))
                .toList();
        Path folder = job.outline().place().folder();
        Treatment.Extras extras = job.treatment().extras();
        extras.corners().ifPresent(format -> {
            List<Part> parts = Part.of(items, format.companion(), folder);
            String made = made(items, format.companion());
            sealed(List.of(format.collected()), made, remarks, () -> format.write(parts, folder, drafts));
        });
        extras.features()
                .filter(FeatureRequest::makesTable)
                .map(FeatureRequest::file)
                .ifPresent(format -> {
                    List<Part> parts = Part.of(items, format.companion(), folder);
                    String made = made(items, format.companion());
                    sealed(
                            FeatureTable.names(format),
                            made,
                            remarks,
                            () -> FeatureTable.write(format, parts, folder, drafts));
                });
        return remarks;
    }

    /// Makes files and may have something to say about them.
    @FunctionalInterface
    private interface Making {
        Optional<String> make() throws IOException;
    }

    /// Makes files again where they, or what they are made of, have changed.
    private void sealed(List<String> names, String made, List<String> remarks, Making making) {
        Seal seal =
                Seal.of(job.outline(), names.stream().map(job.outline()::path).toList());
        if (seal.isWhole(made)) {
            return;
        }
        String name = names.getFirst();
        if (seal.isForeign() && job.conduct().earlier().foreign() == Conduct.Foreign.REFUSE) {
            remarks.add(name + " is there already and was not made by this job; --overwrite replaces it");
            return;
        }
        try {
            seal.open();
            making.make().ifPresent(remarks::add);
            seal.close(made);
        } catch (IOException unwritten) {
            remarks.add(name + ": " + Reasons.of(unwritten));
        }
    }

    /// The pictures with the hashes of their parts, as the journal knows them.
    private String made(List<Item> items, String companion) {
        return items.stream()
                .map(item -> hash(item, item.output() + companion) + " " + item.name())
                .collect(Collectors.joining("\n"));
    }

    private String hash(Item item, String path) {
        return journal.made(item).stream()
                .flatMap(entry -> entry.made().files().stream())
                .filter(file -> file.path().equals(path))
                .map(Entry.Written::hash)
                .findFirst()
                .orElse("");
    }
}
