package thawline.xo;

import thawline.data.Chance;

/// What a camera sees where nobody has written: blots and patches of any grey, one over the other.
final class Clutter {

    private Clutter() {}

    static void draw(Chance chance, Ink ink) {
        int count = (int) chance.between(1, 14);
        double size = ink.side;
        for (int i = 0; i < count; i++) {
            double x = chance.between(-0.1, 1.1) * size;
            double y = chance.between(-0.1, 1.1) * size;
            double a = chance.between(0.05, 0.5) * size;
            double b = chance.between(0.05, 0.5) * size;
            double turn = chance.between(0, Math.PI);
            ink.patch(x, y, StrictMath.cos(turn), StrictMath.sin(turn), a, b, chance.half(), (float)
                    chance.between(0, 1));
        }
    }
}
