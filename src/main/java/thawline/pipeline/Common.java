package thawline.pipeline;

import thawline.tensor.Border;

/// Parameters that many entries share.
final class Common {

    static final Parameter<Border> BORDER =
            Parameter.of("border", Type.BORDER, "REFLECT_101", "what lies beyond the edge of the picture");

    static final Parameter<Border> REPLICATE =
            Parameter.of("border", Type.BORDER, "REPLICATE", "what lies beyond the edge of the picture");

    private Common() {}

    static Parameter<Integer> ksize(String fallback) {
        return Parameter.of("ksize", Type.WHOLE, fallback, "side of the window, odd");
    }

    static Entry.Note note(String line, String twin, JavaForm java) {
        return new Entry.Note(line, twin, java);
    }

    /// A note about what OpenCV has no name for.
    static Entry.Note note(String line, JavaForm java) {
        return new Entry.Note(line, "", java);
    }

    static JavaForm java(String... forms) {
        return JavaForm.of(forms);
    }
}
