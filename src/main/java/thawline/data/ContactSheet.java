package thawline.data;

import java.util.Arrays;
import java.util.List;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Examples side by side, to be looked at: a row for each class, its first examples in it.
///
/// Of a volume the largest value along its depth is shown; of more than three channels, or of two, the first.
public final class ContactSheet {
    private static final int GAP = 2;
    private static final byte GROUND = 96;

    private ContactSheet() {}

    /// At most so many examples in a row.
    public static Samples.U8 of(Dataset set, int columns) {
        List<String> classes = Selection.classes(set).names();
        Shape s = set.shape();
        int channels = s.c() == 3 ? 3 : 1;
        Samples.U8 sheet = Samples.u8(
                channels,
                Math.multiplyExact(classes.size(), s.h() + GAP) + GAP,
                Math.multiplyExact(columns, s.w() + GAP) + GAP);
        Arrays.fill(sheet.data(), GROUND);
        int[] used = new int[classes.size()];
        Tensor x = Tensor.zeros(s);
        for (int i = 0; i < set.size(); i++) {
            int row = set.label(i);
            if (used[row] < columns) {
                set.input(i, x);
                draw(x, sheet, GAP + row * (s.h() + GAP), GAP + used[row]++ * (s.w() + GAP));
            }
        }
        return sheet;
    }

    private static void draw(Tensor x, Samples.U8 sheet, int top, int left) {
        Shape s = x.shape();
        for (int c = 0; c < sheet.channels(); c++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    float most = 0;
                    for (int z = 0; z < s.d(); z++) {
                        most = Math.max(most, x.at(c, z, v, u));
                    }
                    sheet.data()[sheet.index(c, top + v, left + u)] =
                            (byte) Math.clamp((int) Math.floor(most + 0.5f), 0, 255);
                }
            }
        }
    }
}
