package thawline.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import thawline.data.PictureInput;
import thawline.io.ImageFiles;
import thawline.io.LumaSteps;
import thawline.io.Picture;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A picture and what became of it.
public record Pair(String name, Path before, Path after) {

    /// Both as planes of 1 or 3 channels in 8-bit units, of one height and width.
    ///
    /// @param step between two values that the file of `after` can hold: 1 for 8 bits, 1/257 for 16, 0 for floats
    /// @param beforeSteps the same of `before`
    /// @param lumaSteps those of the JPEG that `after` is, see [LumaSteps]; empty for other files
    public record Planes(Tensor before, Tensor after, double step, List<Integer> lumaSteps, List<Integer> beforeSteps) {

        /// Of what is no JPEG file.
        public Planes(Tensor before, Tensor after, double step) {
            this(before, after, step, List.of(), List.of());
        }

        public Planes {
            lumaSteps = List.copyOf(lumaSteps);
            beforeSteps = List.copyOf(beforeSteps);
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
        return new Planes(PictureInput.planes(from), PictureInput.planes(to), step, steps(after), steps(before));
    }

    private static List<Integer> steps(Path file) throws IOException {
        return LumaSteps.of(file)
                .map(steps -> Arrays.stream(steps).boxed().toList())
                .orElse(List.of());
    }
}
