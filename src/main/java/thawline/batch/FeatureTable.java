package thawline.batch;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import thawline.io.Csv;
import thawline.io.Draft;
import thawline.io.Drafts;
import thawline.io.Existing;
import thawline.io.Npy;

/// The vectors of many pictures as one table, a picture a row: `features.csv`, or `features.npy` (n × d) with
/// `features.files.csv` for the names of the rows. Vectors pass through one at a time.
final class FeatureTable {

    static final String CSV = "features.csv";
    static final String NPY = "features.npy";
    static final String FILES = "features.files.csv";

    private FeatureTable() {}

    /// What a format's table is made of.
    static List<String> names(FeatureFile format) {
        return switch (format) {
            case CSV -> List.of(CSV);
            case NPY -> List.of(NPY, FILES);
        };
    }

    /// Writes the table of the parts, in their order, into a folder; without parts there is none afterwards.
    ///
    /// Pictures whose vectors are of another kind than the first one's are left out; what is returned says
    /// so.
    static Optional<String> write(FeatureFile format, List<Part> parts, Path folder, Drafts drafts) throws IOException {
        if (parts.isEmpty()) {
            for (String name : names(format)) {
                Files.deleteIfExists(folder.resolve(name));
            }
            return Optional.empty();
        }
        List<Part> rows = new ArrayList<>();
        List<Part> others = new ArrayList<>();
        String first = kind(format, parts.getFirst());
        for (Part part : parts) {
            (kind(format, part).equals(first) ? rows : others).add(part);
        }
        switch (format) {
            case CSV -> csv(rows, folder, drafts);
            case NPY -> npy(rows, folder, drafts);
        }
        return others.isEmpty() ? Optional.empty() : Optional.of(remark(format, rows, others));
    }

    private static String remark(FeatureFile format, List<Part> rows, List<Part> others) throws IOException {
        Part other = others.getFirst();
        return others.size() + (others.size() == 1 ? " picture is" : " pictures are") + " not in "
                + names(format).getFirst() + ": " + other.file() + " has " + numbers(format, other) + ", but "
                + rows.getFirst().file() + " " + numbers(format, rows.getFirst())
                + "; pictures of one size make vectors of one kind, as hog(width=64, height=128) makes them";
    }

    /// The names of the columns, or the shape of an array: what all rows have in common.
    private static String kind(FeatureFile format, Part part) throws IOException {
        return switch (format) {
            case CSV -> {
                try (BufferedReader in = Files.newBufferedReader(part.path())) {
                    yield in.readLine();
                }
            }
            case NPY -> Arrays.toString(shape(part));
        };
    }

    private static String numbers(FeatureFile format, Part part) throws IOException {
        return switch (format) {
            case CSV -> {
                String names = kind(format, part);
                yield names.chars().filter(c -> c == ',').count() + " numbers up to "
                        + names.substring(names.lastIndexOf(',') + 1);
            }
            case NPY ->
                Arrays.stream(shape(part)).mapToObj(Integer::toString).collect(Collectors.joining("×")) + " numbers";
        };
    }

    private static int[] shape(Part part) throws IOException {
        try (ReadableByteChannel in = Files.newByteChannel(part.path())) {
            return Npy.readShape(in);
        }
    }

    private static void csv(List<Part> rows, Path folder, Drafts drafts) throws IOException {
        try (Draft table = drafts.to(folder.resolve(CSV))) {
            Writer to = new BufferedWriter(Channels.newWriter(table.channel(), StandardCharsets.UTF_8));
            to.write(kind(FeatureFile.CSV, rows.getFirst()) + "\n");
            for (Part row : rows) {
                try (BufferedReader in = Files.newBufferedReader(row.path())) {
                    in.readLine();
                    in.transferTo(to);
                }
            }
            to.flush();
            table.commit(Existing.REPLACE);
        }
    }

    private static void npy(List<Part> rows, Path folder, Drafts drafts) throws IOException {
        int d = Arrays.stream(shape(rows.getFirst())).reduce(1, Math::multiplyExact);
        try (Draft table = drafts.to(folder.resolve(NPY));
                Draft files = drafts.to(folder.resolve(FILES))) {
            Writer names = new BufferedWriter(Channels.newWriter(files.channel(), StandardCharsets.UTF_8));
            names.write(Csv.row("file"));
            writeAll(table.channel(), Npy.header(rows.size(), d));
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            for (Part row : rows) {
                names.write(Csv.row(row.file()));
                try (ReadableByteChannel in = Files.newByteChannel(row.path())) {
                    Npy.readShape(in);
                    while (in.read(buffer.clear()) >= 0) {
                        writeAll(table.channel(), buffer.flip());
                    }
                }
            }
            names.flush();
            Drafts.commit(List.of(table, files), Existing.REPLACE);
        }
    }

    private static void writeAll(WritableByteChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
