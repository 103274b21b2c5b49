package thawline.pipeline;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Pipelines that stand in files: the text of one, over as many lines as it likes, with `#` comments.
public final class PipelineFile {

    /// More than any pipeline that a person wrote; a picture that was named by mistake is not read to its
    /// end.
    private static final long LONGEST = 1 << 20;

    private PipelineFile() {}

    /// What a user gave on the command line: the text of a pipeline, or `@` and the file that it stands in.
    public static Pipeline given(String argument) throws IOException {
        return argument.startsWith("@") ? read(path(argument)) : Pipeline.parse(argument);
    }

    private static Path path(String argument) {
        String name = argument.substring(1);
        try {
            return Path.of(name.isEmpty() ? "." : name);
        } catch (InvalidPathException wrong) {
            throw new IllegalArgumentException(name + " is no name of a file: " + wrong.getReason(), wrong);
        }
    }

    /// The pipeline in a file; a [PipelineException] says file, line and column of what is wrong with it.
    public static Pipeline read(Path file) throws IOException {
        String text = text(file);
        try {
            return Pipeline.parse(text);
        } catch (PipelineException wrong) {
            throw wrong.in(file);
        }
    }

    /// What stands in a file, which is refused where it can be no text of a pipeline.
    public static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": a folder, not a file with a pipeline");
        }
        try {
            if (Files.size(file) > LONGEST) {
                throw new IOException(file + ": too large for a pipeline; it is a text such as gray | gaussian(5)");
            }
            return Files.readString(file);
        } catch (NoSuchFileException gone) {
            throw new NoSuchFileException(file + ": no such file; a pipeline itself is written without the @");
        } catch (AccessDeniedException kept) {
            throw new IOException(file + ": cannot be read (permission denied)", kept);
        } catch (CharacterCodingException binary) {
            throw new IOException(file + ": no text in UTF-8; a pipeline is a text such as gray | gaussian(5)", binary);
        }
    }
}
