package thawline.run;

/// How far apart the pixels of interleaved values lie.
final class Channels {

    private static final int LANES = 16;

    private Channels() {}

    /// c rounded up to whole registers; up to 4 channels lie as close as they are.
    static int stride(int c) {
        return c <= 4 ? c : (c + LANES - 1) / LANES * LANES;
    }
}
