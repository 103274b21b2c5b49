package thawline.learn.corners;

import java.util.SplittableRandom;
import thawline.geometry.PlaneMap;

/// Other views of a flat scene: a turn, a scale, a shift, and a perspective, all moderate, about the middle.
public final class Views {

    private static final double TURN = 25; // degrees
    private static final double SCALE = 1.2;
    private static final double SHIFT = 0.06; // of the size
    private static final double BEND = 0.08; // how far a corner of the picture moves, of the size

    private Views() {}

    /// From places in a picture of height × width to places in the other view of it.
    public static PlaneMap random(SplittableRandom chance, int height, int width) {
        double right = width - 1;
        double bottom = height - 1;
        double[] from = {0, 0, right, 0, right, bottom, 0, bottom};
        double[] to = from.clone();
        double dx = chance.nextDouble(-SHIFT, SHIFT) * width;
        double dy = chance.nextDouble(-SHIFT, SHIFT) * height;
        for (int k = 0; k < 8; k += 2) {
            to[k] += dx + chance.nextDouble(-BEND, BEND) * width;
            to[k + 1] += dy + chance.nextDouble(-BEND, BEND) * height;
        }
        double scale = StrictMath.pow(SCALE, chance.nextDouble(-1, 1));
        double degrees = chance.nextDouble(-TURN, TURN);
        return PlaneMap.quad(from, to).then(PlaneMap.rotation(right / 2, bottom / 2, degrees, scale));
    }
}
