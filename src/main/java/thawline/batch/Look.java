package thawline.batch;

import java.util.Optional;
import thawline.tensor.Samples;

/// How a pipeline's result becomes a picture.
///
/// @param depth of the result's samples; empty for that of the source
public record Look(View view, Optional<Samples.Depth> depth) {

    public static final Look AUTO = new Look(View.AUTO, Optional.empty());

    public static Look of(View view) {
        return new Look(view, Optional.empty());
    }

    Samples.Depth depth(Samples.Depth source) {
        return depth.orElse(source);
    }

    /// Numbers that are kept as they are need no view, unless one was asked for.
    View view(Samples.Depth source) {
        return view == View.AUTO && depth(source) == Samples.Depth.F32 ? View.CLIP : view;
    }
}
