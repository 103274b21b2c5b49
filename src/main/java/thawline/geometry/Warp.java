package thawline.geometry;

import java.util.Optional;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.layer.RowWise;
import thawline.tensor.Border;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y(p) = x(M⁻¹·p): each output pixel looks up where it came from, and interpolates there.
///
/// (c,D,H,W) → (c,D,H',W'). The mapping M goes from the input to the output, as in OpenCV's `warpAffine` and
/// `warpPerspective` without `WARP_INVERSE_MAP`. Places are computed in double precision, and a half is
/// rounded up.
///
/// OpenCV 4.13 rounds places to 1/32 of a pixel for LINEAR and CUBIC, so there its results differ by up to
/// 1/64 of a pixel's slope each way and agree where places fall on that grid. For NEAREST it rounds an affine
/// map's places to 1/1024, and takes a perspective map's halves to even.
public record Warp(Mapping mapping, Size size, Interpolation interpolation, Border border) implements RowWise {

    private static final Shape ANY = Shape.plane(2, 2);

    public Warp {
        if (interpolation == Interpolation.AREA) {
            throw new IllegalArgumentException("AREA is for resize; a warp takes NEAREST, LINEAR or CUBIC");
        }
        if (border.mode() == Border.Mode.NONE) {
            throw new IllegalArgumentException(
                    "a warp looks beyond the edges, where Border.NONE has nothing; CONSTANT and REPLICATE do");
        }
        mapping.of(ANY).inverse(); // refuses what flattens the plane
    }

    @Override
    public Shape shape(Shape in) {
        return size.shape(in);
    }

    @Override
    public Range range(Range in) {
        boolean constant = border.mode() == Border.Mode.CONSTANT;
        return interpolation.range(constant ? in.hull(border.value()) : in);
    }

    @Override
    public Reach reach() {
        return new Reach.Whole();
    }

    @Override
    public long multiplyAdds(Shape in) {
        return (4L + (long) interpolation.taps() * interpolation.taps())
                * shape(in).size(); // 4 for the place
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public Optional<Rows> rows(Shape in) {
        return Optional.empty();
    }

    @Override
    public Optional<Bytes> bytes(Shape in) {
        Spot spot = new Spot(interpolation, border);
        return Optional.of(
                new WarpedBytes(mapping.of(in).inverse(), spot, shape(in).w()));
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        PlaneMap back = mapping.of(x.shape()).inverse();
        Spot spot = new Spot(interpolation, border);
        Shape s = y.shape();
        for (int v = 0; v < s.h(); v++) {
            for (int u = 0; u < s.w(); u++) {
                spot.moveTo(back.x(u, v), back.y(u, v), x.shape().h(), x.shape().w());
                for (int c = 0; c < s.c(); c++) {
                    for (int z = 0; z < s.d(); z++) {
                        y.data()[y.index(c, z, v, u)] = spot.look(x.data(), x.index(c, z, 0, 0), x.rowStride());
                    }
                }
            }
        }
    }

    /// dx += Aᵀ·dy: what each output pixel looked at gets its share back.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        PlaneMap back = mapping.of(dx.shape()).inverse();
        Spot spot = new Spot(interpolation, border);
        Shape s = dy.shape();
        for (int v = 0; v < s.h(); v++) {
            for (int u = 0; u < s.w(); u++) {
                spot.moveTo(
                        back.x(u, v), back.y(u, v), dx.shape().h(), dx.shape().w());
                for (int c = 0; c < s.c(); c++) {
                    for (int z = 0; z < s.d(); z++) {
                        spot.share(dy.data()[dy.index(c, z, v, u)], dx.data(), dx.index(c, z, 0, 0), dx.rowStride());
                    }
                }
            }
        }
    }
}
