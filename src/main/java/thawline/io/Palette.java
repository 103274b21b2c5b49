package thawline.io;

import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import thawline.io.PictureInfo.Kind;
import thawline.tensor.Samples;

/// Writes out pixels that are numbers of colours: palettes, and the JDK's form of 1, 2 and 4-bit grey.
final class Palette {
    /// A TIFF's tag ColorMap: all reds, then all greens, then all blues.
    private static final int COLOURS = 320;

    private Palette() {}

    /// The colours of a TIFF by the upper 8 of their 16 bits, as libtiff and TwelveMonkeys have them; the JDK
    /// divides by 257. Nothing where no colour is above 255: old writers mean 8 bits by that.
    static Optional<IndexColorModel> ofTiff(ByteBuffer file) throws Damage {
        long[] stored = new TiffDirectory(file).values(COLOURS);
        int n = stored.length / 3;
        if (n == 0 || stored.length != 3 * n || LongStream.of(stored).allMatch(v -> v < 256)) {
            return Optional.empty();
        }
        byte[] bytes = new byte[stored.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (stored[i] >> 8);
        }
        byte[] reds = Arrays.copyOf(bytes, n);
        byte[] greens = Arrays.copyOfRange(bytes, n, 2 * n);
        byte[] blues = Arrays.copyOfRange(bytes, 2 * n, 3 * n);
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(n - 1));
        return bits > 16 ? Optional.empty() : Optional.of(new IndexColorModel(bits, n, reds, greens, blues));
    }

    static Picture expand(Raster raster, IndexColorModel palette, PictureInfo header) {
        boolean grey = header.coding().kind() == Kind.GREY;
        int w = raster.getWidth();
        int h = raster.getHeight();
        int n = palette.getMapSize();
        byte[][] tables = new byte[4][n];
        palette.getReds(tables[0]);
        palette.getGreens(tables[1]);
        palette.getBlues(tables[2]);
        palette.getAlphas(tables[3]);
        int colours = grey ? 1 : 3;
        boolean hasAlpha = header.coding().alpha();
        int step = hasAlpha ? colours + 1 : colours;
        if (grey && hasAlpha) {
            tables[1] = tables[3];
        }

        Samples.U8 all = Samples.u8(step, h, w);
        int[] row = new int[w];
        for (int y = 0; y < h; y++) {
            raster.getPixels(0, y, w, 1, row);
            int at = all.index(0, y, 0);
            for (int index : row) {
                for (int c = 0; c < step; c++) {
                    all.data()[at++] = tables[c][index];
                }
            }
        }
        return new Picture(
                all.with(all.layout().channels(0, colours)),
                hasAlpha ? Optional.of(all.with(all.layout().channels(colours, 1))) : Optional.empty(),
                Origin.of(header.format(), header.bits()));
    }
}
