package thawline.learn;

import java.io.IOException;
import java.nio.file.Path;
import thawline.data.PictureInput;
import thawline.io.ImageFiles;
import thawline.io.Picture;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A picture and what became of it.
public record Pair(String name, Path before, Path after) {

    /// Both as planes of 1 or 3 channels in 8-bit units, of one height and width.
    ///
    /// @param step between two values that the file of `after` can hold: 1 for 8 bits, 1/257 for 16, 0 for floats
    public record Planes(Tensor before, Tensor after, double step) {

        public Planes {
            Shape b = before.shape();
            Shape a = after.shape();
            if (b.h() != a.h() || b.w() != a.w()) {
                throw new IllegalArgumentException(Pairs.sizes(b.w(), b.h(), a.w(), a.h()));
            }
        }
    }

    /// An [IOException] or [IllegalArgumentException] says what is wrong with the pair.
    public Planes read() throws IOException {
        Picture from = ImageFiles.best().read(before);
        Picture to = ImageFiles.best().read(after);
        double step = switch (to.pixels().depth()) {
            case U8, S16 -> 1;
            case U16 -> 1 / 257.0;
            case F32 -> 0;
        };
        return new Planes(PictureInput.planes(from), PictureInput.planes(to), step);
    }
}
