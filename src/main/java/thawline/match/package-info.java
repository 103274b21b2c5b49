/// Finding templates in pictures: OpenCV's six scores, poses, and hits.
package thawline.match;
