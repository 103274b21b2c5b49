package thawline.io.onnx;

import java.util.List;
import java.util.function.IntPredicate;
import thawline.layer.Join;
import thawline.layer.Op;
import thawline.tensor.Shape;

/// Where a node builds what it makes.
///
/// @param single whether nobody else reads an input of the node, so that it may be changed
record Site(Node node, Batch batch, IntPredicate single) {

    /// An operation over a value; the result has axes `dims`.
    Data step(Op op, Data in, int... dims) {
        return new Data(Made.step(node.name(), op, in.made()), dims);
    }

    /// An operation that leaves the axes as they are.
    Data same(Op op, Data in) {
        return step(op, in, in.dims());
    }

    /// Values put together along their first axis, or summed.
    Data joined(Join join, List<Data> ins, int... dims) {
        Shape shape = Data.shape(dims);
        return new Data(
                Made.joined(node.name(), join, ins.stream().map(Data::made).toList(), shape), dims);
    }
}
