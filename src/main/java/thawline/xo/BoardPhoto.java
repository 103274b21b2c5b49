package thawline.xo;

import java.util.List;
import thawline.tensor.Samples;

/// A photographed or drawn board, and what is on it.
///
/// @param picture grey
/// @param frame whether lines go around the board
/// @param corners of the board in the picture, as x, y: upper left, upper right, lower right, lower left
public record BoardPhoto(Samples.U8 picture, Board board, boolean frame, List<double[]> corners) {}
