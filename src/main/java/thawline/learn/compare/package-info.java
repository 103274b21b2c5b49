/// Two filters side by side: what they make of pictures, and what their kernels are.
package thawline.learn.compare;
