package thawline.learn;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import thawline.io.ImageFiles;
import thawline.io.ImageFormat;
import thawline.io.PictureFile;
import thawline.io.PictureInfo;

/// Pictures before and after something was done to them, matched by name; and what could not be matched, one
/// by one.
///
/// Two files are one pair whatever they are called. Of two folders, pictures belong together whose paths are
/// the same without the ending: `a/cat.png` and `a/cat.jpg`. Headers are read and sizes compared; pixels are
/// read by [Pair#read()].
///
/// @param good in the order of their names
/// @param bad in the order of their names
public record Pairs(List<Pair> good, List<Bad> bad) {

    public Pairs {
        good = List.copyOf(good);
        bad = List.copyOf(bad);
    }

    /// What was left out, and why.
    public record Bad(String name, String reason) {
        @Override
        public String toString() {
            return name + ": " + reason;
        }
    }

    /// Of two files or two folders. An [IOException] says which of them is missing or cannot be listed; a
    /// picture that cannot be read is a [Bad] one.
    public static Pairs of(Path before, Path after) throws IOException {
        boolean folders = isFolder(before);
        if (folders != isFolder(after)) {
            throw new IOException((folders ? after : before) + " is a file and " + (folders ? before : after)
                    + " a folder; give two pictures, or two folders of pictures");
        }
        if (!folders) {
            return checked(List.of(new Pair(String.valueOf(before.getFileName()), before, after)), List.of());
        }
        return matched(named(before), named(after), before, after);
    }

    private static boolean isFolder(Path path) throws NoSuchFileException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return Files.isDirectory(path);
    }

    private static Pairs matched(
            Map<String, List<Path>> before, Map<String, List<Path>> after, Path first, Path second) {
        List<Pair> pairs = new ArrayList<>();
        List<Bad> bad = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            List<Path> b = before.getOrDefault(name, List.of());
            List<Path> a = after.getOrDefault(name, List.of());
            if (b.isEmpty() || a.isEmpty()) {
                bad.add(new Bad(name, "is not in " + (b.isEmpty() ? first : second)));
            } else if (b.size() > 1 || a.size() > 1) {
                bad.add(new Bad(name, "stands for several files: " + files(b.size() > 1 ? b : a)));
            } else {
                pairs.add(new Pair(name, b.getFirst(), a.getFirst()));
            }
        }
        return checked(pairs, bad);
    }

    private static String files(List<Path> files) {
        return String.join(
                ", ", files.stream().map(file -> file.getFileName().toString()).toList());
    }

    private static Pairs checked(List<Pair> pairs, List<Bad> known) {
        List<Pair> good = new ArrayList<>();
        SortedMap<String, Bad> bad = new TreeMap<>();
        known.forEach(b -> bad.put(b.name(), b));
        for (Pair pair : pairs) {
            Optional<String> fault = fault(pair);
            if (fault.isEmpty()) {
                good.add(pair);
            } else {
                bad.put(pair.name(), new Bad(pair.name(), fault.get()));
            }
        }
        return new Pairs(good, List.copyOf(bad.values()));
    }

    /// What two headers say already. A camera's picture may yet be turned when it is read.
    private static Optional<String> fault(Pair pair) {
        try {
            PictureInfo b = info(pair.before());
            PictureInfo a = info(pair.after());
            boolean same = b.width() == a.width() && b.height() == a.height();
            boolean turned = b.width() == a.height() && b.height() == a.width();
            return same || turned ? Optional.empty() : Optional.of(sizes(b.width(), b.height(), a.width(), a.height()));
        } catch (IOException unread) {
            return Optional.of(String.valueOf(unread.getMessage()));
        }
    }

    private static PictureInfo info(Path file) throws IOException {
        try (PictureFile open = ImageFiles.best().open(file)) {
            return open.info();
        }
    }

    static String sizes(int bw, int bh, int aw, int ah) {
        return "sizes differ: " + bw + "×" + bh + " before, " + aw + "×" + ah + " after";
    }

    /// Every picture in a folder and those in it, by its path without the ending.
    private static Map<String, List<Path>> named(Path folder) throws IOException {
        Map<String, List<Path>> names = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                boolean hidden = file.getFileName().toString().startsWith(".");
                if (!hidden && isPicture(file)) {
                    names.computeIfAbsent(name(folder, file), n -> new ArrayList<>())
                            .add(file);
                }
            }
        }
        return names;
    }

    private static boolean isPicture(Path file) throws IOException {
        return ImageFormat.named(file).isPresent() || ImageFormat.begun(file).isPresent();
    }

    private static String name(Path folder, Path file) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }
}
