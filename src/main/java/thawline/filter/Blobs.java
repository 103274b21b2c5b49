package thawline.filter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The pieces of a mask: for each set of places above 0 that hang together over all eight sides, the mean of
/// their positions, scored by how many they are.
///
/// (1,1,H,W) → corners, the largest first, then by y, then by x. This makes one corner of each spot that a
/// threshold leaves, where [CornerList] looks for the peaks of a map.
public record Blobs() implements ReadOut<List<Corner>> {

    private static final Comparator<Corner> ORDER = Comparator.comparingDouble((Corner c) -> -c.score())
            .thenComparingDouble(Corner::y)
            .thenComparingDouble(Corner::x);

    @Override
    public List<Corner> read(Tensor mask) {
        Shape s = mask.shape();
        Check.require(
                s.c() == 1 && s.d() == 1,
                "the result has " + s.c() * s.d()
                        + " planes; spots are read from one: begin with gray, or choose one with channel(0)");
        List<Corner> blobs = new ArrayList<>();
        BitSet seen = new BitSet(s.size());
        Front front = new Front();
        for (int start = 0; start < s.size(); start++) {
            if (!seen.get(start) && mask.at(0, start / s.w(), start % s.w()) > 0) {
                blobs.add(piece(mask, start, seen, front));
            }
        }
        blobs.sort(ORDER);
        return List.copyOf(blobs);
    }

    private static Corner piece(Tensor mask, int start, BitSet seen, Front front) {
        Shape s = mask.shape();
        long sumX = 0;
        long sumY = 0;
        int count = 0;
        front.push(start);
        seen.set(start);
        while (!front.isEmpty()) {
            int at = front.pop();
            int y = at / s.w();
            int x = at % s.w();
            sumX += x;
            sumY += y;
            count++;
            for (int v = Math.max(y - 1, 0); v <= Math.min(y + 1, s.h() - 1); v++) {
                for (int u = Math.max(x - 1, 0); u <= Math.min(x + 1, s.w() - 1); u++) {
                    int next = v * s.w() + u;
                    if (!seen.get(next) && mask.at(0, v, u) > 0) {
                        seen.set(next);
                        front.push(next);
                    }
                }
            }
        }
        return new Corner((double) sumX / count, (double) sumY / count, count);
    }
}
