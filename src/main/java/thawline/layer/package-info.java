/// The sealed family of layers: every filter is a layer, and every layer is a filter.
package thawline.layer;
