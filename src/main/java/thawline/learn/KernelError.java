package thawline.learn;

import thawline.core.Kernel;

/// max |a − b| / max |b|: the largest error of a number of a kernel, as a share of the other's largest.
public final class KernelError {

    private KernelError() {}

    /// Windows of different sizes lie with their anchors (element k/2) on each other, zeros around; planes
    /// are equal in number.
    public static double of(Kernel a, Kernel b) {
        if (a.outs() != b.outs() || a.ins() != b.ins() || a.depth() != 1 || b.depth() != 1) {
            throw new IllegalArgumentException(a + " and " + b + " are of different planes and cannot be compared");
        }
        double most = 0;
        double error = 0;
        int top = Math.max(a.height() / 2, b.height() / 2);
        int left = Math.max(a.width() / 2, b.width() / 2);
        for (int o = 0; o < b.outs(); o++) {
            for (int i = 0; i < b.ins(); i++) {
                for (int y = -top; y <= top; y++) {
                    for (int x = -left; x <= left; x++) {
                        double p = at(a, o, i, y, x);
                        double q = at(b, o, i, y, x);
                        most = Math.max(most, Math.abs(q));
                        error = Math.max(error, Math.abs(p - q));
                    }
                }
            }
        }
        return most == 0 ? error : error / most;
    }

    private static double at(Kernel k, int o, int i, int y, int x) {
        int v = y + k.height() / 2;
        int u = x + k.width() / 2;
        return v < 0 || u < 0 || v >= k.height() || u >= k.width() ? 0 : k.at(o, i, 0, v, u);
    }
}
