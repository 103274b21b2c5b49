/// Learned and designed filters in one text: networks written as pipelines are.
package thawline.learn;
