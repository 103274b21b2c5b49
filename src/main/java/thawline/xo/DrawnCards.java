package thawline.xo;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import thawline.data.Chance;
import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Drawn cards in memory, a byte a pixel.
final class DrawnCards implements Dataset {

    /// Sides of the pictures that cards are made of.
    private static final int SMALL = 28;

    private static final int LARGE = 88;

    /// By turns.
    static final List<Label> SIGNS = List.of(Label.values());

    private static final int PIXELS = Card.SIDE * Card.SIDE;

    private final byte[][] cards;

    private DrawnCards(byte[][] cards) {
        this.cards = cards;
    }

    static DrawnCards of(int count, long seed, LongFunction<Traits> traits) {
        if (count < 1) {
            throw new IllegalArgumentException("a set has at least 1 card, not " + count);
        }
        byte[][] cards = new byte[count][];
        IntStream.range(0, count).parallel().forEach(i -> cards[i] = bytes(seed, i, traits.apply(i)));
        return new DrawnCards(cards);
    }

    private static byte[] bytes(long seed, int i, Traits traits) {
        Chance chance = DrawnPictures.sign(seed, i);
        int side = (int) chance.between(SMALL, LARGE + 1);
        float[] card = Strokes.card(SIGNS.get(i % SIGNS.size()), traits, chance.seed(), side)
                .data();
        byte[] bytes = new byte[PIXELS];
        for (int k = 0; k < PIXELS; k++) {
            bytes[k] = (byte) (int) (card[k] + 0.5f);
        }
        return bytes;
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
        for (int y = 0; y < Card.SIDE; y++) {
            int row = x.index(0, 0, y, 0);
            for (int u = 0; u < Card.SIDE; u++) {
                x.data()[row + u] = Byte.toUnsignedInt(card[y * Card.SIDE + u]);
            }
        }
    }

    @Override
    public Target target() {
        return new Target.Classes(Label.words());
    }

    @Override
    public int label(int i) {
        return i % Label.values().length;
    }
}
