package thawline.io.onnx;

import thawline.core.Unary;
import thawline.layer.GlobalPool;
import thawline.layer.LeakyRelu;
import thawline.layer.Pointwise;
import thawline.layer.Scale;

/// What each operator of ONNX is here.
final class Operators {

    private Operators() {}

    /// What a node makes, or a [Refusal] that says why it cannot.
    static Value run(Node node, Site site) {
        if (Folding.isFoldable(node)) {
            return Folding.run(node, site);
        }
        return switch (node.type()) {
            case "Conv" -> WindowReader.convolution(node, site);
            case "MaxPool" -> WindowReader.maximum(node, site);
            case "AveragePool" -> WindowReader.average(node, site);
            case "GlobalMaxPool" -> WindowReader.global(node, site, GlobalPool.MAX);
            case "GlobalAveragePool" -> WindowReader.global(node, site, GlobalPool.AVERAGE);
            case "Pad" -> WindowReader.pad(node, site);
            case "BatchNormalization" -> PointReader.batchNorm(node, site);
            case "LRN" -> PointReader.localNorm(node, site);
            case "Softmax" -> PointReader.softmax(node, site);
            case "Relu" -> point(node, site, Unary.RELU);
            case "Sigmoid" -> point(node, site, Unary.SIGMOID);
            case "Tanh" -> point(node, site, Unary.TANH);
            case "Abs" -> point(node, site, Unary.ABSOLUTE);
            case "Sqrt" -> point(node, site, Unary.SQRT);
            case "Neg" -> site.same(Scale.of(-1, 0), node.data(0));
            case "LeakyRelu" -> site.same(new LeakyRelu(node.real("alpha", 0.01f)), node.data(0));
            case "PRelu" -> site.same(new LeakyRelu(node.constant(1).single()), node.data(0));
            case "Clip" -> PointReader.clip(node, site);
            case "Dropout" -> PointReader.dropout(node);
            case "Identity" -> node.data(0);
            case "Cast" -> PointReader.cast(node);
            case "Add", "Sub", "Mul", "Div" -> ArithmeticReader.run(node, site);
            case "Sum" -> ArithmeticReader.sum(node, site);
            case "Gemm" -> MatrixReader.gemm(node, site);
            case "MatMul" -> MatrixReader.matMul(node, site);
            case "Flatten" -> ShapeReader.flatten(node, site);
            case "Reshape" -> ShapeReader.reshape(node, site);
            case "Squeeze" -> ShapeReader.squeeze(node, site);
            case "Unsqueeze" -> ShapeReader.unsqueeze(node, site);
            case "Transpose" -> ShapeReader.transpose(node, site);
            case "Concat" -> ShapeReader.concat(node, site);
            case "ReduceMean", "ReduceMax" -> ShapeReader.reduce(node, site);
            case "ReduceSum" -> PatternReader.total(node, site);
            case "Exp" -> PatternReader.exponential(node);
            case "Less", "Greater" -> PatternReader.compared(node);
            case "Where" -> PatternReader.chosen(node, site);
            case "Max", "Min" -> PatternReader.held(node, site);
            case "CastLike" -> node.constant(0);
            case "Shape" -> ShapeReader.shape(node, site);
            default -> throw new Refusal("is an operator that is not read");
        };
    }

    private static Data point(Node node, Site site, Unary function) {
        return site.same(new Pointwise(function), node.data(0));
    }
}
