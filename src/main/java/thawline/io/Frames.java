package thawline.io;

import java.util.Arrays;
import java.util.Optional;
import thawline.tensor.Layout;
import thawline.tensor.Samples;

/// Puts a GIF's first frame in its place.
final class Frames {
    private Frames() {}

    /// A frame smaller than the screen has clear pixels around it, as browsers show it.
    static Picture gif(Picture frame, Content content, PictureInfo info, Rows rows) throws Damage {
        GifHeader header = GifHeader.read(content.bytes());
        int whole = rows.isEmpty() ? 0 : rows.whole();
        if (whole < frame.pixels().height() && !content.acceptsLess()) {
            throw new Damage("the GIF's pixel data ends after row " + whole + " of "
                    + frame.pixels().height());
        }
        GifHeader.Area area = header.first();
        if (area.width() == info.width() && area.height() == info.height()) {
            return frame;
        }
        Samples.U8 pixels = Samples.u8(frame.pixels().channels(), info.height(), info.width());
        Samples.U8 alpha = Samples.u8(1, info.height(), info.width());
        copy(frame.pixels(), pixels, area);
        Samples opaque = frame.alpha().orElseGet(() -> filled(area));
        copy(opaque, alpha, area);
        return new Picture(pixels, Optional.of(alpha), frame.origin());
    }

    private static Samples filled(GifHeader.Area area) {
        Samples.U8 full = Samples.u8(1, area.height(), area.width());
        Arrays.fill(full.data(), (byte) 255);
        return full;
    }

    private static void copy(Samples frame, Samples.U8 canvas, GifHeader.Area area) {
        var from = (Samples.U8) frame;
        Layout in = from.layout();
        for (int c = 0; c < canvas.channels(); c++) {
            for (int y = 0; y < area.height(); y++) {
                for (int x = 0; x < area.width(); x++) {
                    canvas.data()[canvas.index(c, y + area.y(), x + area.x())] = from.data()[in.index(c, y, x)];
                }
            }
        }
    }
}
