package thawline.data;

/// From light to the numbers of a screen: linear RGB of any brightness ↦ sRGB 0 … 1.
final class Tone {

    private static final double EXPOSURE = 1.7;

    private Tone() {}

    static Vec screen(Vec light) {
        Vec c = tone(light);
        return new Vec(display(c.x()), display(c.y()), display(c.z()));
    }

    /// L ↦ L·(1 + L/w²) / (1 + L), white at w (Reinhard et al. 2002): half by luminance, which keeps the hue of a
    /// bright colour, half by channel, which lets it fade to white as film does.
    private static Vec tone(Vec c) {
        Vec e = c.times(EXPOSURE);
        Vec hue = e.times(shoulder(e.luminance()) / Math.max(e.luminance(), 1e-9));
        Vec fade = new Vec(shoulder(e.x()), shoulder(e.y()), shoulder(e.z()));
        return hue.mix(fade, 0.5);
    }

    private static double shoulder(double l) {
        double light = Math.max(0, l);
        return light * (1 + light / 12) / (1 + light);
    }

    /// The curve of sRGB, from light to numbers, a little steeper in the middle.
    private static double display(double l) {
        double v = l <= 0.0031308 ? 12.92 * Math.max(0, l) : 1.055 * StrictMath.pow(l, 1 / 2.4) - 0.055;
        return v + 0.3 * (Noise.step(0, 1, v) - v);
    }
}
