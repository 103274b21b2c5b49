package thawline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// What all names of one file or folder have in common, hard links included.
final class Keys {

    private Keys() {}

    static Object of(Path file) throws IOException {
        return of(file, Files.readAttributes(file, BasicFileAttributes.class));
    }

    /// Systems without numbers for their files have real paths.
    static Object of(Path file, BasicFileAttributes attributes) throws IOException {
        Object key = attributes.fileKey();
        return key != null ? key : file.toRealPath();
    }
}
