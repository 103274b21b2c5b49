package thawline.data;

import java.util.List;
import thawline.data.Canvas.Point;
import thawline.tensor.Samples;

/// Two pictures for measuring: a 16-bit gradient and a noisy scene with its clean twin.
final class Scenes {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private Scenes() {}

    /// 16 bit: one soft light, L = 1 / (1 + 2.4·r²), scaled so that the darkest corner is 0 and the light 65,535.
    ///
    /// Neighbours differ by a few hundred levels at most and mostly by tens, where 8 bit shows steps of 257.
    static Samples.U16 gradient() {
        double dark = light(0, HEIGHT - 1.0);
        return Pixels.deepGrey(WIDTH, HEIGHT, (x, y) -> 65535 * (light(x, y) - dark) / (1 - dark));
    }

    private static double light(double x, double y) {
        double u = (x - 208) / WIDTH;
        double v = (y - 84) / WIDTH;
        return 1 / (1 + 2.4 * (u * u + v * v));
    }

    /// The scene without its noise.
    static Samples.U8 clean() {
        return scene().picture();
    }

    /// Gaussian noise of σ = 18 everywhere, then 3 % of the pixels black and 3 % white.
    static Samples.U8 noisy() {
        Canvas canvas = scene();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double lot = Noise.uniform(82, x, y, 0);
                double value = canvas.get(x, y) + 18 * Noise.gaussian(81, x, y);
                canvas.set(x, y, lot < 0.03 ? 0 : lot < 0.06 ? 255 : value);
            }
        }
        return canvas.picture();
    }

    /// Hills before a setting sun, a house and a tree: discs, straight edges, corners and a slow gradient.
    private static Canvas scene() {
        Canvas canvas = new Canvas(WIDTH, HEIGHT, 0);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                canvas.set(x, y, 206 - 0.42 * y + 0.08 * x);
            }
        }
        canvas.paint((x, y) -> distance(x, y, 226.3, 78.6) - 27.5, 248);
        canvas.paint((x, y) -> 0.94 * (148 + 22 * StrictMath.sin(x / 44 + 0.6) - y), 132);
        canvas.paint((x, y) -> 0.96 * (176 + 15 * StrictMath.sin(x / 58 + 3.4) - y), 96);
        canvas.paint(box(70.5, 160.5, 42, 26), 182);
        canvas.paint(triangle(70.5, 96.5, 54, 39), 62);
        canvas.paint(box(52.5, 158.5, 8, 9), 70);
        canvas.paint(box(86.5, 166.5, 9, 20), 52);
        canvas.paint(box(262.5, 178, 4.5, 26), 44);
        for (Point leaf : List.of(new Point(262, 128), new Point(243, 146), new Point(281, 145), new Point(262, 152))) {
            canvas.paint((x, y) -> distance(x, y, leaf.x(), leaf.y()) - 20, 60);
        }
        canvas.paint((x, y) -> 0.98 * (208 + 7 * StrictMath.sin(x / 71 + 1.2) - y), 58);
        return canvas;
    }

    private static double distance(double x, double y, double cx, double cy) {
        return Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy));
    }

    private static Canvas.Distance box(double cx, double cy, double halfWidth, double halfHeight) {
        return (x, y) -> Math.max(Math.abs(x - cx) - halfWidth, Math.abs(y - cy) - halfHeight);
    }

    /// A gable: apex at (cx, top), `halfWidth` wide and `height` lower.
    private static Canvas.Distance triangle(double cx, double top, double halfWidth, double height) {
        double slant = Math.sqrt(halfWidth * halfWidth + height * height);
        return (x, y) -> Math.max((Math.abs(x - cx) * height - (y - top) * halfWidth) / slant, y - top - height);
    }
}
