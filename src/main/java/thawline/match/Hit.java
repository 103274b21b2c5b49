package thawline.match;

/// A template found: where, and how good its score is by the method that was asked for.
///
/// @param scale the box's size over the template's
public record Hit(String template, double score, Box box, double scale) {}
