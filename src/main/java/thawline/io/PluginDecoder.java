package thawline.io;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.stream.IntStream;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import thawline.io.Cmyk.Meaning;
import thawline.io.PictureInfo.Coding;
import thawline.io.PictureInfo.Kind;
import thawline.io.Rasters.Bits;
import thawline.tensor.Samples;

/// A `javax.imageio` plug-in: the JDK's own, TwelveMonkeys', or whatever else the class path has.
record PluginDecoder(ImageReaderSpi spi) implements Decoder {

    @Override
    public Picture decode(Content content, PictureInfo info, ReadAs as) throws IOException {
        ImageReader reader = spi.createReaderInstance();
        try (ImageInputStream in = content.stream()) {
            reader.setInput(in, false, true);
            if (reader.getWidth(0) != firstWidth(content, info) || reader.getHeight(0) != firstHeight(content, info)) {
                throw new Damage("its header says " + info.width() + " × " + info.height() + " pixels, its data "
                        + reader.getWidth(0) + " × " + reader.getHeight(0));
            }
            if (info.format() == ImageFormat.JPEG && Decoders.isJdk(spi)) {
                return jpeg(reader, content, info, as);
            }
            var rows = new Rows();
            reader.addIIOReadUpdateListener(rows);
            boolean cut = info.format() == ImageFormat.TIFF
                    && spi.getClass().getName().startsWith(Decoders.TWELVE_MONKEYS)
                    && TiffHeader.read(content.bytes()).numbers() != TiffHeader.Numbers.WHOLE;
            return finished(cut ? unclipped(reader) : image(reader, content, rows), content, info, rows);
        } finally {
            reader.dispose();
        }
    }

    /// A GIF's frame may be smaller than the picture.
    private static int firstWidth(Content content, PictureInfo info) throws Damage {
        return info.format() == ImageFormat.GIF
                ? GifHeader.read(content.bytes()).first().width()
                : info.width();
    }

    private static int firstHeight(Content content, PictureInfo info) throws Damage {
        return info.format() == ImageFormat.GIF
                ? GifHeader.read(content.bytes()).first().height()
                : info.height();
    }

    /// TwelveMonkeys clips the floats of an image to 0 … 1, and those of a raster not.
    private static BufferedImage unclipped(ImageReader reader) throws IOException {
        if (!(reader.readRaster(0, null) instanceof WritableRaster raster)) {
            throw new Damage("twelvemonkeys cannot read this float TIFF; leave out --reader");
        }
        ColorModel model = reader.getImageTypes(0).next().getColorModel();
        return new BufferedImage(model, raster, model.isAlphaPremultiplied(), null);
    }

    /// Into a picture of ours where less than all is welcome: a reader that fails takes its own along.
    private static BufferedImage image(ImageReader reader, Content content, Rows rows) throws IOException {
        if (!content.acceptsLess()) {
            return reader.read(0);
        }
        ImageReadParam param = reader.getDefaultReadParam();
        BufferedImage part =
                reader.getImageTypes(0).next().createBufferedImage(reader.getWidth(0), reader.getHeight(0));
        param.setDestination(part);
        try {
            return reader.read(0, param);
        } catch (IOException | RuntimeException cut) {
            boolean some = !rows.isEmpty() || TiffDirectory.matches(content.bytes()); // whose readers do not tell rows
            if (!some || content.deadline().passed()) {
                throw cut;
            }
            return part;
        }
    }

    private Picture finished(BufferedImage image, Content content, PictureInfo info, Rows rows) throws Damage {
        Bits bits = Decoders.isJdk(spi) ? Bits.OF_ARRAY : Bits.OF_MODEL;
        return switch (info.format()) {
            case GIF -> Frames.gif(Rasters.picture(image, info, bits), content, info, rows);
            case TIFF -> tiff(image, info, bits, content.bytes());
            case BMP -> visible(Rasters.picture(image, info, bits));
            default -> Rasters.picture(image, info, bits);
        };
    }

    private static Picture tiff(BufferedImage image, PictureInfo info, Bits bits, ByteBuffer file) throws Damage {
        TiffHeader header = TiffHeader.read(file);
        if (info.coding().kind() == Kind.CMYK) {
            Samples inks = Rasters.samples(image.getRaster(), null);
            return Cmyk.picture(inks, Meaning.INK, info, TiffHeader.profile(file));
        }
        if (image.getColorModel() instanceof IndexColorModel palette
                && info.coding().kind() == Kind.PALETTE) {
            IndexColorModel colours = Palette.ofTiff(file)
                    .filter(exact -> exact.getMapSize() >= palette.getMapSize())
                    .orElse(palette);
            return Palette.expand(image.getRaster(), colours, info);
        }
        Picture picture = Rasters.picture(image, info, bits);
        boolean asNumbers = !(picture.pixels() instanceof Samples.F32);
        if (header.numbers() == TiffHeader.Numbers.HALVES && asNumbers) {
            picture = Halves.of(picture);
        }
        boolean done = image.getColorModel().isAlphaPremultiplied();
        return header.alpha() == TiffHeader.Alpha.MULTIPLIED
                        && !done
                        && picture.alpha().isPresent()
                ? Unmultiplied.of(picture)
                : picture;
    }

    /// Many writers leave a BMP's fourth byte at 0 and mean no alpha by it.
    private static Picture visible(Picture picture) {
        boolean clear = picture.alpha().isPresent()
                && picture.alpha().get() instanceof Samples.U8 alpha
                && IntStream.range(0, alpha.height())
                        .allMatch(y -> IntStream.range(0, alpha.width())
                                .allMatch(x -> alpha.data()[alpha.index(0, y, x)] == 0));
        return clear ? picture.opaque() : picture;
    }

    /// The JDK's decoder gives the numbers as the file keeps them.
    private static Picture jpeg(ImageReader reader, Content content, PictureInfo info, ReadAs as) throws IOException {
        var complaints = new Complaints();
        reader.addIIOReadWarningListener(complaints);
        Raster raster = reader.readRaster(0, null);
        if (!content.acceptsLess()) {
            complaints.throwIfDamaged();
        }
        Samples stored = Rasters.samples(raster, null);
        Kind kind = info.coding().kind();
        if (kind == Kind.CMYK) {
            return inks(stored, content, info);
        }
        if (kind == Kind.YCBCR && stored instanceof Samples.U8 u8) {
            if (info.isLuma(as)) {
                return Picture.of(Luma.only(u8), info.format());
            }
            Luma.toRgb(u8);
        }
        return Picture.of(stored, info.format());
    }

    /// Files with Adobe's marker keep the light that is left instead of the ink, and may turn the three colours
    /// to YCbCr.
    private static Picture inks(Samples stored, Content content, PictureInfo info) throws Damage {
        JpegHeader header = JpegHeader.read(content.bytes());
        if (header.adobe() == 2 && stored instanceof Samples.U8 u8) {
            Luma.toRgb(u8);
            for (int y = 0; y < u8.height(); y++) {
                for (int x = 0; x < u8.width(); x++) {
                    for (int c = 0; c < 3; c++) {
                        int at = u8.index(c, y, x);
                        u8.data()[at] = (byte) ~u8.data()[at];
                    }
                }
            }
        }
        return Cmyk.picture(
                stored, header.adobe() >= 0 ? Meaning.LIGHT : Meaning.INK, info, JpegHeader.profile(content.bytes()));
    }

    /// Of a format that is this plug-in's alone.
    PictureInfo info(Content content) throws IOException {
        ImageReader reader = spi.createReaderInstance();
        try (ImageInputStream in = content.stream()) {
            reader.setInput(in, false, true);
            ImageTypeSpecifier type = reader.getRawImageType(0);
            Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
            if (type == null && types != null && types.hasNext()) {
                type = types.next();
            }
            Coding coding = type == null ? new Coding(Kind.RGB, 8, false) : coding(type.getColorModel());
            return new PictureInfo(ImageFormat.OTHER, reader.getWidth(0), reader.getHeight(0), coding);
        } finally {
            reader.dispose();
        }
    }

    private static Coding coding(ColorModel model) {
        int bits = IntStream.range(0, model.getNumComponents())
                .map(model::getComponentSize)
                .max()
                .orElse(8);
        Kind kind = model instanceof IndexColorModel
                ? Kind.PALETTE
                : model.getNumColorComponents() == 1 ? Kind.GREY : Kind.RGB;
        return new Coding(kind, bits, model.hasAlpha());
    }
}
