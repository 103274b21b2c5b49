package thawline.io;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import thawline.io.PictureInfo.Kind;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// The JDK's ImageIO. The array that it decodes into is used as it is; colours are never converted through a
/// colour space, which would change grey.
final class JdkCodec implements Codec {
    @Override
    public Picture decode(ByteBuffer file, PictureInfo header, ReadAs as) throws IOException {
        ImageReader reader =
                ours(ImageIO.getImageReadersByFormatName(header.format().name()));
        try (var in = new BufferImageInputStream(file)) {
            var complaints = new Complaints();
            reader.addIIOReadWarningListener(complaints);
            reader.setInput(in, true, true);
            Picture picture = header.format() == ImageFormat.PNG
                    ? png(reader.read(0), header)
                    : jpeg(reader.readRaster(0, null), header, as);
            complaints.throwIfDamaged();
            return picture;
        } finally {
            reader.dispose();
        }
    }

    private static Picture png(BufferedImage image, PictureInfo header) throws Damage {
        WritableRaster raster = image.getRaster();
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return Palette.expand(raster, palette, header);
        }
        int n = raster.getNumBands();
        Samples all = share(raster);
        boolean alpha = n == 2 || n == 4;
        return new Picture(
                alpha ? all.with(all.layout().channels(0, n - 1)) : all,
                alpha ? Optional.of(all.with(all.layout().channels(n - 1, 1))) : Optional.empty(),
                Origin.of(header.format(), header.bits()));
    }

    /// The raster has the numbers as the file keeps them.
    private static Picture jpeg(Raster raster, PictureInfo header, ReadAs as) throws Damage {
        Samples stored = share(raster);
        Samples pixels = stored;
        if (header.coding().kind() == Kind.YCBCR && stored instanceof Samples.U8 u8) {
            if (as == ReadAs.LUMA) {
                pixels = Luma.only(u8);
            } else {
                Luma.toRgb(u8);
            }
        }
        return Picture.of(pixels, header.format());
    }

    private static Samples share(Raster raster) throws Damage {
        DataBuffer buffer = raster.getDataBuffer();
        if (raster.getSampleModel() instanceof ComponentSampleModel model && buffer.getNumBanks() == 1) {
            int[] bands = model.getBandOffsets();
            int base = buffer.getOffset()
                    - raster.getSampleModelTranslateY() * model.getScanlineStride()
                    - raster.getSampleModelTranslateX() * model.getPixelStride();
            Arrays.setAll(bands, i -> bands[i] + base);
            Layout layout = new Layout(
                    Shape.planes(bands.length, raster.getHeight(), raster.getWidth()),
                    model.getPixelStride(),
                    model.getScanlineStride(),
                    bands);
            if (buffer instanceof DataBufferByte bytes) {
                return new Samples.U8(bytes.getData(), layout);
            }
            if (buffer instanceof DataBufferUShort shorts) {
                return new Samples.U16(shorts.getData(), layout);
            }
        }
        throw new Damage("the JDK gave pixels in a form that is not supported: " + raster);
    }

    @Override
    public void encode(Picture picture, WriteOptions how, WritableByteChannel out) throws IOException {
        ImageWriter writer =
                ours(ImageIO.getImageWritersByFormatName(picture.format().name()));
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(Channels.newOutputStream(out))) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(picture.format() == ImageFormat.JPEG ? how.quality() / 100f : effort(how));
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image(picture), null, null), param);
        } finally {
            writer.dispose();
        }
    }

    /// The JDK's PNG "quality" is 1 for no compression and 0 for the most.
    private static float effort(WriteOptions how) {
        return switch (how.compression()) {
            case NONE -> 1;
            case FAST -> 8 / 9f;
            case SMALL -> 0;
        };
    }

    private static BufferedImage image(Picture picture) {
        boolean alpha = picture.alpha().isPresent();
        Samples s = alpha || !isPacked(picture.pixels().layout()) ? Interleaved.bgr(picture) : picture.pixels();
        int[] bands = s.layout().bands();
        if (alpha) {
            bands = Arrays.copyOf(bands, bands.length + 1);
            bands[bands.length - 1] = bands.length - 1;
        }
        DataBuffer buffer = switch (s) {
            case Samples.U8 u8 -> new DataBufferByte(u8.data(), u8.data().length);
            case Samples.U16 u16 -> new DataBufferUShort(u16.data(), u16.data().length);
            case Samples.S16 s16 -> throw new IllegalArgumentException("unwritable depth " + s16.depth());
            case Samples.F32 f32 -> throw new IllegalArgumentException("unwritable depth " + f32.depth());
        };
        WritableRaster raster = Raster.createInterleavedRaster(
                buffer,
                s.width(),
                s.height(),
                s.layout().rowStride(),
                s.layout().pixelStride(),
                bands,
                null);
        ColorSpace space = ColorSpace.getInstance(s.channels() == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        var model = new ComponentColorModel(
                space, alpha, false, alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE, buffer.getDataType());
        return new BufferedImage(model, raster, false, null);
    }

    /// What a raster can show without a copy: the samples of a row lie within a row's length.
    private static boolean isPacked(Layout l) {
        return Arrays.stream(l.bands()).max().orElse(0) < l.pixelStride()
                && l.width() * l.pixelStride() <= l.rowStride();
    }

    /// The JDK's own plug-in: others on the class path would stand before it.
    private static <T> T ours(Iterator<T> plugins) {
        while (plugins.hasNext()) {
            T plugin = plugins.next();
            if (plugin.getClass().getName().startsWith("com.sun.imageio.")) {
                return plugin;
            }
        }
        throw new IllegalStateException("this JDK has no ImageIO plug-in for PNG and JPEG");
    }
}
