/// X, O or neither: strokes that are drawn, four classifiers over one core, and the board.
package thawline.xo;
