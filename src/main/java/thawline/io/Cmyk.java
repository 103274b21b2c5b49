package thawline.io;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;
import thawline.tensor.Layout;
import thawline.tensor.Samples;

/// Four inks of printing as red, green and blue: by the file's colour profile, or without one
/// r = (m − c)(m − k) / m, where m is a full sample, as most programs do.
final class Cmyk {
    private static final String WITHOUT_PROFILE = "CMYK converted to RGB without a colour profile";
    private static final String UNUSABLE_PROFILE = "CMYK converted to RGB without its colour profile, which is damaged";
    private static final String BY_PROFILE = "CMYK converted to RGB by its colour profile";

    private Cmyk() {}

    /// What samples of inks say.
    enum Meaning {
        /// How much ink there is.
        INK,
        /// How much light is left, as in most JPEG files.
        LIGHT
    }

    /// The profile is the bytes that the file has of one.
    static Picture picture(Samples cmyk, Meaning meaning, PictureInfo info, Optional<byte[]> profile) {
        Samples inks = inks(cmyk, meaning);
        if (profile.isEmpty()) {
            return Picture.of(plain(inks), info.format()).withNote(WITHOUT_PROFILE);
        }
        try {
            return Picture.of(converted(inks, profile.get()), info.format()).withNote(BY_PROFILE);
        } catch (IllegalArgumentException | CMMException unusable) {
            return Picture.of(plain(inks), info.format()).withNote(UNUSABLE_PROFILE);
        }
    }

    /// A copy, interleaved, of how much ink there is.
    private static Samples inks(Samples cmyk, Meaning meaning) {
        Samples inks = Samples.zeros(cmyk.depth(), 4, cmyk.height(), cmyk.width());
        int flip = meaning == Meaning.LIGHT ? -1 : 0;
        Layout l = cmyk.layout();
        for (int y = 0; y < cmyk.height(); y++) {
            for (int c = 0; c < 4; c++) {
                int in = l.index(c, y, 0);
                int out = inks.index(c, y, 0);
                for (int x = 0; x < cmyk.width(); x++, in += l.pixelStride(), out += 4) {
                    switch (cmyk) {
                        case Samples.U8 s -> ((Samples.U8) inks).data()[out] = (byte) (s.data()[in] ^ flip);
                        case Samples.U16 s -> ((Samples.U16) inks).data()[out] = (short) (s.data()[in] ^ flip);
                        default -> throw new IllegalStateException("CMYK has whole numbers");
                    }
                }
            }
        }
        return inks;
    }

    private static Samples plain(Samples inks) {
        Samples rgb = Samples.zeros(inks.depth(), 3, inks.height(), inks.width());
        int pixels = inks.height() * inks.width();
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < 3; c++) {
                switch (inks) {
                    case Samples.U8 s ->
                        ((Samples.U8) rgb).data()[3 * i + c] =
                                (byte) product(s.data()[4 * i + c] & 0xFF, s.data()[4 * i + 3] & 0xFF, 255);
                    case Samples.U16 s ->
                        ((Samples.U16) rgb).data()[3 * i + c] =
                                (short) product(s.data()[4 * i + c] & 0xFFFF, s.data()[4 * i + 3] & 0xFFFF, 65_535);
                    default -> throw new IllegalStateException("CMYK has whole numbers");
                }
            }
        }
        return rgb;
    }

    private static long product(int ink, int key, int full) {
        return ((long) (full - ink) * (full - key) + full / 2) / full;
    }

    private static Samples converted(Samples inks, byte[] bytes) {
        ICC_Profile profile = ICC_Profile.getInstance(bytes);
        if (profile.getColorSpaceType() != ColorSpace.TYPE_CMYK) {
            throw new IllegalArgumentException("a profile of other colours");
        }
        Samples rgb = Samples.zeros(inks.depth(), 3, inks.height(), inks.width());
        ICC_Profile[] way = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        new ColorConvertOp(way, null).filter(raster(inks), raster(rgb));
        return rgb;
    }

    /// Over the same array.
    private static WritableRaster raster(Samples s) {
        DataBuffer buffer = s instanceof Samples.U16 u16
                ? new DataBufferUShort(u16.data(), u16.data().length)
                : new DataBufferByte(((Samples.U8) s).data(), ((Samples.U8) s).data().length);
        Layout l = s.layout();
        return Raster.createInterleavedRaster(
                buffer, s.width(), s.height(), l.rowStride(), l.pixelStride(), l.bands(), null);
    }
}
