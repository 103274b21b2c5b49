package thawline.run;

import thawline.tensor.Tensor;

/// Windows of one tensor, made once each and found again: a steady run asks for the same few over and over.
final class Views {

    private final Tensor tensor;
    private long[] places = new long[16];
    private long[] sizes = new long[16];
    private Tensor[] views = new Tensor[16];
    private int count;

    Views(Tensor tensor) {
        this.tensor = tensor;
    }

    Tensor of(int y, int x, int h, int w) {
        long place = (long) y << Integer.SIZE | x;
        long size = (long) h << Integer.SIZE | w;
        int slot = slot(place, size);
        if (views[slot] == null) {
            if (2 * ++count > views.length) {
                grow();
                slot = slot(place, size);
            }
            places[slot] = place;
            sizes[slot] = size;
            views[slot] = tensor.window(y, x, h, w);
        }
        return views[slot];
    }

    private int slot(long place, long size) {
        int i = Long.hashCode((place * 31 + size) * 0x9E3779B97F4A7C15L) >>> 7 & views.length - 1;
        while (views[i] != null && (places[i] != place || sizes[i] != size)) {
            i = i + 1 & views.length - 1;
        }
        return i;
    }

    private void grow() {
        long[] oldPlaces = places;
        long[] oldSizes = sizes;
        Tensor[] oldViews = views;
        places = new long[2 * oldViews.length];
        sizes = new long[places.length];
        views = new Tensor[places.length];
        for (int i = 0; i < oldViews.length; i++) {
            if (oldViews[i] != null) {
                int slot = slot(oldPlaces[i], oldSizes[i]);
                places[slot] = oldPlaces[i];
                sizes[slot] = oldSizes[i];
                views[slot] = oldViews[i];
            }
        }
    }
}
