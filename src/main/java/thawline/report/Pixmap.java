package thawline.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import thawline.learn.compare.Grid;
import thawline.tensor.Tensor;

/// Planes as PNG files that stand in a page itself.
///
/// @param source what `src` of an `img` says
record Pixmap(String source, int width, int height) {

    /// What is black and what is white.
    record Tone(double black, double white) {

        static final Tone PICTURE = new Tone(0, 255);

        /// Zero is mid grey.
        static Tone signed(double largest) {
            return new Tone(-largest, largest);
        }

        private int of(double v) {
            double share = white > black ? (v - black) / (white - black) : 0.5;
            return Double.isNaN(share) ? 0 : (int) Math.clamp(Math.floor(255 * share + 0.5), 0, 255);
        }
    }

    /// From dark to bright, each a little brighter than the one before.
    private static final int[] HEAT = {0x0D0B1E, 0x2B1D5C, 0x5E2A84, 0x9C3587, 0xD5496E, 0xF47C4F, 0xFBB65A, 0xFCF0B5};

    static Pixmap grey(Tensor x, int plane, Tone tone) {
        return of(x.shape().w(), x.shape().h(), BufferedImage.TYPE_BYTE_GRAY, (u, v) -> tone.of(x.at(plane, v, u)));
    }

    /// Red, green and blue, 0 … 255; grey where they are equal, which takes a third.
    static Pixmap colour(Tensor x) {
        float[] all = x.toArray();
        int n = all.length / 3;
        if (Arrays.equals(all, 0, n, all, n, 2 * n) && Arrays.equals(all, 0, n, all, 2 * n, 3 * n)) {
            return grey(x, 0, Tone.PICTURE);
        }
        return of(
                x.shape().w(),
                x.shape().h(),
                BufferedImage.TYPE_INT_RGB,
                (u, v) -> Tone.PICTURE.of(x.at(0, v, u)) << 16
                        | Tone.PICTURE.of(x.at(1, v, u)) << 8
                        | Tone.PICTURE.of(x.at(2, v, u)));
    }

    /// 0 … the largest in colours that get brighter.
    static Pixmap heat(Grid g, double largest) {
        return of(g.w(), g.h(), BufferedImage.TYPE_INT_RGB, (u, v) -> {
            return ramp(HEAT, largest > 0 ? Math.clamp(g.at(v, u) / largest, 0, 1) : 0);
        });
    }

    private static final int PAPER = 0xF8F5EF;
    private static final int INK = 0x22262B;

    /// A card as it was written: 0 is paper, 255 ink.
    static Pixmap ink(Tensor card) {
        return of(
                card.shape().w(),
                card.shape().h(),
                BufferedImage.TYPE_INT_RGB,
                (u, v) -> mixed(PAPER, INK, Math.clamp(card.at(0, v, u) / 255, 0, 1)));
    }

    private static final int FOR = 0xFF7A1A;
    private static final int AGAINST = 0x2A7DE1;

    /// To lie over a card: orange above zero, blue below, and the clearer the smaller.
    static Pixmap veil(Tensor heat, double largest) {
        return of(heat.shape().w(), heat.shape().h(), BufferedImage.TYPE_INT_ARGB, (u, v) -> {
            double share = largest > 0 ? Math.clamp(heat.at(0, v, u) / largest, -1, 1) : 0;
            return (int) Math.rint(255 * Math.abs(share)) << 24 | (share < 0 ? AGAINST : FOR);
        });
    }

    /// From zero to above, and to below, for a dark ground.
    private static final int[] ABOVE = {0x17191C, 0x6B3413, 0xE0701C, 0xFFC46B, 0xFFF3D6};

    private static final int[] BELOW = {0x17191C, 0x17355C, 0x2B6CB8, 0x7DB4EE, 0xDCEBFB};

    /// Numbers around zero: black is none, orange more, blue less.
    static Pixmap signed(Tensor x, int plane, double largest) {
        return of(x.shape().w(), x.shape().h(), BufferedImage.TYPE_INT_RGB, (u, v) -> {
            double share = largest > 0 ? Math.clamp(x.at(plane, v, u) / largest, -1, 1) : 0;
            return ramp(share < 0 ? BELOW : ABOVE, Math.abs(share));
        });
    }

    private static int ramp(int[] colours, double share) {
        double place = share * (colours.length - 1);
        int i = (int) Math.min(Math.floor(place), colours.length - 2.0);
        return mixed(colours[i], colours[i + 1], place - i);
    }

    private static int mixed(int a, int b, double share) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double x = a >> shift & 255;
            double y = b >> shift & 255;
            rgb |= (int) Math.rint(x + share * (y - x)) << shift;
        }
        return rgb;
    }

    private static Pixmap of(int width, int height, int type, IntBinaryOperator pixel) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int v = 0; v < height; v++) {
            for (int u = 0; u < width; u++) {
                if (type == BufferedImage.TYPE_BYTE_GRAY) {
                    // not setRGB, which goes through a colour space
                    image.getRaster().setSample(u, v, 0, pixel.applyAsInt(u, v));
                } else {
                    image.setRGB(u, v, pixel.applyAsInt(u, v));
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return new Pixmap(
                "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray()), width, height);
    }

    String img(String alt) {
        return "<img src=\"" + source + "\" width=\"" + width + "\" height=\"" + height + "\" alt=\""
                + Html.escaped(alt) + "\">";
    }

    /// As a picture inside SVG that other places of the page may use.
    String svg(String id, String alt) {
        return "<svg class=\"picture\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\""
                + Html.escaped(alt) + "\"><image id=\"" + id + "\" width=\"" + width + "\" height=\"" + height
                + "\" href=\"" + source + "\"/></svg>";
    }

    /// The same picture again.
    String use(String style, String id) {
        return "<svg class=\"" + style + "\" viewBox=\"0 0 " + width + " " + height
                + "\" aria-hidden=\"true\"><use href=\"#" + id + "\"/></svg>";
    }
}
