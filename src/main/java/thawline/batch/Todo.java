package thawline.batch;

import thawline.io.Existing;

/// A picture that is to be made.
///
/// @param existing what becomes of files that stand in the place of its results
record Todo(Item item, Existing existing) {}
