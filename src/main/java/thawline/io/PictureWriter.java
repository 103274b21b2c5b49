package thawline.io;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import thawline.tensor.Samples.Depth;

/// Writes a picture as what a name says, and refuses what such a file cannot hold. The same picture gives the
/// same bytes whenever it is written.
record PictureWriter(Codec codec, WriteOptions how) {

    void write(Path file, Picture picture, WritableByteChannel out) throws IOException {
        OutputFormat format = OutputFormat.named(file)
                .orElseThrow(() -> new ImageFormatException(
                        file, "its name says no format that can be written; end it in " + OutputFormat.list()));
        try {
            encode(format, converted(picture, format), out);
        } catch (Damage cannot) {
            throw new ImageFormatException(file, cannot.getMessage(), cannot);
        } catch (RuntimeException | LinkageError fault) {
            throw new ImageFormatException(file, "cannot be written (" + ImageFiles.reason(fault) + ")", fault);
        }
    }

    /// Of the wanted depth, or a wider one where the format has none as narrow.
    private Picture converted(Picture picture, OutputFormat format) throws Damage {
        int channels = picture.pixels().channels();
        if (channels != 1 && channels != 3) {
            throw new Damage("a picture file has 1 channel (grey) or 3 (colour), but there are " + channels
                    + "; choose some with channel(i)");
        }
        if (!format.holds(channels)) {
            throw new Damage("a " + format + " file is grey, but the picture has colours; write a .ppm or .pnm");
        }
        if (picture.alpha().isPresent() && !format.holdsAlpha()) {
            throw new Damage(format + " has no alpha; write a PNG, or drop alpha with opaque()");
        }
        Depth depth = how.depth().orElse(picture.pixels().depth());
        return picture.converted(format.widened(depth).orElseThrow(() -> tooNarrow(format, depth)));
    }

    private static Damage tooNarrow(OutputFormat format, Depth depth) {
        String samples = switch (depth) {
            case U8, U16 -> depth.bits() + "-bit samples";
            case S16 -> "signed samples";
            case F32 -> "float samples";
        };
        String bits = format.holds(Depth.U16) ? "8 or 16 bits" : "8 bits";
        return new Damage(format + " cannot hold " + samples + "; write a " + OutputFormat.holding(depth)
                + ", or choose " + bits);
    }

    private void encode(OutputFormat format, Picture picture, WritableByteChannel out) throws IOException {
        switch (format) {
            case PNG -> {
                if (how.compression() == Compression.FAST) {
                    PngWriter.write(picture, out);
                } else {
                    byCodec(format, picture, out);
                }
            }
            case JPEG -> byCodec(format, picture, out);
            case BMP -> BmpWriter.write(picture, out);
            case TIFF -> new TiffWriter(picture, how.compression()).write(out);
            case PBM, PGM, PPM, PNM, PAM, PFM -> PnmWriter.write(format, picture, out);
        }
    }

    private void byCodec(OutputFormat format, Picture picture, WritableByteChannel out) throws IOException {
        Origin named = Origin.of(format.format(), picture.bits());
        codec.encode(new Picture(picture.pixels(), picture.alpha(), named), how, out);
    }
}
