/// A corner detector whose numbers are learned, and how good any corner detector is.
package thawline.learn.corners;
