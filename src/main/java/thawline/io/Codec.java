package thawline.io;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/// With OpenCV or without: what turns pixels into the bytes of a file, and whether OpenCV may read them.
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

    /// As the format that the picture says: a JPEG, or a PNG as large as its pixels or as small as can be; one that
    /// takes little work is [PngWriter]'s.
    void encode(Picture picture, WriteOptions how, WritableByteChannel out) throws IOException;

    /// The same over memory that is kept, for one thread.
    Codec with(Spare spare);

    /// Asks for the native libraries once, when first needed.
    final class Best {
        private static final Codec CODEC = Natives.missing().isEmpty() ? new OpenCvCodec() : new JdkCodec();

        private Best() {}
    }
}
