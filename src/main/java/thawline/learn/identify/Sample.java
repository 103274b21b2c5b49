package thawline.learn.identify;

import java.util.List;
import thawline.core.SplitMix;
import thawline.tensor.Tensor;

/// Places drawn evenly from regions, each with the (2r + 1)² values of x around it and the value of y.
///
/// @param x patch after patch, row by row
/// @param region which of the regions a place is in
/// @param index of the place in its region, row by row
record Sample(int radius, float[] x, float[] y, int[] region, int[] index) {

    static Sample of(List<Region> regions, int radius, int most) {
        long all = regions.stream().mapToLong(r -> r.y().shape().size()).sum();
        int n = (int) Math.min(all, most);
        int side = 2 * radius + 1;
        Sample s = new Sample(radius, new float[n * side * side], new float[n], new int[n], new int[n]);
        int r = 0;
        long before = 0;
        for (int i = 0; i < n; i++) {
            // one place out of each of n equal stretches
            long from = i * all / n;
            long room = (i + 1) * all / n - from;
            long at = from + Math.floorMod(SplitMix.mix(i + SplitMix.GOLDEN), room);
            while (at - before >= regions.get(r).y().shape().size()) {
                before += regions.get(r++).y().shape().size();
            }
            s.take(i, regions.get(r), r, (int) (at - before));
        }
        return s;
    }

    private void take(int i, Region from, int number, int at) {
        int side = 2 * radius + 1;
        region[i] = number;
        index[i] = at;
        int v = at / from.width();
        int u = at % from.width();
        y[i] = from.y().data()[at];
        for (int row = 0; row < side; row++) {
            int first = from.x().index(0, 0, v + from.margin() - radius + row, u + from.margin() - radius);
            System.arraycopy(from.x().data(), first, x, (i * side + row) * side, side);
        }
    }

    int size() {
        return y.length;
    }

    int taps() {
        return (2 * radius + 1) * (2 * radius + 1);
    }

    /// The values of planes of results, one for each region, at the places.
    float[] at(List<Tensor> planes) {
        float[] v = new float[size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = planes.get(region[i]).data()[index[i]];
        }
        return v;
    }
}
