/// Self-contained pages: plain HTML and CSS that need nothing from elsewhere.
package thawline.report;
