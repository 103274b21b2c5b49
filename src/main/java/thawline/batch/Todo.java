package thawline.batch;

import java.util.Optional;
import thawline.io.Existing;

/// A picture that is to be made.
///
/// @param existing what becomes of files that stand in the place of its results
/// @param foreign why it fails where a file that nobody knows stands there with other bytes than the result's
record Todo(Item item, Existing existing, Optional<String> foreign) {

    Todo(Item item, Existing existing) {
        this(item, existing, Optional.empty());
    }
}
