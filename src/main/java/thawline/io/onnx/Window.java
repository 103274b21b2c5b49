package thawline.io.onnx;

import java.util.Arrays;
import thawline.tensor.Axes;
import thawline.tensor.Margins;

/// The window of an operator over depth, height and width; axes that the values have not are 1, without
/// margin.
///
/// @param given what the file pads by; `margins` differ from it where `ceil_mode` adds a window that is cut off
record Window(Axes size, Axes stride, Axes dilation, Margins margins, Margins given) {

    /// What lies before and after an axis.
    private record Side(long before, long given, long after) {}

    static Window of(Node node, Data x, int[] size) {
        int n = x.rank() - 1;
        if (n < 1 || n > 3 || size.length != n) {
            throw new Refusal("has a window of " + size.length + " axes over values of " + n + "; 1 to 3 are read");
        }
        int[] stride = numbers(node, "strides", n, 1);
        int[] dilation = numbers(node, "dilations", n, 1);
        boolean ceil = node.flag("ceil_mode");
        String auto = node.text("auto_pad", "NOTSET");
        long[] pads = node.numbers("pads").orElse(new long[2 * n]);
        if (pads.length != 2 * n) {
            throw new Refusal("has " + pads.length + " pads for " + n + " axes");
        }
        int[] margins = new int[6];
        int[] given = new int[6];
        for (int i = 0; i < n; i++) {
            int in = x.dims()[i + 1];
            int span = Math.addExact(Math.multiplyExact(size[i] - 1, dilation[i]), 1);
            Side s = automatic(auto, in, span, stride[i], new Side(pads[i], pads[i + n], pads[i + n]));
            if (ceil && !auto.startsWith("SAME")) {
                s = rounded(in, span, stride[i], s);
            }
            if (span > in + s.before() + s.after()) {
                throw new Refusal("has a window of " + span + " over an axis of " + (in + s.before() + s.after()));
            }
            int at = 2 * (3 - n + i);
            margins[at] = margin(s.before());
            margins[at + 1] = margin(s.after());
            given[at] = margin(s.before());
            given[at + 1] = margin(s.given());
        }
        return new Window(axes(size), axes(stride), axes(dilation), margins(margins), margins(given));
    }

    /// As many places as `auto_pad` asks for.
    private static Side automatic(String auto, int in, int span, int stride, Side given) {
        switch (auto) {
            case "NOTSET" -> {
                if (given.before() < 0 || given.after() < 0) {
                    throw new Refusal("has negative pads");
                }
                return given;
            }
            case "VALID" -> {
                return new Side(0, 0, 0);
            }
            case "SAME_UPPER", "SAME_LOWER" -> {
                long out = (in + stride - 1L) / stride;
                long missing = Math.max((out - 1) * stride + span - in, 0);
                long before = auto.equals("SAME_UPPER") ? missing / 2 : missing - missing / 2;
                return new Side(before, missing - before, missing - before);
            }
            default -> throw new Refusal("has auto_pad " + auto + ", which is not known");
        }
    }

    /// `ceil_mode`: one more window where some places are left, unless it begins beyond the edge.
    private static Side rounded(int in, int span, int stride, Side s) {
        long out = Math.ceilDiv(in + s.before() + s.after() - span, (long) stride) + 1;
        if ((out - 1) * stride >= in + s.before()) {
            out--;
        }
        long needed = (out - 1) * stride + span - in - s.before();
        return new Side(s.before(), s.given(), Math.max(needed, 0));
    }

    Axes span() {
        return new Axes(
                (size.d() - 1) * dilation.d() + 1,
                (size.h() - 1) * dilation.h() + 1,
                (size.w() - 1) * dilation.w() + 1);
    }

    /// Whether some window reaches farther than the file pads.
    boolean isCutOff() {
        return margins.back() > given.back() || margins.bottom() > given.bottom() || margins.right() > given.right();
    }

    /// Three sizes of an axis have to stay an int.
    static int margin(long n) {
        if (n > 1 << 28) {
            throw new Refusal("pads by " + n);
        }
        return (int) n;
    }

    private static Margins margins(int[] m) {
        return new Margins(m[0], m[1], m[2], m[3], m[4], m[5]);
    }

    static int[] numbers(Node node, String name, int n, int otherwise) {
        long[] values = node.numbers(name).orElseGet(() -> {
            long[] all = new long[n];
            Arrays.fill(all, otherwise);
            return all;
        });
        if (values.length != n || Arrays.stream(values).anyMatch(v -> v < 1 || v > Integer.MAX_VALUE)) {
            throw new Refusal("has the " + name + " " + Arrays.toString(values) + " for " + n + " axes");
        }
        return Arrays.stream(values).mapToInt(v -> (int) v).toArray();
    }

    private static Axes axes(int[] n) {
        return new Axes(n.length > 2 ? n[n.length - 3] : 1, n.length > 1 ? n[n.length - 2] : 1, n[n.length - 1]);
    }
}
