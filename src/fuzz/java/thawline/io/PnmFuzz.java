package thawline.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import thawline.io.ReadOptions.Truncation;
import thawline.tensor.Samples;

/// A PNM is read or refused as damaged, and one that was read comes back from a file that is written of it.
public final class PnmFuzz {
    private static final long PIXELS = 1 << 16;

    private PnmFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        if (!Pnm.matches(file)) {
            return;
        }
        try {
            if (Pnm.info(file).pixels() <= PIXELS) {
                comesBack(Pnm.decode(file, Truncation.ACCEPT));
                comesBack(Pnm.decode(file, Truncation.REFUSE));
            }
        } catch (Damage refused) {
            // in words
        }
    }

    private static void comesBack(Picture picture) throws IOException {
        var out = new ByteArrayOutputStream();
        boolean floats = picture.pixels() instanceof Samples.F32;
        PnmWriter.write(floats ? OutputFormat.PFM : OutputFormat.PAM, picture, Channels.newChannel(out));
        Picture again = Pnm.decode(ByteBuffer.wrap(out.toByteArray()), Truncation.REFUSE);
        if (!same(picture.pixels(), again.pixels())
                || picture.alpha().isPresent() != again.alpha().isPresent()) {
            throw new AssertionError("written and read again it is another picture");
        }
    }

    private static boolean same(Samples a, Samples b) {
        return a.layout().equals(b.layout())
                && switch (a) {
                    case Samples.U8 u8 -> Arrays.equals(u8.data(), ((Samples.U8) b).data());
                    case Samples.U16 u16 -> Arrays.equals(u16.data(), ((Samples.U16) b).data());
                    case Samples.S16 s16 -> Arrays.equals(s16.data(), ((Samples.S16) b).data());
                    case Samples.F32 f32 -> Arrays.equals(f32.data(), ((Samples.F32) b).data());
                };
    }
}
