package thawline.xo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.data.Chance;
import thawline.layer.AveragePool;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Threshold;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// How many cells of feature maps stay equal when the picture moves by a pixel: without pooling, with the
/// largest of each window, and with its mean.
///
/// The maps are those of the tutorials: a convolution finds pieces of a diagonal and of an anti-diagonal, and
/// what it finds is kept above zero (ReLU), or told by yes and no (threshold).
public record PoolingLesson(List<Row> rows, int cards) {

    public PoolingLesson {
        rows = List.copyOf(rows);
    }

    /// What is pooled, and so what a cell may hold.
    public enum Maps {
        /// Any number from 0 up.
        RELU,
        /// 1 where there is a piece of a line, 0 elsewhere.
        THRESHOLD;

        /// A third of the response to a whole line that is a pixel wide.
        private static final double FOUND = 1700;

        /// (1,1,32,32) → (2,1,28,28).
        public Layer layer() {
            Layer found = Conv2d.designed(Kernel.stack(DIAGONAL, ANTI_DIAGONAL), Border.NONE);
            return switch (this) {
                case RELU -> found.then(new Pointwise(Unary.RELU));
                case THRESHOLD -> found.then(Threshold.above(FOUND));
            };
        }
    }

    /// What is made of each window of a map.
    public enum Pooling {
        NONE,
        MAX,
        AVERAGE;

        /// (c,1,h,w) → (c,1,h/window,w/window).
        public Tensor of(Tensor maps, int window) {
            return switch (this) {
                case NONE -> maps;
                case MAX -> Trace.run(Pool.max(window), maps);
                case AVERAGE -> Trace.run(AveragePool.of(window), maps);
            };
        }
    }

    /// What was counted over all cards, moved by a pixel in each of the four directions.
    ///
    /// @param window side of what is pooled, 1 without pooling
    /// @param cells of the maps
    /// @param equal of these, bit for bit
    /// @param seeing cells that are not 0 before or after
    /// @param kept of these, equal
    /// @param change Σ|after − before| / Σ(before + after): 0 where nothing changes, 1 where nothing stays
    public record Row(
            Maps maps, Pooling pooling, int window, long cells, long equal, long seeing, long kept, double change) {

        /// Of all cells, most of which see nothing.
        public double ofAll() {
            return (double) equal / cells;
        }

        /// Of the cells that see something.
        public double ofSeeing() {
            return (double) kept / seeing;
        }
    }

    private static final int PIECE = 5;

    private static final Kernel DIAGONAL = piece(1);
    private static final Kernel ANTI_DIAGONAL = piece(-1);

    private static final int[][] MOVES = {{0, 1}, {0, -1}, {1, 0}, {-1, 0}};

    /// 4 on a line through 5 × 5 and −1 beside it, so that an even place gives 0. Cards hold whole numbers,
    /// so what is equal is equal to the bit.
    private static Kernel piece(int slope) {
        float[] k = new float[PIECE * PIECE];
        for (int i = 0; i < k.length; i++) {
            int down = i / PIECE - PIECE / 2;
            int across = i % PIECE - PIECE / 2;
            k[i] = down == slope * across ? PIECE - 1 : -1;
        }
        return Kernel.of(PIECE, PIECE, k);
    }

    /// Of clean drawings with paper around them.
    public static PoolingLesson of(int cards, long seed) {
        List<Tensor> drawn = cards(cards, seed);
        List<Row> rows = new ArrayList<>();
        for (Maps maps : Maps.values()) {
            List<Pair> pairs = pairs(maps.layer(), drawn);
            rows.add(row(maps, Pooling.NONE, 1, pairs));
            for (int window = 2; window <= 4; window += 2) {
                rows.add(row(maps, Pooling.MAX, window, pairs));
                rows.add(row(maps, Pooling.AVERAGE, window, pairs));
            }
        }
        return new PoolingLesson(rows, cards);
    }

    /// X and O by turns, clean and with room to be moved.
    private static List<Tensor> cards(int cards, long seed) {
        return IntStream.range(0, cards).parallel().mapToObj(i -> card(i, seed)).toList();
    }

    private static Tensor card(int i, long seed) {
        return Strokes.card(
                i % 2 == 0 ? Label.X : Label.O,
                Traits.nominal().with(Trait.SIZE, 0.6),
                new Chance(seed, i).seed(),
                Tolerance.SIDE);
    }

    /// So many X are looked at for …
    private static final int CANDIDATES = 32;

    /// … a plain one to be shown: number of the sign that has most of both diagonals.
    static int plain(long seed) {
        List<Tensor> cards = cards(2 * CANDIDATES, seed);
        Layer layer = Maps.THRESHOLD.layer();
        return IntStream.range(0, CANDIDATES)
                .map(i -> 2 * i)
                .boxed()
                .max(Comparator.comparingDouble(i -> both(Trace.run(layer, cards.get(i)))))
                .orElseThrow();
    }

    private static double both(Tensor found) {
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < found.shape().c(); c++) {
            double sum = 0;
            for (float v : found.channels(c, 1).toArray()) {
                sum += v;
            }
            least = Math.min(least, sum);
        }
        return least;
    }

    /// The card of a plain X.
    public static Tensor example(long seed) {
        return card(plain(seed), seed);
    }

    /// What was on a card, further down and to the right; paper where nothing was.
    public static Tensor moved(Tensor card, int down, int right) {
        Shape s = card.shape();
        Tensor moved = Tensor.zeros(s);
        for (int y = 0; y < s.h(); y++) {
            for (int x = 0; x < s.w(); x++) {
                int v = y - down;
                int u = x - right;
                if (v >= 0 && v < s.h() && u >= 0 && u < s.w()) {
                    moved.set(0, 0, y, x, card.at(0, v, u));
                }
            }
        }
        return moved;
    }

    /// The maps of a card, and of the card moved by a pixel.
    private record Pair(Tensor before, Tensor after) {}

    private static List<Pair> pairs(Layer layer, List<Tensor> cards) {
        List<Pair> pairs = new ArrayList<>();
        for (Tensor card : cards) {
            Tensor before = Trace.run(layer, card);
            for (int[] move : MOVES) {
                pairs.add(new Pair(before, Trace.run(layer, moved(card, move[0], move[1]))));
            }
        }
        return pairs;
    }

    private static Row row(Maps maps, Pooling pooling, int window, List<Pair> pairs) {
        long cells = 0;
        long equal = 0;
        long seeing = 0;
        long kept = 0;
        double changed = 0;
        double sum = 0;
        for (Pair pair : pairs) {
            float[] before = pooling.of(pair.before(), window).toArray();
            float[] after = pooling.of(pair.after(), window).toArray();
            cells += before.length;
            for (int i = 0; i < before.length; i++) {
                boolean same = before[i] == after[i];
                boolean sees = before[i] != 0 || after[i] != 0;
                equal += same ? 1 : 0;
                seeing += sees ? 1 : 0;
                kept += same && sees ? 1 : 0;
                changed += Math.abs((double) after[i] - before[i]);
                sum += (double) before[i] + after[i];
            }
        }
        return new Row(maps, pooling, window, cells, equal, seeing, kept, changed / sum);
    }

    /// A line for each row.
    public String csv() {
        StringBuilder csv = new StringBuilder("maps,pooling,window,cells,equal,seeing,kept,change\n");
        for (Row r : rows) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%d,%d,%d,%d,%.6f\n",
                    word(r.maps()),
                    word(r.pooling()),
                    r.window(),
                    r.cells(),
                    r.equal(),
                    r.seeing(),
                    r.kept(),
                    r.change()));
        }
        return csv.toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
