package thawline.io;

import thawline.tensor.Samples.Depth;

/// What the first bytes of a picture file promise, known before anything is allocated. Width and height are
/// those of the stored pixels: a picture that is turned by its EXIF data swaps them.
public record PictureInfo(ImageFormat format, int width, int height, Coding coding) {

    /// How samples are kept, how many bits each has, and whether there is an alpha plane.
    public record Coding(Kind kind, int bits, boolean alpha) {}

    /// What the numbers of a pixel are.
    public enum Kind {
        GREY,
        RGB,
        PALETTE,
        YCBCR,
        CMYK
    }

    public long pixels() {
        return (long) width * height;
    }

    /// 1 or 3, as it is read; alpha is not counted.
    public int channels() {
        return isGrey() ? 1 : 3;
    }

    /// Whether it is the luma plane that is read of it.
    boolean isLuma(ReadAs as) {
        return as == ReadAs.LUMA && format == ImageFormat.JPEG && coding.kind() == Kind.YCBCR;
    }

    /// How many bits a sample has in the file.
    public int bits() {
        return coding.bits();
    }

    public boolean alpha() {
        return coding.alpha();
    }

    /// What the samples are when they are read: fewer than 8 bits are scaled up to 8.
    public Depth depth() {
        return coding.bits() <= 8 ? Depth.U8 : coding.bits() <= 16 ? Depth.U16 : Depth.F32;
    }

    boolean isGrey() {
        return coding.kind() == Kind.GREY;
    }
}
