package thawline.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import thawline.io.Draft;
import thawline.io.Drafts;
import thawline.io.Existing;

/// What a job writes of all its pictures together: their corners in one file, their features in one table.
/// Made of the companions, so that a job which goes on after a stop writes what one without a stop would.
final class Collected {

    private final Job job;
    private final Drafts drafts;

    Collected(Job job, Drafts drafts) {
        this.job = job;
        this.drafts = drafts;
    }

    /// Writes all, and says what a person should know.
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
        Treatment.Extras extras = job.treatment().extras();
        extras.corners().ifPresent(format -> tried(format.collected(), remarks, () -> corners(format, items)));
        extras.features()
                .filter(FeatureRequest::makesTable)
                .map(FeatureRequest::file)
                .ifPresent(
                        format -> tried(FeatureTable.names(format).getFirst(), remarks, () -> features(format, items)));
        return remarks;
    }

    /// Makes a file and may have something to say about it.
    @FunctionalInterface
    private interface Making {
        Optional<String> make() throws IOException;
    }

    private static void tried(String name, List<String> remarks, Making making) {
        try {
            making.make().ifPresent(remarks::add);
        } catch (IOException unwritten) {
            remarks.add(name + ": " + Reasons.of(unwritten));
        }
    }

    private Optional<String> corners(CornerFile format, List<Item> items) throws IOException {
        try (Draft draft = drafts.to(job.outline().path(format.collected()))) {
            format.collect(parts(items, format.companion()), draft.channel());
            draft.commit(Existing.REPLACE);
        }
        return Optional.empty();
    }

    private Optional<String> features(FeatureFile format, List<Item> items) throws IOException {
        return FeatureTable.write(
                format, parts(items, format.companion()), job.outline().place().folder(), drafts);
    }

    private List<Part> parts(List<Item> items, String companion) {
        return items.stream()
                .map(item -> new Part(item.name(), job.outline().path(item.output() + companion)))
                .toList();
    }
}
