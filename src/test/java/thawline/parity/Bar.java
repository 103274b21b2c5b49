package thawline.parity;

import thawline.tensor.Samples.Depth;

/// How far a result may be from OpenCV's; `exception` says why where that is farther than usual, and is
/// empty elsewhere.
record Bar(Measure measure, double limit, String exception) {

    static final Bar EQUAL = new Bar(Measure.LEVELS, 0, "");
    static final Bar ONE = new Bar(Measure.LEVELS, 1, "");
    static final Bar RELATIVE = new Bar(Measure.RELATIVE, 1e-4, "");
    static final Bar SAME_MAP = new Bar(Measure.PIXELS, 0, "");

    /// The usual one: integers within 1, floats within 1e-4 of the largest.
    static Bar usual(Depth to) {
        return to == Depth.F32 ? RELATIVE : ONE;
    }

    Bar because(String reason, double known) {
        return new Bar(measure, known, reason);
    }

    boolean isException() {
        return !exception.isEmpty();
    }

    boolean holds(double difference) {
        return difference <= limit;
    }

    String verdict(double difference) {
        if (!holds(difference)) {
            return "**fails**";
        }
        return isException() ? "exception" : limit == 0 ? "equal" : "holds";
    }

    @Override
    public String toString() {
        return measure.text(limit);
    }
}
