package thawline.train;

import java.util.Optional;

/// What one pass over the training examples came to.
///
/// The scores of training are means over the epoch's steps, while the net still changed and dropout dropped,
/// as Keras shows them; those of validation are of the net at the epoch's end, in inference mode.
///
/// @param number 1, 2, …
/// @param rate the learning rate of the last step
public record Epoch(int number, double rate, Scores training, Optional<Scores> validation, double seconds) {}
