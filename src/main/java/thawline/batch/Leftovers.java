package thawline.batch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import thawline.io.Draft;

/// Temporary files of runs that were killed. Only folders that get results are looked into, and none in which
/// another run is at work.
final class Leftovers {

    private Leftovers() {}

    static void remove(Outline outline) throws IOException {
        Path out = outline.place().folder();
        Set<Path> folders = new TreeSet<>();
        for (Item item : outline.items()) {
            folders.add(outline.path(item.output()).getParent());
        }
        if (outline.place().single().isEmpty()) {
            folders.add(out);
        }
        for (Path folder : folders) {
            if (Files.isDirectory(folder) && !JobLocks.othersWorkIn(folder, out)) {
                removeFrom(folder);
            }
        }
        removeFrom(out.resolve(Place.FOLDER));
    }

    private static void removeFrom(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, Draft::isPart)) {
            for (Path part : parts) {
                if (Files.isRegularFile(part)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
