package thawline.run;

import java.util.Arrays;
import thawline.tensor.Tensor;

/// Windows of one tensor, made once each and found again: a steady run asks for the same few over and over.
final class Views {

    private final Tensor tensor;
    private long[] keys = new long[16];
    private Tensor[] views = new Tensor[16];
    private int count;

    Views(Tensor tensor) {
        this.tensor = tensor;
    }

    Tensor of(int y, int x, int h, int w) {
        long key = ((y * 65_536L + x) * 65_536L + h) * 65_536L + w;
        int slot = slot(key);
        if (views[slot] == null) {
            if (2 * ++count > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            views[slot] = tensor.window(y, x, h, w);
        }
        return views[slot];
    }

    private int slot(long key) {
        int i = Long.hashCode(key * 0x9E3779B97F4A7C15L) >>> 7 & keys.length - 1;
        while (views[i] != null && keys[i] != key) {
            i = i + 1 & keys.length - 1;
        }
        return i;
    }

    private void grow() {
        long[] oldKeys = keys;
        Tensor[] oldViews = views;
        keys = new long[2 * oldKeys.length];
        views = Arrays.copyOf(new Tensor[0], keys.length);
        for (int i = 0; i < oldViews.length; i++) {
            if (oldViews[i] != null) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                views[slot] = oldViews[i];
            }
        }
    }
}
