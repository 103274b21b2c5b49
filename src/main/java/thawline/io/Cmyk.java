package thawline.io;

import thawline.tensor.Layout;
import thawline.tensor.Samples;

/// Four inks of printing as red, green and blue: r = (m − c)(m − k) / m, where m is a full sample.
///
/// It is what most programs do for pictures without a colour profile; a profile says more about the inks.
final class Cmyk {
    private static final String WITHOUT_PROFILE = "CMYK converted to RGB without a colour profile";
    static final String BY_PROFILE = "CMYK converted to RGB by its colour profile";

    private Cmyk() {}

    /// Of samples that say how much ink there is.
    static Picture picture(Samples inks, PictureInfo info) {
        return Picture.of(converted(inks, false), info.format()).withNote(WITHOUT_PROFILE);
    }

    /// Of samples that say how much light is left, as in most JPEG files.
    static Picture pictureOfLight(Samples light, PictureInfo info) {
        return Picture.of(converted(light, true), info.format()).withNote(WITHOUT_PROFILE);
    }

    private static Samples converted(Samples cmyk, boolean light) {
        Samples rgb = Samples.zeros(cmyk.depth(), 3, cmyk.height(), cmyk.width());
        Layout l = cmyk.layout();
        for (int y = 0; y < cmyk.height(); y++) {
            for (int c = 0; c < 3; c++) {
                int in = l.index(c, y, 0);
                int key = l.index(3, y, 0);
                int out = rgb.index(c, y, 0);
                for (int x = 0; x < cmyk.width(); x++, in += l.pixelStride(), key += l.pixelStride(), out += 3) {
                    switch (cmyk) {
                        case Samples.U8 u8 ->
                            ((Samples.U8) rgb).data()[out] =
                                    (byte) product(u8.data()[in] & 0xFF, u8.data()[key] & 0xFF, 255, light);
                        case Samples.U16 u16 ->
                            ((Samples.U16) rgb).data()[out] =
                                    (short) product(u16.data()[in] & 0xFFFF, u16.data()[key] & 0xFFFF, 65_535, light);
                        default -> throw new IllegalArgumentException("CMYK has whole numbers");
                    }
                }
            }
        }
        return rgb;
    }

    private static int product(int ink, int key, int full, boolean light) {
        long a = light ? ink : full - ink;
        long b = light ? key : full - key;
        return (int) ((a * b + full / 2) / full);
    }
}
