package thawline.batch;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import thawline.io.ImageFormat;

/// Goes through a folder once and looks at each file's first bytes. Nothing that it meets ends it.
final class Walk implements FileVisitor<Path> {

    /// All folders there are.
    private static final int DEEP = Integer.MAX_VALUE;

    private final Selection selection;
    private final Path root;
    private final Optional<Object> out;
    private final List<Found> found = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int hidden;
    private int links;
    private int globs;
    private int others;
    private int specials;

    /// @param root the folder, by its real path
    /// @param out results go there: not entered where it lies inside
    Walk(Selection selection, Path root, Path out) throws IOException {
        this.selection = selection;
        this.root = root;
        this.out = Files.isDirectory(out) ? Optional.of(Keys.of(out)) : Optional.empty();
    }

    Walk run() throws IOException {
        Set<FileVisitOption> options = selection.links() == Links.FOLLOW
                ? EnumSet.of(FileVisitOption.FOLLOW_LINKS)
                : EnumSet.noneOf(FileVisitOption.class);
        Files.walkFileTree(root, options, DEEP, this);
        found.sort((a, b) -> Names.ORDER.compare(a.name(), b.name()));
        failures.sort((a, b) -> Names.ORDER.compare(a.file(), b.file()));
        notes.sort(Names.ORDER);
        return this;
    }

    /// By name.
    List<Found> found() {
        return found;
    }

    List<Failure> failures() {
        return failures;
    }

    List<String> notes() {
        return notes;
    }

    Left left() {
        return new Left(hidden, links, globs, others, specials);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (folder.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        String name = name(folder);
        if (isHidden(folder)) {
            hidden++;
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (out.isPresent() && out.get().equals(Keys.of(folder, attributes))) {
            notes.add(Names.shown(name) + " holds the results and was not entered");
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (!selection.entersFolder(name)) {
            globs++;
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (Files.exists(folder.resolve(Place.FOLDER).resolve("journal.jsonl"))) {
            notes.add(Names.shown(name) + " holds results of another job, which are inputs here; --exclude '"
                    + Names.shown(name) + "/**' leaves them out");
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = name(file);
        if (isHidden(file)) {
            hidden++;
        } else if (!selection.takes(name)) {
            globs++;
        } else if (attributes.isSymbolicLink()) {
            visitLink(name, file);
        } else if (!attributes.isRegularFile()) {
            specials++;
        } else {
            visitRegular(file, name, attributes);
        }
        return FileVisitResult.CONTINUE;
    }

    /// One that is to be followed is met here only when it leads nowhere.
    private void visitLink(String name, Path link) {
        if (selection.links() == Links.FOLLOW) {
            failures.add(new Failure(shown(link, name), "is a symbolic link to something that is not there"));
        } else {
            links++;
        }
    }

    private void visitRegular(Path file, String name, BasicFileAttributes attributes) {
        try {
            Optional<ImageFormat> content = attributes.size() == 0 ? Optional.empty() : ImageFormat.begun(file);
            if (content.isEmpty() && ImageFormat.named(file).isEmpty()) {
                others++;
            } else if (!Names.isText(root, name, file)) {
                failures.add(new Failure(shown(file, name), Names.notText()));
            } else {
                found.add(new Found(file, name, content, Keys.of(file, attributes)));
            }
        } catch (IOException unreadable) {
            visitFileFailed(file, unreadable);
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) {
        String name = name(file);
        if (fault instanceof FileSystemLoopException) {
            notes.add(Names.shown(name) + " is a symbolic link to a folder that it lies in; it was not followed again");
        } else if (!(fault instanceof NoSuchFileException) && !isHidden(file) && selection.takes(name)) {
            failures.add(new Failure(shown(file, name), Reasons.of(fault)));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException fault) {
        if (fault != null) {
            failures.add(
                    new Failure(shown(folder, name(folder)), "could not be listed to its end: " + Reasons.of(fault)));
        }
        return FileVisitResult.CONTINUE;
    }

    private String name(Path file) {
        return Names.of(root.relativize(file));
    }

    private String shown(Path file, String name) {
        return Names.isText(root, name, file) ? name : Names.bytes(root.relativize(file));
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
