package thawline.batch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import thawline.io.Draft;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.ImageFormat;
import thawline.io.Picture;

/// A picture file and where its result goes.
public record Task(Path source, Path target) {

    /// Names of files, though most of these formats cannot be written: no folder is meant by them.
    private static final Pattern FILE = Pattern.compile(".*\\.(png|jpe?g|bmp|gif|tiff?|webp|p[bgpn]m|csv|txt)");

    /// One task for a file, or one for each picture in a folder, by name; folders inside it are left alone.
    /// An `out` that is not there is a folder too, unless its name is one of a file.
    ///
    /// Results in a folder keep their names; the ending of a picture's format is put behind a name that says
    /// no format or another one, and `suffix` behind all. Throws [IllegalArgumentException] where a result
    /// would land on its source, or two on one another.
    public static List<Task> of(Path in, Path out, String suffix) throws IOException {
        if (Files.isDirectory(in)) {
            if (Files.exists(out) && Files.isSameFile(in, out)) {
                throw new IllegalArgumentException(
                        "results would overwrite their sources in " + in + "; give another folder");
            }
            if (Files.exists(out) && !Files.isDirectory(out)) {
                throw new IllegalArgumentException(in + " is a folder, but " + out + " is a file; give a folder");
            }
            return intoFolder(pictures(in), out, suffix);
        }
        Task task = isFolder(out) ? intoFolder(List.of(in), out, suffix).getFirst() : new Task(in, out);
        task.requireApart();
        return List.of(task);
    }

    private static boolean isFolder(Path out) {
        return Files.isDirectory(out)
                || (!Files.exists(out) && !FILE.matcher(lowerCase(out)).matches());
    }

    private static List<Task> intoFolder(List<Path> sources, Path out, String suffix) {
        List<Task> tasks = new ArrayList<>();
        Map<Path, Path> sourceOf = new HashMap<>();
        for (Path source : sources) {
            String ending = suffix.isEmpty() ? missingEnding(source) : suffix;
            Path target = out.resolve(source.getFileName() + ending);
            Path other = sourceOf.putIfAbsent(target, source);
            if (other != null) {
                throw new IllegalArgumentException(
                        other + " and " + source + " would both become " + target + "; rename one");
            }
            tasks.add(new Task(source, target));
        }
        return tasks;
    }

    /// Throws [IllegalArgumentException] where the result would land on its source, by whatever name.
    public void requireApart() throws IOException {
        if (Files.exists(source) && Files.exists(target) && Files.isSameFile(source, target)) {
            throw new IllegalArgumentException(
                    target + " is the source itself, which is never overwritten; give another name");
        }
    }

    /// Reads, runs and writes; the target's folder is made where there is none. What a person should know of
    /// a result that is written goes to `notes`.
    public Result run(PictureJob job, Consumer<String> notes) throws IOException {
        requireApart();
        Result result = job.run(source);
        Files.createDirectories(target.toAbsolutePath().getParent());
        if (result.picture().isPresent()) {
            Picture picture = result.picture().get();
            requirePicture(picture.pixels().channels());
            ImageFiles.best().write(target, storable(picture, notes), Existing.REPLACE);
        } else {
            String table = CornerFile.csv(result.corners().orElseThrow());
            Draft.write(target, Existing.REPLACE, out -> Outputs.text(table, out));
        }
        return result;
    }

    private static void requirePicture(int planes) {
        if (planes != 1 && planes != 3) {
            throw new IllegalArgumentException("the result has " + planes + " planes, a picture 1 or 3; go on with"
                    + " magnitude, or choose one with channel(0)");
        }
    }

    /// JPEG has no alpha.
    private Picture storable(Picture picture, Consumer<String> notes) {
        boolean jpeg =
                ImageFormat.named(target).filter(ImageFormat.JPEG::equals).isPresent();
        if (!jpeg || picture.alpha().isEmpty()) {
            return picture;
        }
        notes.accept(target + ": written without alpha, which JPEG has not; a .png keeps it");
        return picture.opaque();
    }

    private static List<Path> pictures(Path folder) throws IOException {
        List<Path> pictures = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(".") && !Files.isDirectory(file) && isPicture(file)) {
                    pictures.add(file);
                }
            }
        }
        pictures.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return pictures;
    }

    /// By name or by content: a damaged `.png` is an input that fails, a text file is none.
    private static boolean isPicture(Path file) {
        return ImageFormat.named(file).isPresent() || begun(file).isPresent();
    }

    private static String missingEnding(Path source) {
        Optional<ImageFormat> format = begun(source);
        return format.isEmpty() || format.equals(ImageFormat.named(source))
                ? ""
                : format.get().ending();
    }

    /// Empty for what cannot be read, too: it fails when its turn comes.
    private static Optional<ImageFormat> begun(Path file) {
        try {
            return ImageFormat.begun(file);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String lowerCase(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
