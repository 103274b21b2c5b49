package thawline.batch;

import java.util.Optional;
import thawline.io.OutputFormat;
import thawline.tensor.Samples.Depth;

/// What is made of each source, beside its companions.
public sealed interface Product {

    /// A picture in the format that the name says, or in one that was asked for.
    ///
    /// @param depth of the samples that was asked for; empty for the source's
    record Picture(Optional<OutputFormat> format, Optional<Depth> depth) implements Product {}

    /// A list, called as its source with an ending such as `.csv` behind.
    record Table(String ending) implements Product {}

    /// Nothing but companions.
    record Nothing() implements Product {}
}
