package thawline.io;

import java.time.Duration;

/// How much one picture file may cost before it is given up.
///
/// @param pixels the most pixels (width × height), checked before memory is taken for them
/// @param bytes the largest file, checked before it is loaded
/// @param time the longest that one reading may take
public record Limits(long pixels, long bytes, Duration time) {

    /// 100 megapixels of 2^20 (so that 10,240 × 10,240 is read), 1 GiB, 30 seconds.
    public static final Limits DEFAULT = new Limits(100L << 20, 1L << 30, Duration.ofSeconds(30));

    public Limits {
        if (pixels < 1 || bytes < 1 || !time.isPositive()) {
            throw new IllegalArgumentException("limits are above 0, but were " + pixels + " pixels, " + bytes
                    + " bytes and " + time.toMillis() + " ms");
        }
    }

    public Limits withPixels(long most) {
        return new Limits(most, bytes, time);
    }

    public Limits withBytes(long most) {
        return new Limits(pixels, most, time);
    }

    public Limits withTime(Duration most) {
        return new Limits(pixels, bytes, most);
    }
}
