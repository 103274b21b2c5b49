/// A local web page to try things in.
package thawline.lab;
