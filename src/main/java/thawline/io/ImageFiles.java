package thawline.io;

import java.io.IOException;
import java.nio.file.Path;
import thawline.tensor.Samples;

/// Reads and writes picture files; `docs/formats.md` has the formats.
///
/// The content of a file decides what it is when it is read, its name when it is written. A header is read
/// first, and a picture of more pixels than the limit is refused before memory is taken. Whatever goes wrong
/// in a decoder becomes an [ImageFormatException] that names the file; other [IOException]s are about the disk.
///
/// @param codec with OpenCV or without
public record ImageFiles(Codec codec, ReadOptions options) {

    /// The fastest codec here, and the usual limits.
    public static ImageFiles best() {
        return new ImageFiles(Codec.best(), ReadOptions.DEFAULT);
    }

    /// Without OpenCV: the same on every machine.
    public static ImageFiles jdk() {
        return new ImageFiles(Codec.jdk(), ReadOptions.DEFAULT);
    }

    public ImageFiles with(ReadOptions other) {
        return new ImageFiles(codec, other);
    }

    /// Over memory that is kept from picture to picture, for one thread.
    public ImageFiles with(Spare spare) {
        return new ImageFiles(codec.with(spare), options);
    }

    /// Loads a file and looks at its header.
    public PictureFile open(Path file) throws IOException {
        return PictureFile.open(file, this);
    }

    public Picture read(Path file) throws IOException {
        return read(file, ReadAs.STORED);
    }

    public Picture read(Path file, ReadAs as) throws IOException {
        try (PictureFile open = open(file)) {
            return open.read(as);
        }
    }

    static String reason(Throwable fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }

    /// The name's ending decides the format.
    public void write(Path file, Samples pixels, Existing existing) throws IOException {
        write(file, Picture.of(pixels, ImageFormat.PNG), existing);
    }

    public void write(Path file, Picture picture, Existing existing) throws IOException {
        write(file, picture, WriteOptions.DEFAULT, existing);
    }

    /// The name's ending decides the format, not the picture's; see [OutputFormat] for what each can hold. A
    /// picture that would lose something is refused.
    public void write(Path file, Picture picture, WriteOptions how, Existing existing) throws IOException {
        Draft.write(file, existing, out -> new PictureWriter(codec, how).write(file, picture, out));
    }

    /// Into a draft, whose target's name decides the format.
    public void write(Draft draft, Picture picture, WriteOptions how) throws IOException {
        new PictureWriter(codec, how).write(draft.target(), picture, draft.channel());
    }
}
