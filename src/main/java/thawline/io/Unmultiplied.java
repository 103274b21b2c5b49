package thawline.io;

import thawline.tensor.Samples;

/// Pictures whose colours were multiplied by alpha: v = stored · m / alpha, where m is a full sample.
final class Unmultiplied {
    private Unmultiplied() {}

    /// In place; where alpha is 0 the colours are lost and stay as they are.
    static Picture of(Picture picture) throws Damage {
        Samples pixels = picture.pixels();
        Samples alpha = picture.alpha().orElseThrow();
        for (int c = 0; c < pixels.channels(); c++) {
            for (int y = 0; y < pixels.height(); y++) {
                int at = pixels.index(c, y, 0);
                int by = alpha.index(0, y, 0);
                int step = pixels.layout().pixelStride();
                int alphaStep = alpha.layout().pixelStride();
                for (int x = 0; x < pixels.width(); x++, at += step, by += alphaStep) {
                    divide(pixels, at, alpha, by);
                }
            }
        }
        return picture;
    }

    private static void divide(Samples pixels, int at, Samples alpha, int by) throws Damage {
        switch (pixels) {
            case Samples.U8 p
            when alpha instanceof Samples.U8 a ->
                p.data()[at] = (byte) quotient(p.data()[at] & 0xFF, a.data()[by] & 0xFF, 255);
            case Samples.U16 p
            when alpha instanceof Samples.U16 a ->
                p.data()[at] = (short) quotient(p.data()[at] & 0xFFFF, a.data()[by] & 0xFFFF, 65_535);
            default -> throw new Damage("colours multiplied by alpha are supported for 8 and 16 bits only");
        }
    }

    private static int quotient(int v, int alpha, int full) {
        return alpha == 0 || alpha == full ? v : (int) Math.min(full, ((long) v * full + alpha / 2) / alpha);
    }
}
