package thawline.core;

import java.util.Arrays;
import java.util.stream.Stream;

/// The places of a plane above a level, of which those are found that hang together, over all eight sides, with
/// one above a higher level; a bit for each place. Workers may take in and follow bands of rows at the same time.
public final class Reached {

    private final int width;
    private final int height;

    /// Words from one row to the next.
    private final int words;

    /// The places above the lower level that nothing has reached yet; around all of them lie bits that are 0,
    /// so that no place is at an edge.
    private final long[] open;

    /// Those above the higher level, and what was reached from there.
    private final long[] reached;

    /// For each worker its own.
    private final Front[] fronts;

    public Reached(int height, int width, int workers) {
        this.height = height;
        this.width = width;
        words = width / Long.SIZE + 2;
        open = new long[Math.multiplyExact(height + 2, words) + 1];
        reached = new long[open.length];
        fronts = Stream.generate(Front::new).limit(workers).toArray(Front[]::new);
    }

    private int row(int v) {
        return (v + 1) * words + 1;
    }

    /// Takes in n numbers of row v from column u on, the first columns of the row before the others.
    public void take(int v, int u, int n, float[] x, int at, float low, float high) {
        int row = row(v);
        if (u == 0) {
            Arrays.fill(open, row, row + words - 1, 0);
            Arrays.fill(reached, row, row + words - 1, 0);
        }
        for (int i = 0; i < n; i += Long.SIZE) {
            int m = Math.min(n - i, Long.SIZE);
            Levels levels = m == Long.SIZE ? Levels.best() : Levels.scalar();
            long weak = levels.above(x, at + i, m, low);
            if (weak != 0) {
                Bits.set(open, row, u + i, weak);
                Bits.set(reached, row, u + i, levels.above(x, at + i, m, high));
            }
        }
    }

    /// Reaches all of rows first … end−1 that hangs together within them with a place above the higher level.
    public void follow(int worker, int first, int end) {
        Front front = fronts[worker];
        for (int v = first; v < end; v++) {
            for (int word = row(v); word < row(v) + words - 1; word++) {
                for (long left = reached[word] & open[word]; left != 0; left &= left - 1) {
                    int u = (word - row(v)) * Long.SIZE + Long.numberOfTrailingZeros(left);
                    reach(v, u, front);
                    spread(front, first, end);
                }
            }
        }
    }

    /// Goes on from one band to the next, once all bands of that many rows were followed.
    public void join(int band) {
        for (int v = band; v < height; v += band) {
            for (int row = v - 1; row <= v; row++) {
                for (int u = 0; u < width; u += Long.SIZE) {
                    for (long left = reached[row(row) + u / Long.SIZE]; left != 0; left &= left - 1) {
                        fronts[0].push(row * width + u + Long.numberOfTrailingZeros(left));
                    }
                }
                spread(fronts[0], 0, height);
            }
        }
    }

    private void spread(Front front, int first, int end) {
        while (!front.isEmpty()) {
            int place = front.pop();
            int row = place / width;
            int column = place % width;
            for (int j = Math.max(row - 1, first); j <= Math.min(row + 1, end - 1); j++) {
                for (long left = three(j, column - 1); left != 0; left &= left - 1) {
                    reach(j, column - 1 + Long.numberOfTrailingZeros(left), front);
                }
            }
        }
    }

    private void reach(int v, int u, Front front) {
        int word = row(v) + (u >> 6);
        if ((open[word] >>> u & 1) != 0) {
            open[word] &= ~(1L << u);
            reached[word] |= 1L << u;
            front.push(v * width + u);
        }
    }

    /// Three bits of a row from column u on, which may be −1.
    private long three(int v, int u) {
        int word = row(v) + (u >> 6);
        return (open[word] >>> u | open[word + 1] << 1 << ~u) & 7;
    }

    /// The bits of row v, column u at bit `u % 64` of word `u / 64`.
    public void copy(int v, long[] to) {
        System.arraycopy(reached, row(v), to, 0, (width + Long.SIZE - 1) / Long.SIZE);
    }
}
