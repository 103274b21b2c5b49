package thawline.xo;

import thawline.layer.Field;
import thawline.layer.Layer;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What a step of a classifier made of a card: feature maps, or numbers where places are gone.
///
/// @param path of the step, as in [thawline.layer.Layers#located]
/// @param layer an operation, or a fork as one step
/// @param field what of the card a cell depends on
/// @param maps (c,1,h,w)
public record Stage(String path, Layer layer, Field field, Tensor maps) {

    /// Whether a cell still belongs to a place on the card.
    public boolean hasPlaces() {
        Shape s = maps.shape();
        return s.h() > 1 && s.w() > 1;
    }

    /// Where on the card the middle of what cell (y, x) sees is: its row.
    double row(int y) {
        return place(field.down(), y);
    }

    double column(int x) {
        return place(field.across(), x);
    }

    private static double place(Field.Extent e, int i) {
        return i * e.step() + (e.after() - e.before()) / 2;
    }

    /// Numbers of the cells, (1,1,h,w), spread over the card, where they have the same sum.
    Tensor overCard(Tensor cells) {
        Tensor card = between(cells);
        double area = field.down().step() * field.across().step();
        for (int i = 0; i < card.data().length; i++) {
            card.data()[i] /= (float) area;
        }
        return card;
    }

    /// Numbers of the cells, (1,1,h,w), drawn over the card: each at the middle of what its cell sees, on
    /// straight lines between them, and falling to 0 beyond the outermost.
    Tensor between(Tensor cells) {
        Shape s = cells.shape();
        Tensor card = Tensor.zeros(Card.SHAPE);
        for (int v = 0; v < Card.SIDE; v++) {
            double y = (v - row(0)) / field.down().step();
            for (int u = 0; u < Card.SIDE; u++) {
                double x = (u - column(0)) / field.across().step();
                if (y > -1 && x > -1 && y < s.h() && x < s.w()) {
                    card.set(0, 0, v, u, (float) between(cells, y, x));
                }
            }
        }
        return card;
    }

    /// Bilinear, with 0 around.
    private static double between(Tensor cells, double y, double x) {
        int top = (int) Math.floor(y);
        int left = (int) Math.floor(x);
        double down = y - top;
        double across = x - left;
        return (1 - down) * ((1 - across) * at(cells, top, left) + across * at(cells, top, left + 1))
                + down * ((1 - across) * at(cells, top + 1, left) + across * at(cells, top + 1, left + 1));
    }

    private static double at(Tensor cells, int y, int x) {
        Shape s = cells.shape();
        return y >= 0 && x >= 0 && y < s.h() && x < s.w() ? cells.at(0, y, x) : 0;
    }
}
