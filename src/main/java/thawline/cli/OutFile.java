package thawline.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import thawline.io.Draft;
import thawline.io.Existing;
import thawline.io.OutputFormat;

/// A file that a command is asked to write.
record OutFile(Path path, Existing existing) {

    /// As the options say it.
    static OutFile of(Path path, boolean overwrite) {
        return new OutFile(path, overwrite ? Existing.REPLACE : Existing.REFUSE);
    }

    /// Refuses to begin where something would be lost.
    void requireFree() {
        if (existing == Existing.REFUSE && Files.exists(path)) {
            throw new IllegalArgumentException(path + " is there already; --overwrite replaces it");
        }
    }

    /// Refuses to begin where no page could be written in the end.
    void requirePage() {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".html") && !name.endsWith(".htm")) {
            throw new IllegalArgumentException("the page is HTML; let " + path + " end in .html");
        }
        requireFree();
        requireFolder(path);
    }

    /// Refuses to begin where no picture could be written in the end.
    void requirePicture() {
        if (OutputFormat.named(path).isEmpty()) {
            throw new IllegalArgumentException(
                    "the name " + path + " says no format that can be written; end it in " + OutputFormat.list());
        }
        requireFree();
        requireFolder(path);
    }

    static void requireFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "there is no folder " + folder + " to write " + file.getFileName() + " into; make it first");
        }
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Whole or not at all.
    void write(byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        Draft.write(path, existing, out -> {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        });
    }
}
