package thawline.io;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import thawline.io.PictureInfo.Coding;
import thawline.io.PictureInfo.Kind;
import thawline.io.ReadOptions.Truncation;
import thawline.tensor.Samples;

/// Reads files of the portable anymap family, with nobody's help: P1 … P6, PAM (P7) and PFM.
final class Pnm {
    private Pnm() {}

    static boolean matches(ByteBuffer file) {
        return PnmHeader.matches(file);
    }

    static PictureInfo info(ByteBuffer file) throws Damage {
        PnmHeader h = PnmHeader.read(file);
        Kind kind = h.channels().count() < 3 ? Kind.GREY : Kind.RGB;
        return new PictureInfo(
                ImageFormat.PNM,
                h.width(),
                h.height(),
                new Coding(kind, h.bits(), h.channels().alpha()));
    }

    /// What a file that is cut off does not have is black where that is accepted, with a note.
    static Picture decode(ByteBuffer file, Truncation truncation) throws Damage {
        PnmHeader header = PnmHeader.read(file);
        if (truncation == Truncation.REFUSE) {
            header.requireWhole(file);
        }
        PnmSamples read = PnmSamples.read(file, header);
        if (truncation == Truncation.REFUSE && read.missing() > 0) {
            throw new Damage("the PNM is cut off after " + file.limit() + " bytes: " + read.missing()
                    + " of its samples are missing");
        }
        Picture picture = split(read.samples(), header);
        if (read.missing() > 0) {
            return picture.withNote("cut off: " + read.missing() + " of " + header.samples() + " samples are missing, "
                    + "and black here");
        }
        return read.rest() > 0 ? picture.withNote(more(file, read.rest())) : picture;
    }

    private static Picture split(Samples all, PnmHeader header) {
        int n = all.channels();
        Origin origin = new Origin(ImageFormat.PNM, header.bits(), List.of());
        return header.channels().alpha()
                ? new Picture(
                        all.with(all.layout().channels(0, n - 1)),
                        Optional.of(all.with(all.layout().channels(n - 1, 1))),
                        origin)
                : new Picture(all, Optional.empty(), origin);
    }

    private static String more(ByteBuffer file, int bytes) {
        boolean another = PnmHeader.matches(file.slice(file.limit() - bytes, bytes));
        return another ? "the first of several pictures" : bytes + " bytes after the picture were left out";
    }
}
