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

    /// Cells (1,1,h,w) laid over the card: bilinear between the middles of what they see, and as far beyond
    /// the outermost ones as to the end of their own step; 0 outside.
    Tensor overCard(Tensor cells) {
        Shape s = cells.shape();
        Tensor card = Tensor.zeros(Card.SHAPE);
        for (int v = 0; v < Card.SIDE; v++) {
            double y = (v - row(0)) / field.down().step();
            for (int u = 0; u < Card.SIDE; u++) {
                double x = (u - column(0)) / field.across().step();
                if (isNear(y, s.h()) && isNear(x, s.w())) {
                    card.set(0, 0, v, u, (float) between(cells, y, x));
                }
            }
        }
        return card;
    }

    private static boolean isNear(double place, int n) {
        return place > -1 && place < n;
    }

    private static double between(Tensor cells, double y, double x) {
        Shape s = cells.shape();
        double v = Math.clamp(y, 0, s.h() - 1.0);
        double u = Math.clamp(x, 0, s.w() - 1.0);
        int top = Math.min((int) v, s.h() - 2);
        int left = Math.min((int) u, s.w() - 2);
        double down = v - top;
        double across = u - left;
        return (1 - down) * ((1 - across) * cells.at(0, top, left) + across * cells.at(0, top, left + 1))
                + down * ((1 - across) * cells.at(0, top + 1, left) + across * cells.at(0, top + 1, left + 1));
    }
}
