package thawline.io;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.util.Arrays;
import java.util.Optional;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;
import thawline.tensor.Shape;

/// What ImageIO's readers return, as a picture. Arrays are used as they are where they hold 8 or 16-bit numbers
/// or floats; colours are never converted through a colour space (which would change grey), except for CMYK
/// that brings its profile.
final class Rasters {
    private Rasters() {}

    /// Whose word is taken for how many bits a sample has.
    enum Bits {
        /// The colour model: a sample of 12 bits may lie in 16 as it is.
        OF_MODEL,
        /// The array's: the JDK scales such samples up, and its colour model still says 12.
        OF_ARRAY
    }

    /// Of the stored kind and bits that are known of the file.
    static Picture picture(BufferedImage image, PictureInfo info, Bits whose) throws Damage {
        ColorModel model = image.getColorModel();
        if (model instanceof IndexColorModel palette) {
            return Palette.expand(image.getRaster(), palette, info);
        }
        int colours = colours(model);
        int n = image.getRaster().getNumBands();
        boolean alpha = model.hasAlpha() && n > colours;
        if (n != colours && !alpha) {
            throw new Damage("a picture of " + n + " channels is not supported; 1 (grey) and 3 (colour) are");
        }
        if (colours == 4) {
            Samples inks = samples(image.getRaster(), whose == Bits.OF_MODEL ? model : null);
            return Cmyk.picture(inks, Cmyk.Meaning.INK, info, profile(model));
        }
        Samples all = samples(image.getRaster(), whose == Bits.OF_MODEL ? model : null);
        var picture = new Picture(
                alpha ? all.with(all.layout().channels(0, colours)) : all,
                alpha ? Optional.of(all.with(all.layout().channels(colours, 1))) : Optional.empty(),
                Origin.of(info.format(), info.bits()));
        return model.isAlphaPremultiplied() && alpha ? Unmultiplied.of(picture) : picture;
    }

    private static int colours(ColorModel model) throws Damage {
        return switch (model.getColorSpace().getType()) {
            case ColorSpace.TYPE_GRAY -> 1;
            case ColorSpace.TYPE_RGB -> 3;
            case ColorSpace.TYPE_CMYK -> 4;
            case ColorSpace.TYPE_Lab -> throw new Damage("Lab colours are not supported; save the picture as RGB");
            default ->
                throw new Damage("its colours are of a kind that is not supported; save the picture as grey or RGB");
        };
    }

    /// A plug-in's own, of a format that nobody here knows.
    private static Optional<byte[]> profile(ColorModel model) {
        return model.getColorSpace() instanceof ICC_ColorSpace icc
                ? Optional.of(icc.getProfile().getData())
                : Optional.empty();
    }

    static Samples samples(Raster raster, ColorModel model) throws Damage {
        SampleModel form = raster.getSampleModel();
        int type = form.getDataType();
        boolean full = isFull(form, model);
        if (form instanceof ComponentSampleModel
                && full
                && raster.getDataBuffer().getNumBanks() == 1) {
            switch (raster.getDataBuffer()) {
                case DataBufferByte bytes -> {
                    return new Samples.U8(bytes.getData(), layout(raster));
                }
                case DataBufferUShort shorts -> {
                    return new Samples.U16(shorts.getData(), layout(raster));
                }
                case DataBufferFloat floats -> {
                    return new Samples.F32(floats.getData(), layout(raster));
                }
                default -> {} // copied below
            }
        }
        if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
            return floats(raster);
        }
        if (type == DataBuffer.TYPE_SHORT) {
            throw new Damage("signed samples are not supported; save the picture with unsigned or float ones");
        }
        return scaled(raster, model);
    }

    /// Whether samples use the whole of what holds them.
    private static boolean isFull(SampleModel form, ColorModel model) {
        int size = DataBuffer.getDataTypeSize(form.getDataType());
        for (int b = 0; b < form.getNumBands(); b++) {
            if (bits(form, model, b) != size) {
                return false;
            }
        }
        return true;
    }

    private static int bits(SampleModel form, ColorModel model, int band) {
        int stored = form.getSampleSize(band);
        return model == null || band >= model.getNumComponents()
                ? stored
                : Math.min(stored, model.getComponentSize(band));
    }

    static Layout layout(Raster raster) {
        var model = (ComponentSampleModel) raster.getSampleModel();
        int[] bands = model.getBandOffsets();
        int base = raster.getDataBuffer().getOffset()
                - raster.getSampleModelTranslateY() * model.getScanlineStride()
                - raster.getSampleModelTranslateX() * model.getPixelStride();
        Arrays.setAll(bands, i -> bands[i] + base);
        return new Layout(
                Shape.planes(bands.length, raster.getHeight(), raster.getWidth()),
                model.getPixelStride(),
                model.getScanlineStride(),
                bands);
    }

    private static Samples floats(Raster raster) {
        int n = raster.getNumBands();
        int w = raster.getWidth();
        Samples.F32 copy = Samples.f32(n, raster.getHeight(), w);
        float[] row = new float[n * w];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, w, 1, row);
            System.arraycopy(row, 0, copy.data(), copy.index(0, y, 0), row.length);
        }
        return copy;
    }

    /// A sample of n bits is v · (2^m − 1) / (2^n − 1) in m = 8 or 16.
    private static Samples scaled(Raster raster, ColorModel model) throws Damage {
        int n = raster.getNumBands();
        int w = raster.getWidth();
        int[] most = new int[n];
        for (int b = 0; b < n; b++) {
            int bits = bits(raster.getSampleModel(), model, b);
            if (bits > 16) {
                throw new Damage("samples of " + bits + " bits are not supported; up to 16 bits and floats are");
            }
            most[b] = (1 << bits) - 1;
        }
        Depth depth = Arrays.stream(most).max().orElse(0) > 255 ? Depth.U16 : Depth.U8;
        int full = depth == Depth.U8 ? 255 : 65_535;
        Samples copy = Samples.zeros(depth, n, raster.getHeight(), w);
        int[] row = new int[n * w];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, w, 1, row);
            int at = copy.index(0, y, 0);
            for (int i = 0; i < row.length; i++) {
                int m = most[i % n];
                int v = m == full ? row[i] : (int) ((row[i] * (long) full + m / 2) / m);
                switch (copy) {
                    case Samples.U8 u8 -> u8.data()[at + i] = (byte) v;
                    case Samples.U16 u16 -> u16.data()[at + i] = (short) v;
                    default -> throw new IllegalStateException();
                }
            }
        }
        return copy;
    }
}
