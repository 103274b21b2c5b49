package thawline.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import thawline.data.KnownSet.Sum;

/// A file's sum, beside those of the files that are known.
///
/// @param sha256 of its content, unpacked where it is gzip but no archive
/// @param verdict in words: what it is, or what it should be
public record FileCheck(Path file, String sha256, Verdict verdict, String words) {

    /// What the sum says.
    public enum Verdict {
        /// A file of a set that is known.
        KNOWN,
        /// No file of a set that is known.
        UNKNOWN,
        /// It is called as one of the set that it should belong to, and its content is another.
        OTHER
    }

    /// The files at a path: it itself, or those in the folder that a set may consist of; no pictures. Beside
    /// a file of a known set, or where the set was named, a file that is called as another one of it has to
    /// be that.
    public static List<FileCheck> of(Path path, Optional<KnownSet> named) throws IOException {
        List<Summed> files = new ArrayList<>();
        for (Path file : files(path)) {
            files.add(summed(file));
        }
        Optional<KnownSet> set = named.or(() -> files.stream()
                .flatMap(file -> file.known().stream())
                .map(Known::set)
                .findFirst());
        return files.stream().map(file -> file.check(set)).toList();
    }

    private static List<Path> files(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(".*(ubyte|\\.bin|\\.csv|\\.tar)(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }

    private record Known(KnownSet set, Sum sum) {}

    /// @param name without the ending of its packing
    private record Summed(Path file, String name, String sha256) {

        Optional<Known> known() {
            return Arrays.stream(KnownSet.values())
                    .flatMap(set -> set.sums().stream().map(sum -> new Known(set, sum)))
                    .filter(known -> known.sum.sha256().equals(sha256))
                    .findFirst();
        }

        FileCheck check(Optional<KnownSet> expected) {
            Optional<Known> known = known();
            if (known.isPresent()) {
                String words = known.get().set + ", " + known.get().sum.copy();
                return new FileCheck(file, sha256, Verdict.KNOWN, words);
            }
            boolean called = expected.stream()
                    .flatMap(set -> set.sums().stream())
                    .anyMatch(sum -> sum.file().equals(name));
            return called
                    ? new FileCheck(
                            file, sha256, Verdict.OTHER, "not that of " + expected.get() + ": its sum is another")
                    : new FileCheck(file, sha256, Verdict.UNKNOWN, "of no set that is known");
        }
    }

    private static Summed summed(Path file) throws IOException {
        String name = file.getFileName().toString();
        boolean archive = name.contains(".tar");
        return new Summed(
                file, archive ? name : name.replaceFirst("\\.gz$", ""), archive ? packed(file) : content(file));
    }

    static String content(Path file) throws IOException {
        try (Source in = Source.open(file)) {
            return sum(in);
        }
    }

    private static String packed(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return sum(in);
        }
    }

    private static String sum(InputStream in) throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer, 0, buffer.length); n > 0; n = in.read(buffer, 0, buffer.length)) {
            digest.update(buffer, 0, n);
        }
        return Digests.hex(digest);
    }
}
