package thawline.io.onnx;

import java.util.Arrays;
import java.util.Optional;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.Op;
import thawline.layer.Weights;

/// Products of values with a matrix of the file.
final class MatrixReader {

    private MatrixReader() {}

    static Data gemm(Node node, Site site) {
        float alpha = node.real("alpha", 1);
        float beta = node.real("beta", 1);
        Data x = node.data(0);
        if (x.rank() != (site.batch().first() ? 1 : 2)) {
            throw new Refusal("multiplies values of " + x.rank() + " axes; a matrix is expected");
        }
        if (node.flag("transA")) {
            if (site.batch().first()) {
                throw Batch.across();
            }
            x = turned(site, x);
        }
        Constant b = node.constant(1);
        boolean transB = node.flag("transB");
        if (b.dims().length != 2) {
            throw new Refusal("multiplies by numbers of " + b.dims().length + " axes; a matrix is expected");
        }
        float[] w = transB ? b.floats() : transposed(b.floats(), b.dims()[0], b.dims()[1]);
        int outs = transB ? b.dims()[0] : b.dims()[1];
        int ins = transB ? b.dims()[1] : b.dims()[0];
        Kernel k = Kernel.wrap(outs, ins, 1, 1, 1, w).dense();
        Weights kernel = new Weights.Learned(alpha == 1 ? k : k.times(alpha));
        Optional<Constant> c = node.optionalConstant(2);
        Optional<float[]> row = c.flatMap(n -> row(n, outs));
        if (c.isPresent() && row.isEmpty()) {
            return added(site, multiplied(site, x, kernel, Optional.empty()), c.get(), beta);
        }
        Optional<Weights> bias = row.map(
                r -> new Weights.Learned(Kernel.wrap(outs, 1, 1, 1, 1, r).times(beta)));
        return multiplied(site, x, kernel, bias);
    }

    /// One number for each output, where that is what the numbers come to.
    private static Optional<float[]> row(Constant c, int outs) {
        float[] values = c.floats();
        if (values.length == 1) {
            float[] all = new float[outs];
            Arrays.fill(all, values[0]);
            return Optional.of(all);
        }
        boolean row = c.dims()[c.dims().length - 1] == outs && values.length == outs;
        return row ? Optional.of(values.clone()) : Optional.empty();
    }

    private static Data added(Site site, Data x, Constant c, float beta) {
        if (site.batch().first() || c.dims().length != 2) {
            throw Batch.across();
        }
        Kernel k = Kernel.wrap(c.dims()[0], 1, 1, 1, c.dims()[1], c.floats()).times(beta);
        return site.same(Affine.offset(k), x);
    }

    /// By a matrix, or by a vector, which takes the axis away.
    static Data matMul(Node node, Site site) {
        Data x = node.data(0);
        Constant b = node.constant(1);
        if (b.dims().length == 1 && x.rank() > 0) {
            Kernel row = Kernel.wrap(1, b.size(), 1, 1, 1, b.floats());
            Data y = multiplied(site, x, new Weights.Learned(row), Optional.empty());
            return ShapeReader.shaped(site, y, Arrays.copyOf(x.dims(), x.rank() - 1));
        }
        if (b.dims().length != 2 || x.rank() < 1) {
            throw new Refusal("multiplies values of " + x.rank() + " axes by numbers of " + b.dims().length
                    + "; by a matrix is read");
        }
        float[] w = transposed(b.floats(), b.dims()[0], b.dims()[1]);
        Kernel k = Kernel.wrap(b.dims()[1], b.dims()[0], 1, 1, 1, w);
        return multiplied(site, x, new Weights.Learned(k), Optional.empty());
    }

    /// The values' last axis against the kernel's inputs.
    private static Data multiplied(Site site, Data x, Weights kernel, Optional<Weights> bias) {
        int last = x.rank() - 1;
        Op dense = last == 0 ? new Dense(kernel, bias) : new Conv2d(kernel, bias, Geometry.UNIT, Conv2d.Pad.NONE);
        Data front = ShapeReader.swapped(site, x, last);
        int[] dims = front.dims().clone();
        dims[0] = kernel.kernel().outs();
        return ShapeReader.swapped(site, site.step(dense, front, dims), last);
    }

    private static Data turned(Site site, Data x) {
        return ShapeReader.swapped(site, x, 1);
    }

    private static float[] transposed(float[] m, int rows, int columns) {
        float[] t = new float[m.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                t[c * rows + r] = m[r * columns + c];
            }
        }
        return t;
    }
}
