package thawline.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import thawline.core.Kernel;

/// A kernel as a text file: a line is a row, its numbers separated by commas, semicolons or blanks. `#`
/// begins a comment; empty lines are skipped.
public final class KernelCsv {
    private static final long LARGEST = 1 << 20; // bytes; a 101 × 101 kernel needs a tenth of it

    private KernelCsv() {}

    public static Kernel read(Path file) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
            throw new ImageFormatException(file, "is too large for a kernel; a row a line, such as -1, 0, 1");
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            return read(file, in);
        } catch (CharacterCodingException binary) {
            throw new ImageFormatException(file, "is no text file; a kernel is a row a line, such as -1, 0, 1", binary);
        }
    }

    /// The file is what errors name.
    static Kernel read(Path file, BufferedReader in) throws IOException {
        List<float[]> rows = new ArrayList<>();
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            String text = line.replaceFirst("#.*", "").strip();
            if (!text.isEmpty()) {
                float[] row = row(file, number, text);
                requireEven(file, number, row, rows);
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw new ImageFormatException(file, "has no numbers; a kernel is a row a line, such as -1, 0, 1");
        }
        return kernel(rows);
    }

    private static float[] row(Path file, int line, String text) throws ImageFormatException {
        if (text.contains(",") && text.contains(";")) {
            throw new ImageFormatException(
                    file, "line " + line + " has commas and semicolons; separate by one of them, and write 0.5 for ½");
        }
        String[] words = text.split("\\s*[,;]\\s*|\\s+", -1);
        float[] row = new float[words.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = number(file, line, words[i]);
        }
        return row;
    }

    private static float number(Path file, int line, String word) throws ImageFormatException {
        try {
            float value = Float.parseFloat(word);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notOne) {
            // said below
        }
        throw new ImageFormatException(
                file, "line " + line + " has '" + word + "', which is not a number such as -1, 0.5 or 2e-3");
    }

    private static void requireEven(Path file, int line, float[] row, List<float[]> rows) throws ImageFormatException {
        if (!rows.isEmpty() && rows.getFirst().length != row.length) {
            throw new ImageFormatException(
                    file,
                    "line " + line + " has " + row.length + " numbers, but the first row has "
                            + rows.getFirst().length);
        }
    }

    private static Kernel kernel(List<float[]> rows) {
        int w = rows.getFirst().length;
        float[] all = new float[rows.size() * w];
        for (int y = 0; y < rows.size(); y++) {
            System.arraycopy(rows.get(y), 0, all, y * w, w);
        }
        return Kernel.of(rows.size(), w, all);
    }
}
