package thawline.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// Turns the bytes of a file into pixels and back. All codecs give the same pixels for PNG, and the same luma
/// plane and colours within a step or two for JPEG.
public sealed interface Codec permits OpenCvCodec, JdkCodec {

    /// OpenCV's where its native libraries load, otherwise the JDK's.
    static Codec best() {
        return Best.CODEC;
    }

    /// The JDK's ImageIO: there everywhere.
    static Codec jdk() {
        return new JdkCodec();
    }

    /// OpenCV's: faster. Throws [IllegalStateException] where its native libraries are missing.
    static Codec openCv() {
        return Natives.missing()
                .map(why -> {
                    throw new IllegalStateException("no OpenCV here: " + why);
                })
                .map(Codec.class::cast)
                .orElseGet(OpenCvCodec::new);
    }

    /// The direct buffer holds a whole file that fits the header; it is not kept.
    Picture decode(ByteBuffer file, PictureInfo header, ReadAs as) throws IOException;

    /// As the format that the picture says, PNG or JPEG.
    void encode(Picture picture, WriteOptions how, WritableByteChannel out) throws IOException;

    /// Asks for the native libraries once, when first needed.
    final class Best {
        private static final Codec CODEC = Natives.missing().isEmpty() ? new OpenCvCodec() : new JdkCodec();

        private Best() {}
    }
}
