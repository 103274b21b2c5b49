package thawline.core;

import java.util.Arrays;

/// Places of a piece that is being followed whose neighbours are still to be looked at; takes as much memory as
/// they are at once.
final class Front {
    private int[] places = new int[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void push(int place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = place;
    }

    int pop() {
        return places[--size];
    }
}
