package thawline.io;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Which way up a picture was taken: tag 274 of its EXIF data, in every format that carries it.
///
/// The block of EXIF data is found here and read by metadata-extractor, so that a file without one costs no
/// more than a look at its structure.
///
/// Source: CIPA DC-008 (Exif 2.32); PNG third edition, eXIf; RFC 9649, EXIF chunk.
final class Exif {
    private static final int UPRIGHT = 1;

    private Exif() {}

    /// 1 … 8, where 1 is upright; 1 too for a file that does not say, or not in a way that can be read.
    static int orientation(ByteBuffer file, ImageFormat format) {
        try {
            int said = switch (format) {
                case JPEG -> of(JpegHeader.exif(file));
                case PNG -> of(PngHeader.exif(file));
                case WEBP -> of(WebpHeader.exif(file));
                case TIFF -> TiffHeader.orientation(file);
                case GIF, BMP, PNM, OTHER -> UPRIGHT;
            };
            return said >= 1 && said <= 8 ? said : UPRIGHT;
        } catch (Damage | RuntimeException | StackOverflowError damaged) {
            return UPRIGHT; // what is said about a picture must never cost the picture
        }
    }

    private static int of(Optional<ByteBuffer> block) {
        if (block.isEmpty()) {
            return UPRIGHT;
        }
        byte[] bytes = new byte[block.get().remaining()];
        block.get().get(bytes);
        var all = new Metadata();
        new ExifReader().extract(new ByteArrayReader(bytes), all);
        var directory = all.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer said = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return said == null ? UPRIGHT : said;
    }
}
