package thawline.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/// Comparators that bring the median of ksize × ksize numbers to one place, without a branch on the data, so
/// that whole rows run through them side by side.
///
/// Batcher's odd–even merges (Knuth, The Art of Computer Programming 3, 5.3.4) in two parts. [#columns] sorts
/// each column of the window; neighbouring windows share that work. [#rest] merges the sorted columns as far
/// as the median needs: comparators that it does not depend on are left out.
final class MedianNetwork {

    /// min(a, b) to place `low` and max(a, b) to place `high`.
    record Comparator(int low, int high, Wanted wanted) {}

    /// Which of a comparator's two results anything later looks at.
    enum Wanted {
        MIN,
        MAX,
        BOTH
    }

    private static final AtomicReferenceArray<MedianNetwork> MADE = new AtomicReferenceArray<>(64);

    final int ksize;
    final Comparator[] columns;
    /// Element r of column c is at place c·ksize + r.
    final Comparator[] rest;
    final int median;

    private MedianNetwork(int ksize) {
        this.ksize = ksize;
        Deque<Comparator> sort = new ArrayDeque<>();
        int[] order = sorted(IntStream.range(0, ksize).toArray(), sort);
        this.columns = sort.toArray(Comparator[]::new);
        Deque<Comparator> merge = new ArrayDeque<>();
        int[] all = merged(0, ksize, order, merge);
        this.median = all[all.length / 2];
        this.rest = needed(merge, median, ksize * ksize);
    }

    static MedianNetwork of(int ksize) {
        MedianNetwork made = MADE.get(ksize);
        if (made == null) {
            made = new MedianNetwork(ksize);
            MADE.set(ksize, made);
        }
        return made;
    }

    /// The places in the order in which their numbers ascend once the comparators have run.
    private static int[] sorted(int[] places, Deque<Comparator> to) {
        int n = places.length;
        if (n == 1) {
            return places;
        }
        return merge(
                sorted(Arrays.copyOfRange(places, 0, n / 2), to), sorted(Arrays.copyOfRange(places, n / 2, n), to), to);
    }

    /// Columns from … to−1, each of which ascends in `order`, as one ascending list.
    private static int[] merged(int from, int to, int[] order, Deque<Comparator> out) {
        if (to - from == 1) {
            return Arrays.stream(order).map(r -> from * order.length + r).toArray();
        }
        int middle = (from + to) / 2;
        return merge(merged(from, middle, order, out), merged(middle, to, order, out), out);
    }

    /// Two ascending lists into one: their elements of even index, their elements of odd index, and one row of
    /// comparators between the two results.
    private static int[] merge(int[] a, int[] b, Deque<Comparator> to) {
        if (a.length == 0 || b.length == 0) {
            return a.length == 0 ? b : a;
        }
        if (a.length == 1 && b.length == 1) {
            to.add(new Comparator(a[0], b[0], Wanted.BOTH));
            return new int[] {a[0], b[0]};
        }
        int[] even = merge(everySecond(a, 0), everySecond(b, 0), to);
        int[] odd = merge(everySecond(a, 1), everySecond(b, 1), to);
        int[] all = new int[a.length + b.length];
        int n = 0;
        all[n++] = even[0];
        for (int i = 0; n < all.length; i++) {
            boolean pair = i < odd.length && i + 1 < even.length;
            if (pair) {
                to.add(new Comparator(odd[i], even[i + 1], Wanted.BOTH));
            }
            if (i < odd.length) {
                all[n++] = odd[i];
            }
            if (i + 1 < even.length) {
                all[n++] = even[i + 1];
            }
        }
        return all;
    }

    private static int[] everySecond(int[] list, int first) {
        return IntStream.range(0, list.length)
                .filter(i -> i % 2 == first)
                .map(i -> list[i])
                .toArray();
    }

    /// Those comparators that place `goal` depends on, walked from the last one back.
    private static Comparator[] needed(Deque<Comparator> all, int goal, int places) {
        boolean[] wanted = new boolean[places];
        wanted[goal] = true;
        List<Comparator> kept = new ArrayList<>();
        while (!all.isEmpty()) {
            Comparator c = all.removeLast();
            if (wanted[c.low] || wanted[c.high]) {
                Wanted w = wanted[c.low] && wanted[c.high] ? Wanted.BOTH : wanted[c.low] ? Wanted.MIN : Wanted.MAX;
                kept.add(new Comparator(c.low, c.high, w));
                wanted[c.low] = true;
                wanted[c.high] = true;
            }
        }
        return kept.reversed().toArray(Comparator[]::new);
    }
}
