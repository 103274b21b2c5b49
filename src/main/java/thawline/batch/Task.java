package thawline.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A picture file and where its result goes.
public record Task(Path source, Path target) {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /// One task for a file, or one for each picture in a folder, by name; folders inside it are left alone.
    ///
    /// A folder's files keep their names; `suffix` is put behind them. Throws [IllegalArgumentException]
    /// where a result would land on its source.
    public static List<Task> of(Path in, Path out, String suffix) throws IOException {
        if (Files.isDirectory(in)) {
            if (Files.exists(out) && Files.isSameFile(in, out)) {
                throw new IllegalArgumentException(
                        "results would overwrite their sources in " + in + "; give another folder");
            }
            if (Files.exists(out) && !Files.isDirectory(out)) {
                throw new IllegalArgumentException(in + " is a folder, but " + out + " is a file; give a folder");
            }
            List<Task> tasks = new ArrayList<>();
            for (Path source : pictures(in)) {
                tasks.add(new Task(source, out.resolve(source.getFileName() + suffix)));
            }
            return tasks;
        }
        boolean intoFolder = Files.isDirectory(out) || out.toString().endsWith("/");
        Task task = new Task(in, intoFolder ? out.resolve(in.getFileName() + suffix) : out);
        task.requireApart();
        return List.of(task);
    }

    /// Throws [IllegalArgumentException] where the result would land on its source, by whatever name.
    public void requireApart() throws IOException {
        if (Files.exists(source) && Files.exists(target) && Files.isSameFile(source, target)) {
            throw new IllegalArgumentException(
                    target + " is the source itself, which is never overwritten; give another name");
        }
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
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && (Arrays.equals(start, PNG) || Arrays.equals(start, 0, 3, JPEG, 0, 3));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
