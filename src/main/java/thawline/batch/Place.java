package thawline.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where results go: a folder, or one file in it.
///
/// @param folder absolute; it need not be there yet
/// @param single the name of the one file, where OUT is one
public record Place(Path folder, Optional<String> single) {

    /// Names of files though not all of these formats can be written: no folder is meant by them.
    private static final Pattern FILE = Pattern.compile(
            ".*\\.(png|jpe?g|bmp|gif|tiff?|webp|p[abfgnp]m|csv|json|npy|txt|avi|mp4|mkv|mov)", Pattern.DOTALL);

    static final String FOLDER = ".thawline";

    /// Throws [IllegalArgumentException] where an input cannot go there.
    static Place of(Path in, Path out) throws IOException {
        if (Files.isDirectory(in)) {
            if (Files.exists(out, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(out)) {
                throw new IllegalArgumentException(in + " is a folder, but " + out + " is a file; give a folder");
            }
            if (Files.exists(out) && Files.isSameFile(in, out)) {
                throw new IllegalArgumentException(
                        "results would overwrite their sources in " + in + "; give another folder");
            }
            return new Place(absolute(out), Optional.empty());
        }
        if (Files.isDirectory(out) || (!Files.exists(out, LinkOption.NOFOLLOW_LINKS) && !namesFile(out))) {
            return new Place(absolute(out), Optional.empty());
        }
        Path file = out.toAbsolutePath();
        return new Place(
                absolute(file.getParent()), Optional.of(file.getFileName().toString()));
    }

    private static boolean namesFile(Path out) {
        return FILE.matcher(out.toString().toLowerCase(Locale.ROOT)).matches();
    }

    /// By the real folder as far as it is there, so that one place has one name.
    private static Path absolute(Path folder) throws IOException {
        Path path = folder.toAbsolutePath();
        Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there == null
                ? path.normalize()
                : there.toRealPath().resolve(there.relativize(path)).normalize();
    }

    /// Holds the journal.
    Path journal() {
        return folder.resolve(FOLDER).resolve(single.map(Place::journalOf).orElse("journal") + ".jsonl");
    }

    Path lock() {
        return journal().resolveSibling(journal().getFileName() + ".lock");
    }

    /// A name that is too long for an ending more has its digest for the end of it.
    static String journalOf(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= Names.LONGEST - 16 ? file : Hashes.of(bytes);
    }
}
