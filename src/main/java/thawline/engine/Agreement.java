package thawline.engine;

/// The differences of many pictures in one line: `120 pictures, 118 identical, largest difference 1 in 3
/// pixels`. May be added to by several threads.
public final class Agreement {

    private long pictures;
    private long identical;
    private long differing;
    private double largest;
    private long corners;
    private long alone;
    private double farthest;

    public synchronized void add(Difference d) {
        pictures++;
        identical += d.isNone() ? 1 : 0;
        switch (d) {
            case PixelDifference p -> {
                differing += p.pixels().differing();
                largest = Math.max(largest, p.largest());
            }
            case CornerDifference c -> {
                corners += c.matched() + c.onlyOurs() + c.onlyTheirs();
                alone += c.onlyOurs() + c.onlyTheirs();
                farthest = Math.max(farthest, c.farthest());
            }
        }
    }

    @Override
    public synchronized String toString() {
        String text = count(pictures, "picture") + ", " + identical + " identical";
        if (differing > 0) {
            text += ", largest difference " + PixelDifference.number(largest) + " in " + count(differing, "pixel");
        }
        if (corners > 0 && identical < pictures) {
            text += ", " + alone + " of " + count(corners, "corner") + " in only one, the others within "
                    + PixelDifference.number(farthest) + " pixels";
        }
        return text;
    }

    private static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
