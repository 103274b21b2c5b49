package thawline.io.onnx;

import java.util.List;

/// Operations that only models from elsewhere have.
final class Foreign {

    /// Their classes.
    static final List<Class<?>> RECORDS =
            List.of(Affine.class, Clamp.class, Combine.class, Reorder.class, Reshape.class);

    private Foreign() {}
}
