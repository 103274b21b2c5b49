package thawline.learn.identify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import thawline.core.Kernel;
import thawline.learn.Pair;
import thawline.learn.Pairs;
import thawline.tensor.Tensor;

/// Which filter made the pictures after from those before.
///
/// ```java
/// Identification found = Identification.of(Path.of("before.png"), Path.of("after.png"));
/// System.out.println(found); // Gaussian 5×5, sigma 1.21: 99.98 % explained; REFLECT_101
/// ```
///
/// @param verdict whether one linear kernel does it
/// @param match the named filter, where one does nearly as well as the best kernel
/// @param nearest the named filter that comes nearest, whether or not it is near enough
/// @param linear the best linear kernel of all
/// @param edge what lay beyond the picture's edge
/// @param shift by how many pixels what is seen after was to the right and below before
/// @param rest what the best kernel leaves
/// @param operation the non-linear operation that explains most, where the filter is not linear
/// @param values what is known of the values after
/// @param pairs which pictures told so, and which could not
public record Identification(
        Verdict verdict,
        Optional<Match> match,
        Optional<Match> nearest,
        Linear linear,
        BorderGuess edge,
        Offset shift,
        Rest rest,
        Optional<Operation> operation,
        Values values,
        Used pairs) {

    /// What a filter turned out to be.
    public enum Verdict {
        LINEAR,
        /// What is left of the best kernel is a function of the picture.
        NOT_LINEAR,
        /// A linear kernel whose numbers change over the picture.
        VARYING,
        /// The pictures have too little to do with each other to tell.
        UNKNOWN
    }

    /// The best linear kernel.
    ///
    /// @param kernel as large as the pictures can tell, about its middle
    /// @param explained the share of the variance after, 0 … 1
    /// @param separable whether a column times a row does as well
    public record Linear(Kernel kernel, double offset, double explained, boolean separable) {
        /// Σ of the kernel: what becomes of a flat picture.
        public double gain() {
            double sum = 0;
            for (float v : kernel.toArray()) {
                sum += v;
            }
            return sum;
        }
    }

    /// Pixels to the right and down.
    public record Offset(int dx, int dy) {}

    /// What is left of the best kernel.
    ///
    /// @param rms in 8-bit units
    /// @param decibels the variance after over that of what is left
    /// @param rounding the RMS that rounding alone leaves
    /// @param net the share of the variance after that a kernel and a net of two layers explain together, 0 … 1
    public record Rest(double rms, double decibels, double rounding, double net) {}

    /// A non-linear operation with a name.
    ///
    /// @param text such as `median 3×3`
    /// @param explained the share of the variance after, 0 … 1
    public record Operation(String text, double explained) {}

    /// What is known of the values after.
    ///
    /// @param clipped the share of pixels at an end of the range
    /// @param step between two values that the file can hold, in 8-bit units; 0 for floats
    /// @param jpegQuality as libjpeg counts it, where the pixels show that they went through a JPEG
    /// @param grey what grey was made of colour first, where it was
    public record Values(double clipped, double step, OptionalInt jpegQuality, Optional<String> grey) {}

    /// Which pictures told so, and which could not.
    ///
    /// @param names of the pairs that were looked at
    public record Used(List<String> names, List<Pairs.Bad> bad) {
        public Used {
            names = List.copyOf(names);
            bad = List.copyOf(bad);
        }
    }

    /// Of two files, or of two folders of pictures. An [IllegalArgumentException] says why nothing can be
    /// told.
    public static Identification of(Path before, Path after) throws IOException {
        return of(Pairs.of(before, after));
    }

    /// Of pictures that were matched already.
    public static Identification of(Pairs pairs) {
        return Analysis.of(pairs);
    }

    /// Of planes in 8-bit units, (1 or 3, 1, H, W) each, rounded to 8 bits.
    public static Identification of(Tensor before, Tensor after) {
        return of(new Pair.Planes(before, after, 1));
    }

    /// Of one pair.
    public static Identification of(Pair.Planes pair) {
        return Analysis.of(List.of(pair), List.of("pair"), List.of());
    }

    /// The text of a pipeline that does the same, for what is linear and not moved; see
    /// [thawline.pipeline.Pipeline].
    public Optional<String> pipeline() {
        return Recipe.of(this);
    }

    /// In one line.
    public String summary() {
        return Report.line(this);
    }

    @Override
    public String toString() {
        return summary();
    }
}
