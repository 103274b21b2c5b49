/// Data sets and synthetic tasks; the pictures in `images/` are drawn here.
package thawline.data;
