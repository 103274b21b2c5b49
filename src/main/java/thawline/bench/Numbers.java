package thawline.bench;

import java.util.Random;

/// Numbers that are the same for every toolkit.
public final class Numbers {

    private Numbers() {}

    /// A kernel without factors: numbers of −1 … 1.
    public static float[] kernel(int size) {
        Random random = new Random(2);
        float[] k = new float[size];
        for (int i = 0; i < size; i++) {
            k[i] = 2 * random.nextFloat() - 1;
        }
        return k;
    }
}
