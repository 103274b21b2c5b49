/// A pipeline over picture files: read, run, show, write.
package thawline.batch;
