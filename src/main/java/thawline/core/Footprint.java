package thawline.core;

import java.util.Arrays;

/// Which places of a depth × height × width window take part in a maximum or minimum; the structuring element
/// of morphology.
public final class Footprint {

    private final int depth;
    private final int height;
    private final int width;
    private final boolean[] taken;
    private final boolean box;

    private Footprint(int depth, int height, int width, boolean[] taken) {
        this.depth = depth;
        this.height = height;
        this.width = width;
        this.taken = taken;
        boolean all = true;
        boolean any = false;
        for (boolean t : taken) {
            all &= t;
            any |= t;
        }
        this.box = all;
        if (!any) {
            throw new IllegalArgumentException("a footprint needs at least one place that takes part");
        }
    }

    /// Every place of height × width.
    public static Footprint rect(int height, int width) {
        return box(1, height, width);
    }

    public static Footprint box(int depth, int height, int width) {
        if (depth < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "a window of " + depth + " × " + height + " × " + width + " is empty; every side is at least 1");
        }
        boolean[] taken = new boolean[depth * height * width];
        Arrays.fill(taken, true);
        return new Footprint(depth, height, width, taken);
    }

    /// A mask, row by row.
    public static Footprint of(int height, int width, boolean... taken) {
        return of(1, height, width, taken);
    }

    /// A mask, slice by slice and row by row.
    public static Footprint of(int depth, int height, int width, boolean[] taken) {
        if (taken.length != depth * height * width) {
            throw new IllegalArgumentException(height + " × " + width + " places"
                    + (depth == 1 ? "" : " in each of " + depth + " slices") + " need " + depth * height * width
                    + " marks, but " + taken.length + " were given");
        }
        return new Footprint(depth, height, width, taken.clone());
    }

    public int depth() {
        return depth;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    public boolean at(int z, int y, int x) {
        return taken[(z * height + y) * width + x];
    }

    /// Whether every place takes part, so that a maximum runs as one pass down and one along.
    public boolean isBox() {
        return box;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Footprint f
                && depth == f.depth
                && height == f.height
                && width == f.width
                && Arrays.equals(taken, f.taken);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(taken) + width;
    }

    @Override
    public String toString() {
        return (box ? "box " : "mask ") + depth + "×" + height + "×" + width;
    }
}
