package thawline.batch;

import thawline.pipeline.FeatureSpec;

/// Features that are wanted of every picture.
public record FeatureRequest(FeatureSpec spec, FeatureFile file) {

    /// Whether the vectors of all pictures become one table.
    boolean makesTable() {
        return spec.makesVectors();
    }
}
