package thawline.core;

import thawline.tensor.Border;
import thawline.tensor.Samples;

/// y = max (or min) of bytes over a box.
record ByteExtremum(Extremum extremum, int height, int width) implements ByteFilter {

    @Override
    public boolean takes(Border border) {
        return border.mode() != Border.Mode.NONE
                && (border.mode() != Border.Mode.CONSTANT || border.value() == extremum.neutral());
    }

    @Override
    public boolean makes(Samples.Depth depth) {
        return depth == Samples.Depth.U8;
    }

    @Override
    public void row(byte[] x, int[] rows, int n, int left, Border border, Room room, Samples y, int o) {
        int count = 0;
        for (int r : rows) {
            if (r != Border.OUTSIDE) {
                room.at[count++] = r;
            }
        }
        byte[] best = room.bytes;
        SimdBytes.extremum(extremum, x, room.at, count, best, left, n);
        byte never = (byte) (extremum == Extremum.MAX ? 0 : 255);
        for (int i = 0; i < width - 1; i++) {
            int at = i < left ? i : n + i;
            int source = border.source(at - left, n);
            best[at] = source == Border.OUTSIDE ? never : best[left + source];
        }
        SimdBytes.extremum(extremum, best, room.steps, width, ((Samples.U8) y).data(), o, n);
    }
}
