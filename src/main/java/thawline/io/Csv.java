package thawline.io;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Rows of comma-separated values after RFC 4180, with lines that end in a line feed. A field with a comma, a
/// quote or the end of a line in it stands in quotes, and a quote in it is doubled.
public final class Csv {

    private Csv() {}

    /// A field as it is written.
    public static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// The line of a row, its end included.
    public static String row(Collection<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\n"));
    }

    public static String row(String... fields) {
        return row(List.of(fields));
    }

    /// The next row, or empty at the end. Lines may end in CR LF too.
    public static Optional<List<String>> next(BufferedReader in) throws IOException {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        while (c >= 0 && c != '\n') {
            if (c == '"') {
                quoted(in, field);
            } else if (c == ',') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c != '\r') {
                field.append((char) c);
            }
            c = in.read();
        }
        fields.add(field.toString());
        return Optional.of(fields);
    }

    /// What stands up to the next quote that is not doubled.
    private static void quoted(BufferedReader in, StringBuilder field) throws IOException {
        while (true) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException("a quote is not closed");
            }
            if (c != '"') {
                field.append((char) c);
                continue;
            }
            in.mark(1);
            if (in.read() != '"') {
                in.reset();
                return;
            }
            field.append('"');
        }
    }
}
