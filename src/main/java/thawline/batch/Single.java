package thawline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import thawline.io.Draft;
import thawline.io.Existing;
import thawline.io.ImageFiles;

/// One picture, at once and with no journal.
public final class Single {

    private final Treatment treatment;
    private final ImageFiles files;
    private final int threads;

    public Single(Treatment treatment, ImageFiles files, int threads) {
        this.treatment = treatment;
        this.files = files;
        this.threads = threads;
    }

    /// What was written.
    ///
    /// @param output relative to the output folder
    /// @param notes what a person should know of it
    public record Written(String output, Result result, List<String> notes) {

        /// By the name that the user gave.
        public Path under(Path out) {
            return Files.isDirectory(out) ? out.resolve(output) : out;
        }
    }

    /// Writes the result to the one place that the outline has for it, whatever stands there: the outline knows
    /// that it is no source.
    public Written run(Outline outline) throws IOException {
        Item item = outline.items().getFirst();
        PictureJob job = new PictureJob(treatment, files);
        job.threads(threads);
        List<String> notes = new ArrayList<>(item.notes());
        Result result = job.run(as -> files.read(item.source(), as));
        Path target = outline.path(item.output());
        Files.createDirectories(target.getParent());
        try (Draft draft = Draft.to(target)) {
            new Outputs(treatment, files).write(item, "", result, draft, notes);
            draft.commit(Existing.REPLACE);
        }
        return new Written(item.output(), result, notes);
    }

    /// Why the picture came to nothing, in words.
    public static String reason(Outline outline, Throwable fault) {
        return Reasons.of(outline, outline.items().getFirst(), fault);
    }
}
