package thawline.data;

import java.io.IOException;
import java.util.Set;

/// How a data set is kept.
interface Form {

    /// Those that it has; none where it is one set that is not parted.
    Set<Part> parts();

    /// A part that there is; whichever is named, of a set without parts.
    Dataset open(Part part, DataOptions options) throws IOException;
}
