package thawline.learn.corners;

import java.util.Arrays;
import java.util.List;
import thawline.core.Kernel;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Weights;

/// Keeps a learned Harris response the same for a picture that is mirrored or turned by quarters.
///
/// Of all kernels with that property those nearest to the learned ones: d/dx odd in x and even in y, d/dy its
/// transpose, the window the mean of its eight mirror images. So both derivatives are exactly 0 on a flat picture,
/// whatever its level.
final class Symmetry {

    private Symmetry() {}

    /// Changes the learned numbers of derivatives (2 kernels) and window (1 kernel) where they are.
    static void restore(Layer layer) {
        for (Weights w : List.copyOf(Layers.weights(layer).toList())) {
            if (w instanceof Weights.Learned learned && learned.kernel().size() > 1) {
                restore(learned);
            }
        }
    }

    private static void restore(Weights.Learned learned) {
        Kernel k = learned.kernel();
        int n = k.height();
        if (k.outs() == 2) {
            derivatives(learned.numbers(), n);
        } else {
            window(learned.numbers(), n);
        }
    }

    private static void derivatives(float[] w, int n) {
        float[] old = w.clone();
        int second = n * n;
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                int v = n - 1 - y;
                int u = n - 1 - x;
                double ahead =
                        (double) old[y * n + x] + old[v * n + x] + old[second + x * n + y] + old[second + x * n + v];
                double behind =
                        (double) old[y * n + u] + old[v * n + u] + old[second + u * n + y] + old[second + u * n + v];
                float mean = (float) ((ahead - behind) / 8);
                w[y * n + x] = mean;
                w[second + x * n + y] = mean;
            }
        }
    }

    private static void window(float[] w, int n) {
        float[] old = w.clone();
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                int v = n - 1 - y;
                int u = n - 1 - x;
                float[] all = {
                    old[y * n + x], old[y * n + u], old[v * n + x], old[v * n + u],
                    old[x * n + y], old[x * n + v], old[u * n + y], old[u * n + v]
                };
                Arrays.sort(all); // so that all eight places get the same bits
                double sum = 0;
                for (float one : all) {
                    sum += one;
                }
                w[y * n + x] = (float) (sum / all.length);
            }
        }
    }
}
