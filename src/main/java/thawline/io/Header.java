package thawline.io;

/// What the first bytes of a picture file promise, known before anything is allocated.
record Header(ImageFormat format, int width, int height, Coding coding) {

    /// How samples are kept, how many bits each has, and whether there is an alpha plane.
    record Coding(Kind kind, int bits, boolean alpha) {}

    /// What the numbers of a pixel are.
    enum Kind {
        GREY,
        RGB,
        PALETTE,
        YCBCR
    }

    long pixels() {
        return (long) width * height;
    }

    boolean isGrey() {
        return coding.kind() == Kind.GREY;
    }
}
