package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.layer.BatchNorm;
import thawline.layer.LocalResponseNorm;
import thawline.layer.Op;
import thawline.layer.Pointwise;
import thawline.layer.Softmax;
import thawline.layer.Weights;

/// Operators that look at one place.
final class PointReader {

    private PointReader() {}

    static Data batchNorm(Node node, Site site) {
        Data x = node.data(0);
        if (node.flag("training_mode")) {
            throw new Refusal("normalises by the statistics of its batch (training_mode); inference uses running ones");
        }
        if (node.number("spatial", 1) != 1) {
            throw new Refusal("has statistics for every place (spatial 0), which are not read");
        }
        Constant mean = node.constant(3);
        Constant variance = node.constant(4);
        for (float v : variance.floats()) {
            if (v < 0) {
                throw new Refusal("has a negative variance, " + v);
            }
        }
        return site.same(
                new BatchNorm(
                        learned(node.constant(1)),
                        learned(node.constant(2)),
                        new Weights.Tracked(mean.floats()),
                        new Weights.Tracked(variance.floats()),
                        node.real("epsilon", 1e-5f),
                        node.real("momentum", 0.9f)),
                x);
    }

    private static Weights learned(Constant c) {
        return new Weights.Learned(Kernel.wrap(c.size(), 1, 1, 1, 1, c.floats()));
    }

    static Data localNorm(Node node, Site site) {
        return site.same(
                new LocalResponseNorm(
                        Math.toIntExact(node.number("size", 0)),
                        node.real("alpha", 1e-4f),
                        node.real("beta", 0.75f),
                        node.real("bias", 1)),
                node.data(0));
    }

    /// Before opset 13 everything from the axis on is one row.
    static Data softmax(Node node, Site site) {
        Data x = node.data(0);
        boolean rows = node.opset() < 13;
        int axis = site.batch().axis(node.number("axis", rows ? 1 : -1), x.rank());
        int last = x.rank() - 1;
        if (rows && axis < last) {
            if (axis > 0) {
                throw new Refusal("is a softmax of opset " + node.opset() + " over the axes from " + axis
                        + " on; from the first, or the last alone, are read");
            }
            Data row = ShapeReader.shaped(site, x, x.size());
            return ShapeReader.shaped(site, site.same(new Softmax(), row), x.dims());
        }
        return along(site, x, axis, new Softmax());
    }

    /// An operation over channels, along another axis.
    static Data along(Site site, Data x, int axis, Op op) {
        Data turned = ShapeReader.swapped(site, x, axis);
        return ShapeReader.swapped(site, site.same(op, turned), axis);
    }

    static Data clip(Node node, Site site) {
        float low = node.optionalConstant(1)
                .map(Constant::single)
                .orElseGet(() -> node.real("min", Float.NEGATIVE_INFINITY));
        float high = node.optionalConstant(2)
                .map(Constant::single)
                .orElseGet(() -> node.real("max", Float.POSITIVE_INFINITY));
        return site.same(held(low, high), node.data(0));
    }

    /// What holds values between two bounds.
    static Op held(float low, float high) {
        return low == 0 && high == Float.POSITIVE_INFINITY ? new Pointwise(Unary.RELU) : new Clamp(low, high);
    }

    static Value dropout(Node node) {
        node.ignore("seed");
        node.ignore("ratio");
        node.ignore("is_test");
        node.optional(1).ifPresent(ratio -> node.constant(1));
        if (node.optionalConstant(2).map(c -> c.single() != 0).orElse(false)) {
            throw new Refusal("drops at random (training_mode); in inference nothing is dropped");
        }
        return node.data(0);
    }

    static Value cast(Node node) {
        node.ignore("saturate");
        long to = node.number("to", 0);
        if (to != TensorProto.DataType.FLOAT_VALUE && to != TensorProto.DataType.DOUBLE_VALUE) {
            throw new Refusal("makes " + Constant.type((int) to) + " of values; they stay FLOAT here");
        }
        return node.data(0);
    }
}
