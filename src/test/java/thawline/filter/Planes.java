package thawline.filter;

import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Small pictures written as they look.
final class Planes {

    private Planes() {}

    /// One plane from rows of numbers.
    static Tensor rows(float[]... rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int y = 0; y < rows.length; y++) {
            System.arraycopy(rows[y], 0, all, y * rows[0].length, rows[0].length);
        }
        return Tensor.dense(all, Shape.plane(rows.length, rows[0].length));
    }

    static float[] row(float... numbers) {
        return numbers;
    }

    /// One plane from rows of text: `#` is 255, a digit its number, anything else 0.
    static Tensor drawn(String... rows) {
        Tensor t = Tensor.zeros(Shape.plane(rows.length, rows[0].length()));
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                char c = rows[y].charAt(x);
                t.set(0, 0, y, x, c == '#' ? 255 : Character.isDigit(c) ? c - '0' : 0);
            }
        }
        return t;
    }

    static Tensor flat(int h, int w, float value) {
        Tensor t = Tensor.zeros(Shape.plane(h, w));
        t.fill(value);
        return t;
    }

    /// value = slopeX·x + slopeY·y
    static Tensor ramp(int h, int w, float slopeX, float slopeY) {
        Tensor t = Tensor.zeros(Shape.plane(h, w));
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                t.set(0, 0, y, x, slopeX * x + slopeY * y);
            }
        }
        return t;
    }

    static float[] run(Layer layer, Tensor x) {
        return Trace.run(layer, x).toArray();
    }
}
