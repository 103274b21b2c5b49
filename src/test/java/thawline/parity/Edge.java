package thawline.parity;

import org.opencv.core.Core;
import thawline.tensor.Border;

/// OpenCV's borders, and what they are called here.
enum Edge {
    /// The function has no border to choose.
    NONE(-1),
    CONSTANT(Core.BORDER_CONSTANT),
    REPLICATE(Core.BORDER_REPLICATE),
    REFLECT(Core.BORDER_REFLECT),
    REFLECT_101(Core.BORDER_REFLECT_101),
    WRAP(Core.BORDER_WRAP),
    /// Leaves old pixels of the output alone, which only a function with an output argument can do.
    TRANSPARENT(Core.BORDER_TRANSPARENT);

    final int code;

    Edge(int code) {
        this.code = code;
    }

    boolean isOurs() {
        return this != TRANSPARENT;
    }

    /// Ours of that name; NONE where there is none, which is only good for asking whether OpenCV takes it.
    Border border() {
        return switch (this) {
            case NONE, TRANSPARENT -> Border.NONE;
            case CONSTANT -> Border.ZERO;
            case REPLICATE -> Border.REPLICATE;
            case REFLECT -> Border.REFLECT;
            case REFLECT_101 -> Border.REFLECT_101;
            case WRAP -> Border.WRAP;
        };
    }

    @Override
    public String toString() {
        return this == NONE ? "–" : name();
    }
}
