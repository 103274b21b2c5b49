package thawline.xo;

import java.util.ArrayList;
import java.util.List;
import thawline.data.Chance;
import thawline.tensor.Tensor;

/// Whether heat tells the truth: how many answers change where the hottest part of the card is hidden, and
/// how many where as much of it is hidden by chance.
///
/// @param cards that were tried
/// @param hottest how many answers changed without the hottest pixels
/// @param moved the same without pixels of the same form elsewhere: the heat moved across the card, whose edges meet
/// @param scattered the same without as many single pixels anywhere
public record Hiding(int cards, int hottest, int moved, int scattered) {

    /// Tries each card.
    ///
    /// @param share of the pixels that is hidden, such as 0.1
    public static Hiding of(Classifier classifier, List<Tensor> cards, double share, long seed) {
        List<Tensor> hidden = new ArrayList<>();
        List<Label> before = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            Tensor card = cards.get(i);
            Evidence why = Evidence.of(classifier, card);
            before.add(why.answer().label());
            Chance chance = new Chance(seed, i);
            hidden.add(Evidence.hidden(card, why.heat(), share));
            hidden.add(Evidence.hidden(card, moved(why.heat(), chance), share));
            hidden.add(Evidence.hidden(card, scattered(chance), share));
        }
        List<Answer> after = classifier.classify(hidden, Runtime.getRuntime().availableProcessors());
        int[] changed = new int[3];
        for (int i = 0; i < after.size(); i++) {
            changed[i % 3] += after.get(i).label() == before.get(i / 3) ? 0 : 1;
        }
        return new Hiding(cards.size(), changed[0], changed[1], changed[2]);
    }

    private static Tensor moved(Tensor heat, Chance chance) {
        int side = Card.SIDE;
        int down = (int) chance.between(0, side);
        int across = (int) chance.between(0, side);
        Tensor moved = Tensor.zeros(Card.SHAPE);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                moved.set(0, 0, (y + down) % side, (x + across) % side, heat.at(0, y, x));
            }
        }
        return moved;
    }

    private static Tensor scattered(Chance chance) {
        Tensor noise = Tensor.zeros(Card.SHAPE);
        for (int i = 0; i < noise.data().length; i++) {
            noise.data()[i] = (float) chance.between(0, 1);
        }
        return noise;
    }
}
