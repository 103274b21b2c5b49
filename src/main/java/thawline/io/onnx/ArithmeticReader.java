package thawline.io.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.Join;
import thawline.layer.Op;
import thawline.layer.Pointwise;
import thawline.layer.Scale;
import thawline.layer.Weights;
import thawline.tensor.Shape;

/// Add, Sub, Mul and Div: of values and numbers of the file, or of two values.
final class ArithmeticReader {

    private ArithmeticReader() {}

    static Value run(Node node, Site site) {
        return PatternReader.inSoftmax(node, site).orElseGet(() -> arithmetic(node, site));
    }

    private static Data arithmetic(Node node, Site site) {
        Value a = node.input(0) instanceof Constant c ? c : node.data(0);
        Value b = node.input(1) instanceof Constant c ? c : node.data(1);
        if (a instanceof Data x && b instanceof Data y) {
            return values(node, site, x, y);
        }
        Data x = a instanceof Data first ? first : node.data(1);
        Constant c = a instanceof Constant first ? first : node.constant(1);
        boolean constantFirst = a instanceof Constant;
        Kernel k = kernel(site, c, x);
        return switch (node.type()) {
            case "Add" -> bias(node, site, x, k, c).orElseGet(() -> scaled(site, x, Affine.offset(k)));
            case "Sub" ->
                constantFirst
                        ? scaled(site, x, new Affine(Weights.designed(-1), Weights.designed(k)))
                        : scaled(site, x, Affine.offset(k.times(-1)));
            case "Mul" -> scaled(site, x, Affine.gain(k));
            case "Div" -> {
                if (constantFirst) {
                    throw new Refusal("divides numbers of the file by values, which is not read");
                }
                float[] shares = k.toArray();
                for (int i = 0; i < shares.length; i++) {
                    if (shares[i] == 0) {
                        throw new Refusal("divides by 0");
                    }
                    shares[i] = 1 / shares[i];
                }
                yield scaled(site, x, Affine.gain(Kernel.wrap(k.outs(), 1, k.depth(), k.height(), k.width(), shares)));
            }
            default -> throw new IllegalStateException(node.type());
        };
    }

    private static Data scaled(Site site, Data x, Affine affine) {
        return site.same(affine.simplest(), x);
    }

    /// The numbers as they lie over the values: axes of ONNX are matched from the last one on.
    private static Kernel kernel(Site site, Constant c, Data x) {
        int[] own = new int[x.rank()];
        Arrays.fill(own, 1);
        int behind = c.dims().length - x.rank();
        if (behind > (site.batch().first() ? 1 : 0)) {
            throw new Refusal("has numbers of " + c.dims().length + " axes for values of fewer");
        }
        if (behind == 1 && c.dims()[0] != 1) {
            throw Batch.across();
        }
        for (int i = 0; i < x.rank(); i++) {
            int from = i + behind;
            own[i] = from < 0 ? 1 : c.dims()[from];
            if (own[i] != 1 && own[i] != x.dims()[i]) {
                throw new Refusal("has numbers of shape " + Arrays.toString(c.dims()) + " for values of shape "
                        + Arrays.toString(x.dims()) + "; they would have to grow");
            }
        }
        Shape s = Data.shape(own);
        return Kernel.wrap(s.c(), 1, s.d(), s.h(), s.w(), c.floats());
    }

    /// What is added to each output of a convolution or a dense layer is its bias.
    private static Optional<Data> bias(Node node, Site site, Data x, Kernel k, Constant c) {
        boolean alone = site.single().test(node.input(0) instanceof Constant ? 1 : 0);
        if (!alone
                || k.size() != k.outs()
                || k.outs() != x.shape().c()
                || !(x.made().origin() instanceof Made.Origin.Step(Op op, Made in))) {
            return Optional.empty();
        }
        Optional<Weights> numbers = Optional.of(new Weights.Learned(Kernel.wrap(c.size(), 1, 1, 1, 1, c.floats())));
        Optional<Op> biased = switch (op) {
            case Dense d when d.bias().isEmpty() -> Optional.of(new Dense(d.kernel(), numbers));
            case Conv2d v
            when v.bias().isEmpty() && v.kernel().kernel().outs() == c.size() ->
                Optional.of(new Conv2d(v.kernel(), numbers, v.geometry(), v.pad()));
            default -> Optional.empty();
        };
        return biased.map(o -> new Data(Made.step(node.name(), o, in), x.dims()));
    }

    private static Data values(Node node, Site site, Data x, Data y) {
        if (!Arrays.equals(x.dims(), y.dims())) {
            throw new Refusal("puts values of shape " + Arrays.toString(x.dims()) + " and " + Arrays.toString(y.dims())
                    + " together; they have to be of one shape");
        }
        return switch (node.type()) {
            case "Add" -> site.joined(Join.SUM, List.of(x, y), x.dims());
            case "Sub" -> site.joined(Join.SUM, List.of(x, site.same(Scale.of(-1, 0), y)), x.dims());
            case "Mul" ->
                x.made() == y.made()
                        ? site.same(new Pointwise(Unary.SQUARE), x)
                        : combined(site, Combine.Kind.PRODUCT, x, y);
            case "Div" -> combined(site, Combine.Kind.QUOTIENT, x, y);
            default -> throw new IllegalStateException(node.type());
        };
    }

    private static Data combined(Site site, Combine.Kind kind, Data x, Data y) {
        Shape s = x.shape();
        int[] both = {Math.multiplyExact(2, s.c()), s.d(), s.h(), s.w()};
        Data pair = site.joined(Join.CONCAT, List.of(full(x), full(y)), both);
        return site.step(new Combine(kind), pair, x.dims());
    }

    /// The same values with all four axes.
    private static Data full(Data x) {
        Shape s = x.shape();
        return new Data(x.made(), new int[] {s.c(), s.d(), s.h(), s.w()});
    }

    static Data sum(Node node, Site site) {
        List<Data> all = new ArrayList<>();
        for (int i = 0; i < node.inputCount(); i++) {
            all.add(node.data(i));
        }
        Data first = all.getFirst();
        if (all.stream().anyMatch(x -> !Arrays.equals(x.dims(), first.dims()))) {
            throw new Refusal("sums values of several shapes; they have to be of one");
        }
        return all.size() == 1 ? first : site.joined(Join.SUM, all, first.dims());
    }
}
