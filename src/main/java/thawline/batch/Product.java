package thawline.batch;

import java.util.Optional;
import java.util.OptionalInt;
import thawline.io.OutputFormat;
import thawline.tensor.Samples.Depth;

/// What is made of each source, beside its companions.
public sealed interface Product {

    /// A picture in the format that the name says, or in one that was asked for.
    ///
    /// @param depth of the samples that was asked for; empty for the source's
    /// @param planes where they are known before a source is read, such as 3 where corners are drawn
    record Picture(Optional<OutputFormat> format, Optional<Depth> depth, OptionalInt planes) implements Product {

        /// With as many planes as there will be.
        public Picture(Optional<OutputFormat> format, Optional<Depth> depth) {
            this(format, depth, OptionalInt.empty());
        }
    }

    /// A list, called as its source with an ending such as `.csv` behind.
    record Table(String ending) implements Product {}

    /// Nothing but companions.
    record Nothing() implements Product {}
}
