package thawline.tensor;

import java.util.Arrays;

/// Where sample (c, y, x) lies in an array: `bands[c] + y·rowStride + x·pixelStride`.
///
/// The bands let an array that somebody else made be used as it is: in the BGR bytes of a picture, red (channel 0) is
/// band 2, and in ABGR it is band 3. A planar array has a pixel stride of 1 and bands a plane apart.
public record Layout(Shape shape, int pixelStride, int rowStride, int[] bands) {

    public Layout {
        bands = bands.clone();
        if (shape.d() != 1) {
            throw new IllegalArgumentException("a picture has depth 1, but the shape is " + shape);
        }
        if (bands.length != shape.c()) {
            throw new IllegalArgumentException(
                    shape.c() + " channels need as many bands, but " + bands.length + " were given");
        }
        if (pixelStride < 1 || rowStride < 1 || Arrays.stream(bands).anyMatch(b -> b < 0)) {
            throw new IllegalArgumentException("strides are at least 1 and bands at least 0, but were pixel "
                    + pixelStride + ", row " + rowStride + ", bands " + Arrays.toString(bands));
        }
    }

    /// Channel after channel within a pixel (RGBRGB…), rows without gaps.
    public static Layout interleaved(int channels, int height, int width) {
        return packed(channels, height, width, counting(channels, 0, 1));
    }

    /// The other way round (BGRBGR…), as OpenCV and Java's 3-byte pictures keep colour.
    public static Layout reversed(int channels, int height, int width) {
        return packed(channels, height, width, counting(channels, channels - 1, -1));
    }

    /// One plane after the other (RR…GG…BB…).
    public static Layout planar(int channels, int height, int width) {
        Shape shape = Shape.planes(channels, height, width);
        return new Layout(shape, 1, width, counting(channels, 0, height * width));
    }

    private static Layout packed(int channels, int height, int width, int[] bands) {
        return new Layout(Shape.planes(channels, height, width), channels, channels * width, bands);
    }

    private static int[] counting(int n, int first, int step) {
        int[] bands = new int[n];
        Arrays.setAll(bands, i -> first + i * step);
        return bands;
    }

    /// The `count` channels from `first` on, in the same array.
    public Layout channels(int first, int count) {
        return new Layout(
                shape.withChannels(count), pixelStride, rowStride, Arrays.copyOfRange(bands, first, first + count));
    }

    public int channels() {
        return shape.c();
    }

    public int height() {
        return shape.h();
    }

    public int width() {
        return shape.w();
    }

    /// Where sample (c, y, x) lies; not checked, so that it may be used in inner loops.
    public int index(int c, int y, int x) {
        return bands[c] + y * rowStride + x * pixelStride;
    }

    @Override
    public int[] bands() {
        return bands.clone();
    }

    /// The length that an array must at least have.
    long extent() {
        int last = Arrays.stream(bands).max().orElse(0);
        return last + (height() - 1L) * rowStride + (width() - 1L) * pixelStride + 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layout l
                && shape.equals(l.shape)
                && pixelStride == l.pixelStride
                && rowStride == l.rowStride
                && Arrays.equals(bands, l.bands);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * shape.hashCode() + pixelStride) + rowStride) + Arrays.hashCode(bands);
    }

    @Override
    public String toString() {
        return "Layout[" + shape + ", pixels " + pixelStride + " and rows " + rowStride + " apart, bands "
                + Arrays.toString(bands) + "]";
    }
}
