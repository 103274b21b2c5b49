package thawline.io;

import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Optional;
import thawline.io.PictureInfo.Kind;
import thawline.tensor.Samples;

/// Writes out pixels that are numbers of colours: palettes, and the JDK's form of 1, 2 and 4-bit grey.
final class Palette {
    private Palette() {}

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
