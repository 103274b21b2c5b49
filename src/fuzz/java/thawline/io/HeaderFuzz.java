package thawline.io;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What a file's first bytes promise is read or refused as damaged, whatever the format.
public final class HeaderFuzz {
    private HeaderFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        Optional<ImageFormat> format = ImageFormat.begun(file);
        if (format.isEmpty()) {
            return;
        }
        try {
            PictureInfo info = Headers.info(file, format.get());
            if (info.width() < 1 || info.height() < 1 || info.bits() < 1) {
                throw new AssertionError(info + " is no picture");
            }
            Headers.requireWhole(file, format.get());
            Headers.note(file, format.get());
        } catch (Damage refused) {
            // in words
        }
    }
}
