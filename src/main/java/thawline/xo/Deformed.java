package thawline.xo;

import java.util.Arrays;
import java.util.stream.IntStream;
import thawline.data.Chance;
import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Cards as they are, and then the same again and again as other hands and pens would have written them:
/// squeezed, slanted, turned, tapered, bent, thicker or thinner. Costs far less than drawing a new one.
///
/// Example i is mostly card i mod n; how it is changed depends on the seed and on i alone.
final class Deformed implements Dataset {

    private static final int SIDE = Card.SIDE;

    private static final int PIXELS = SIDE * SIDE;

    /// Of a framed card.
    private static final int WIDE = SIDE + 2;

    private static final double MIDDLE = (SIDE - 1) / 2.0;

    /// Moved by so many pixels.
    private static final double FAR = 4;

    /// How far each label may go and still be what it is: an O may lie on its side, an X may not.
    ///
    /// @param turn in degrees, both ways
    /// @param slant columns a row, both ways
    /// @param narrow the least width, of what it was
    /// @param thick in pixels at each side of a line
    private record Limits(double turn, double slant, double narrow, double thick) {}

    private static final Limits[] LIMITS = {
        new Limits(12, 0.4, 0.45, 1.7), new Limits(90, 0.6, 0.4, 2), new Limits(15, 0.35, 0.5, 1.4)
    };

    /// As a class.
    private static final int NEITHER = Label.words().indexOf(Label.NEITHER.toString());

    private static final int O = Label.words().indexOf(Label.O.toString());

    private static final int MORE = 4;

    /// Of what is neither.
    private static final double PAIRS = 0.06;

    private final Dataset of;
    private final byte[][] cards;

    private Deformed(Dataset of, byte[][] cards) {
        this.of = of;
        this.cards = cards;
    }

    /// @param times how many examples each card becomes
    static Deformed of(Dataset cards, int times, long seed) {
        int n = cards.size();
        byte[][] all = new byte[n * times][];
        IntStream.range(0, all.length).parallel().forEach(i -> {
            Chance chance = new Chance(seed, i);
            int source = source(cards, i);
            float[] card = card(cards, source);
            int label = cards.label(source);
            boolean pair = i >= n && label == NEITHER && chance.between(0, 1) < PAIRS;
            float[] shown = pair ? pair(cards, chance) : card;
            all[i] = bytes(i < n ? card : deformed(shown, LIMITS[label], chance));
        });
        return new Deformed(cards, all);
    }

    /// The card that example i shows. O is written in more ways than X and is the hardest to tell: of the changed
    /// cards, every so many that would be neither show the O before them.
    private static int source(Dataset cards, int i) {
        int n = cards.size();
        int source = i % n;
        boolean more = i >= n && source > 0 && (source / Label.values().length + i / n) % MORE == 0;
        return more && cards.label(source) == NEITHER && cards.label(source - 1) == O ? source - 1 : source;
    }

    private static float[] card(Dataset cards, int i) {
        Tensor x = Tensor.zeros(Card.SHAPE);
        cards.input(i, x);
        return x.data();
    }

    /// Two cards side by side are no single sign.
    private static float[] pair(Dataset cards, Chance chance) {
        float[] left = framed(card(cards, (int) chance.between(0, cards.size())));
        float[] right = framed(card(cards, (int) chance.between(0, cards.size())));
        float[] both = new float[PIXELS];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                float[] from = x < SIDE / 2 ? left : right;
                both[y * SIDE + x] = at(from, 1.6 * (y - MIDDLE) + MIDDLE, 2 * (x % (SIDE / 2)) + 0.5);
            }
        }
        return both;
    }

    private static byte[] bytes(float[] v) {
        byte[] bytes = new byte[PIXELS];
        for (int k = 0; k < PIXELS; k++) {
            bytes[k] = (byte) (int) (Math.clamp(v[k], 0, 255) + 0.5f);
        }
        return bytes;
    }

    private static float[] deformed(float[] card, Limits limits, Chance chance) {
        double thicker = chance.between(-0.7, limits.thick);
        float[] moved = moved(card, limits, chance);
        float[] v = moved;
        for (double left = Math.abs(thicker); left > 0; left--) {
            v = spread(v, (float) Math.min(1, left), thicker > 0);
        }
        return v;
    }

    /// y(p) = x(q): q is p turned, slanted, squeezed, tapered and bent about the middle of the card.
    private static float[] moved(float[] card, Limits limits, Chance chance) {
        double turn = Math.toRadians(chance.between(-limits.turn, limits.turn));
        double slant = chance.between(-limits.slant, limits.slant);
        double size = chance.between(0.6, 1.15);
        double narrow = 1 / (size * chance.between(limits.narrow, 1));
        double wide = 1 / size;
        boolean lying = chance.between(0, 1) < 0.25;
        double taper = chance.between(-0.35, 0.35) / MIDDLE;
        double bend = chance.between(0, 1.6);
        double across = chance.between(0, 2 * Math.PI);
        double down = chance.between(0, 2 * Math.PI);
        double wave = 2 * Math.PI / chance.between(14, 40);
        double right = chance.between(-FAR, FAR);
        double below = chance.between(-FAR, FAR);
        double c = StrictMath.cos(turn);
        double s = StrictMath.sin(turn);
        float[] from = framed(card);
        float[] to = new float[PIXELS];
        double[] bendX = wave(bend, wave, across);
        double[] bendY = wave(bend, wave, down);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double v = y - MIDDLE - below;
                double u = x - MIDDLE - right;
                double p = c * u + s * v;
                double q = c * v - s * u;
                p = p * (lying ? wide : narrow) * (1 + taper * q);
                q = q * (lying ? narrow : wide);
                p += slant * q + bendX[y];
                q += bendY[x];
                to[y * SIDE + x] = at(from, q + MIDDLE, p + MIDDLE);
            }
        }
        return to;
    }

    private static double[] wave(double high, double frequency, double phase) {
        double[] wave = new double[SIDE];
        Arrays.setAll(wave, i -> high * StrictMath.sin(frequency * i + phase));
        return wave;
    }

    /// With a pixel of paper on each side.
    private static float[] framed(float[] card) {
        float[] framed = new float[WIDE * WIDE];
        for (int y = 0; y < SIDE; y++) {
            System.arraycopy(card, y * SIDE, framed, (y + 1) * WIDE + 1, SIDE);
        }
        return framed;
    }

    /// Between pixels of a framed card; paper outside.
    private static float at(float[] framed, double y, double x) {
        int v = (int) Math.floor(y);
        int u = (int) Math.floor(x);
        if (v < -1 || u < -1 || v >= SIDE || u >= SIDE) {
            return 0;
        }
        float b = (float) (y - v);
        float a = (float) (x - u);
        int i = (v + 1) * WIDE + u + 1;
        return (1 - b) * ((1 - a) * framed[i] + a * framed[i + 1])
                + b * ((1 - a) * framed[i + WIDE] + a * framed[i + WIDE + 1]);
    }

    /// Part of the way to the most, or the least, of each pixel and its four neighbours.
    private static float[] spread(float[] v, float part, boolean more) {
        float[] from = framed(v);
        float[] to = new float[PIXELS];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int i = (y + 1) * WIDE + x + 1;
                float here = from[i];
                float up = from[i - WIDE];
                float down = from[i + WIDE];
                float left = from[i - 1];
                float right = from[i + 1];
                float end = more
                        ? Math.max(here, Math.max(Math.max(up, down), Math.max(left, right)))
                        : Math.min(here, Math.min(Math.min(up, down), Math.min(left, right)));
                to[y * SIDE + x] = here + part * (end - here);
            }
        }
        return to;
    }

    @Override
    public int size() {
        return cards.length;
    }

    @Override
    public Shape shape() {
        return Card.SHAPE;
    }

    @Override
    public void input(int i, Tensor x) {
        byte[] card = cards[i];
        for (int y = 0; y < SIDE; y++) {
            int row = x.index(0, 0, y, 0);
            for (int u = 0; u < SIDE; u++) {
                x.data()[row + u] = Byte.toUnsignedInt(card[y * SIDE + u]);
            }
        }
    }

    @Override
    public Target target() {
        return of.target();
    }

    @Override
    public int label(int i) {
        return of.label(source(of, i));
    }
}
