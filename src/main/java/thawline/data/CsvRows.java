package thawline.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The lines of a CSV file of numbers, without making texts of them: a set like MNIST has 47 million.
final class CsvRows implements AutoCloseable {

    /// No line of pixels is longer.
    private static final int LONGEST = 1 << 28;

    private final Source in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;

    private byte[] line = new byte[1 << 12];
    private int length;
    private int[] ends = new int[1 << 10];
    private int columns;
    private long number;

    CsvRows(Source in) {
        this.in = in;
    }

    /// Goes to the next line that is not empty.
    boolean next() throws IOException {
        do {
            length = 0;
            columns = 0;
            int c = take();
            if (c < 0) {
                return false;
            }
            number++;
            for (; c >= 0 && c != '\n'; c = take()) {
                if (c == ',') {
                    column();
                } else if (c != '\r') {
                    put((byte) c);
                }
            }
            column();
        } while (columns == 1 && length == 0);
        return true;
    }

    private int take() throws IOException {
        if (next == end) {
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            next = 0;
            if (end == 0) {
                return -1;
            }
        }
        return buffer[next++] & 0xFF;
    }

    private void put(byte c) throws DatasetException {
        if (length == line.length) {
            if (length == LONGEST) {
                throw wrong("is longer than " + LONGEST + " bytes; this is no CSV of pixels");
            }
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = c;
    }

    private void column() {
        if (columns == ends.length) {
            ends = Arrays.copyOf(ends, 2 * columns);
        }
        ends[columns++] = length;
    }

    int size() {
        return columns;
    }

    /// Counted from 1.
    long number() {
        return number;
    }

    private int begin(int column) {
        return column == 0 ? 0 : ends[column - 1];
    }

    /// Without blanks and quotes around it.
    String text(int column) {
        int from = begin(column);
        String text = new String(line, from, ends[column] - from, StandardCharsets.UTF_8).strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /// A whole number 0 … 255.
    int pixel(int column) throws DatasetException {
        int from = begin(column);
        int to = ends[column];
        int value = 0;
        boolean digits = to > from && to - from <= 3;
        for (int i = from; i < to && digits; i++) {
            digits = line[i] >= '0' && line[i] <= '9';
            value = 10 * value + line[i] - '0';
        }
        return digits && value <= 255 ? value : whole(column);
    }

    /// The slow way: blanks, quotes, `7.0`.
    private int whole(int column) throws DatasetException {
        String text = text(column);
        try {
            double value = Double.parseDouble(text);
            if (value == Math.rint(value) && value >= 0 && value <= 255) {
                return (int) value;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw wrong("column " + (column + 1) + " has '" + text + "'; a pixel is a whole number 0 … 255");
    }

    /// An error about this line.
    DatasetException wrong(String why) {
        return new DatasetException(in.file(), "line " + number + " " + why);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
