/// Which filter made one picture from another.
package thawline.learn.identify;
