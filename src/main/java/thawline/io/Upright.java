package thawline.io;

import thawline.tensor.Layout;
import thawline.tensor.Samples;

/// Turns and mirrors a picture until it stands as its EXIF data say.
///
/// | orientation | row 0 of the file is at the | column 0 is at the |
/// |---|---|---|
/// | 1 | top | left |
/// | 2 | top | right |
/// | 3 | bottom | right |
/// | 4 | bottom | left |
/// | 5 | left | top |
/// | 6 | right | top |
/// | 7 | right | bottom |
/// | 8 | left | bottom |
final class Upright {
    /// The side of a block in pixels: its rows on the one side and columns on the other stay in the cache.
    private static final int BLOCK = 64;

    private Upright() {}

    /// Pixels and alpha, interleaved afterwards.
    static Picture of(Picture picture, int orientation) {
        if (orientation == 1) {
            return picture;
        }
        return new Picture(
                        turned(picture.pixels(), orientation),
                        picture.alpha().map(a -> turned(a, orientation)),
                        picture.origin())
                .withNote("turned upright (EXIF orientation " + orientation + ")");
    }

    /// Whether rows of the file become columns.
    static boolean swapsSides(int orientation) {
        return orientation >= 5;
    }

    private static Samples turned(Samples s, int orientation) {
        var walk = Walk.of(s.layout(), orientation);
        boolean swap = swapsSides(orientation);
        int h = swap ? s.width() : s.height();
        int w = swap ? s.height() : s.width();
        Samples to = Samples.zeros(s.depth(), s.channels(), h, w);
        int[] bands = s.layout().bands();
        for (int top = 0; top < h; top += BLOCK) {
            for (int left = 0; left < w; left += BLOCK) {
                int n = Math.min(w - left, BLOCK);
                for (int y = top; y < Math.min(h, top + BLOCK); y++) {
                    for (int c = 0; c < bands.length; c++) {
                        int in = bands[c] + walk.start + y * walk.down + left * walk.right;
                        run(s, in, walk.right, to, to.index(c, y, left), n);
                    }
                }
            }
        }
        return to;
    }

    /// Where in the file's array the upright picture's first pixel lies, and how far it is to the next row and
    /// the next column.
    private record Walk(int start, int down, int right) {

        static Walk of(Layout l, int orientation) {
            int row = l.rowStride();
            int pixel = l.pixelStride();
            int lastRow = (l.height() - 1) * row;
            int lastPixel = (l.width() - 1) * pixel;
            return switch (orientation) {
                case 2 -> new Walk(lastPixel, row, -pixel);
                case 3 -> new Walk(lastRow + lastPixel, -row, -pixel);
                case 4 -> new Walk(lastRow, -row, pixel);
                case 5 -> new Walk(0, pixel, row);
                case 6 -> new Walk(lastRow, pixel, -row);
                case 7 -> new Walk(lastRow + lastPixel, -pixel, -row);
                case 8 -> new Walk(lastPixel, -pixel, row);
                default -> new Walk(0, row, pixel);
            };
        }
    }

    private static void run(Samples from, int in, int step, Samples to, int out, int n) {
        int next = to.layout().pixelStride();
        switch (from) {
            case Samples.U8 s -> {
                byte[] target = ((Samples.U8) to).data();
                for (int i = 0; i < n; i++) {
                    target[out + i * next] = s.data()[in + i * step];
                }
            }
            case Samples.U16 s -> {
                short[] target = ((Samples.U16) to).data();
                for (int i = 0; i < n; i++) {
                    target[out + i * next] = s.data()[in + i * step];
                }
            }
            case Samples.S16 s -> {
                short[] target = ((Samples.S16) to).data();
                for (int i = 0; i < n; i++) {
                    target[out + i * next] = s.data()[in + i * step];
                }
            }
            case Samples.F32 s -> {
                float[] target = ((Samples.F32) to).data();
                for (int i = 0; i < n; i++) {
                    target[out + i * next] = s.data()[in + i * step];
                }
            }
        }
    }
}
