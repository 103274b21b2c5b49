package thawline.engine;

import org.opencv.core.Core;
import thawline.layer.Layer;
import thawline.pipeline.Arguments;
import thawline.pipeline.Parameter;
import thawline.pipeline.Role;
import thawline.pipeline.Step;
import thawline.tensor.Border;
import thawline.tensor.Shape;

/// A call's arguments by name, and what stands around it.
///
/// @param before what is known of the planes that it gets
/// @param rounded whether `round8` follows, so that OpenCV's 8-bit function may do both
record Given(Step.Call call, Twin.Leaves before, boolean rounded) {

    private Arguments bound() {
        return call.bound();
    }

    private Parameter<?> parameter(String name) {
        return call.entry().parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(call.entry() + " has no " + name));
    }

    /// Whether it was written.
    boolean has(String name) {
        return bound().has(parameter(name));
    }

    <T> T get(String name, Class<T> type) {
        return type.cast(bound().get(parameter(name)));
    }

    int whole(String name) {
        return get(name, Integer.class);
    }

    double number(String name) {
        return get(name, Double.class);
    }

    Border border() {
        return get("border", Border.class);
    }

    /// The code of the border for OpenCV's filters, which know neither WRAP nor a constant other than 0.
    int filterBorder() {
        Border border = border();
        if (border.mode() == Border.Mode.WRAP || border.mode() == Border.Mode.NONE) {
            throw new IllegalArgumentException("OpenCV's filters of float pictures take no border " + border);
        }
        if (border.value() != 0) {
            throw new IllegalArgumentException(
                    "the constant border of OpenCV's filters is 0, not " + border.value() + "; use CONSTANT(0)");
        }
        return code(border);
    }

    /// For OpenCV's functions that know REPLICATE only.
    void requireReplicate(String function) {
        if (border().mode() != Border.Mode.REPLICATE) {
            throw new IllegalArgumentException("OpenCV's " + function + " takes no border but REPLICATE");
        }
    }

    static int code(Border border) {
        return switch (border.mode()) {
            case CONSTANT -> Core.BORDER_CONSTANT;
            case REPLICATE -> Core.BORDER_REPLICATE;
            case REFLECT_101 -> Core.BORDER_REFLECT_101;
            case REFLECT -> Core.BORDER_REFLECT;
            case WRAP -> Core.BORDER_WRAP;
            case NONE -> throw new IllegalArgumentException("OpenCV has no border NONE");
        };
    }

    /// The shape that our own step makes of a shape.
    Shape out(Shape in) {
        Role role = call.entry().role();
        Layer layer = role instanceof Role.Fitted(var fitted)
                ? fitted.apply(bound(), in)
                : ((Role.Filter) role).layer().apply(bound());
        return layer.shape(in);
    }
}
