/// The classical filters as values of type `Layer`, and the read-outs that make answers of their results.
package thawline.filter;
