/// Image files, kernels and model files.
package thawline.io;
