package thawline.filter;

import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.tensor.Border;

/// Filters from a user's own numbers.
public final class Custom {

    private Custom() {}

    /// y = k ⋆ x with k given row by row
    ///
    /// (c,H,W) → (c,H,W), every plane on its own; an even side is anchored at side/2. OpenCV's `filter2D`.
    public static Layer kernel(int height, int width, float... numbers) {
        return kernel(Kernel.of(height, width, numbers));
    }

    public static Layer kernel(Kernel k) {
        return kernel(k, Border.REFLECT_101);
    }

    public static Layer kernel(Kernel k, Border border) {
        return Conv2d.designed(k, border);
    }

    /// The kernel written as text: numbers apart by blanks or commas, rows by `;` or a new line, such as
    /// `0 -1 0; -1 5 -1; 0 -1 0`. A number may be a fraction such as `1/9`.
    public static Kernel parse(String text) {
        String[] rows = text.strip().split("\\s*[;\\n]\\s*", -1);
        float[] numbers = {};
        int width = 0;
        for (int y = 0; y < rows.length; y++) {
            String[] cells = rows[y].strip().split("[\\s,]+", -1);
            if (y == 0) {
                width = cells.length;
                numbers = new float[rows.length * width];
            }
            Check.require(
                    cells.length == width,
                    "row " + (y + 1) + " of the kernel has " + cells.length + " numbers, but row 1 has " + width);
            for (int x = 0; x < width; x++) {
                numbers[y * width + x] = number(cells[x], y + 1, x + 1);
            }
        }
        return Kernel.of(rows.length, width, numbers);
    }

    private static float number(String cell, int row, int column) {
        String[] parts = cell.split("/", 2);
        try {
            double value = Double.parseDouble(parts[0]);
            return (float) (parts.length == 1 ? value : value / Double.parseDouble(parts[1]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "row " + row + ", column " + column + " of the kernel is \"" + cell
                            + "\", which is not a number; write numbers such as -1, 0.25 or 1/9",
                    e);
        }
    }
}
