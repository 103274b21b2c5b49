/// The same pipeline run by OpenCV's own functions, as a second opinion: who differs, where, and by how much.
package thawline.engine;
