package thawline.io;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import thawline.tensor.Layout;
import thawline.tensor.Samples;

/// The JDK's ImageIO. The array that it decodes into is used as it is; colours are never converted through a
/// colour space, which would change grey.
final class JdkCodec implements Codec {

    /// Its decoders and encoders take their own memory.
    @Override
    public Codec with(Spare spare) {
        return this;
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
        return how.compression() == Compression.NONE ? 1 : 0;
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
