package thawline.batch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import thawline.core.Unary;
import thawline.filter.Corner;
import thawline.layer.Layer;
import thawline.layer.Normalise;
import thawline.layer.Pointwise;
import thawline.layer.Scale;
import thawline.pipeline.Pipeline;
import thawline.pipeline.Reading;
import thawline.run.Plan;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A pipeline made ready for pictures of one shape.
final class Prepared {

    private final Shape shape;
    private final Reading reading;
    private final View view;
    private final Plan plan;
    private final int threads;

    Prepared(Pipeline pipeline, View wanted, Shape shape, int threads) {
        this.shape = shape;
        this.threads = threads;
        Layer layer = pipeline.layer(shape);
        reading = pipeline.reading(shape);
        view = reading instanceof Reading.None ? wanted.resolved(layer) : View.CLIP;
        plan = Plan.of(viewed(layer), shape, threads);
    }

    private Layer viewed(Layer layer) {
        return switch (view) {
            case ABS -> layer.then(new Pointwise(Unary.ABSOLUTE));
            case NORMALISE -> layer.then(new Normalise(0, 255));
            case AUTO, CLIP, SIGNED -> layer;
        };
    }

    Shape shape() {
        return shape;
    }

    /// Samples, corners, or both empty for none; and the time that it took.
    record Raw(Optional<Samples> samples, Optional<List<Corner>> corners, Duration time) {}

    Raw run(Samples x) {
        long start = System.nanoTime();
        return switch (reading) {
            case Reading.None none -> {
                Samples y = view == View.SIGNED || view == View.AUTO ? shown(floats(x), x.depth()) : picture(x);
                yield new Raw(Optional.of(y), Optional.empty(), since(start));
            }
            case Reading.OfCorners(var readOut) -> {
                List<Corner> corners = readOut.read(floats(x));
                yield new Raw(Optional.empty(), Optional.of(corners), since(start));
            }
        };
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Samples picture(Samples x) {
        Samples y = Samples.zeros(
                x.depth(), plan.out().c(), plan.out().h(), plan.out().w());
        plan.run(x, y);
        return y;
    }

    private Tensor floats(Samples x) {
        Tensor y = Tensor.zeros(plan.out());
        plan.run(x, y);
        return y;
    }

    private Samples shown(Tensor y, Samples.Depth depth) {
        return view.resolved(y) == View.SIGNED ? signed(y, depth) : scaled(y, 1, 0, depth);
    }

    private Samples signed(Tensor y, Samples.Depth depth) {
        float most = 0;
        for (float v : y.data()) {
            most = Math.max(most, Math.abs(v));
        }
        return scaled(y, most > 0 ? 127.5 / most : 0, 127.5, depth);
    }

    /// gain·y + offset as samples of a depth.
    private Samples scaled(Tensor y, double gain, double offset, Samples.Depth depth) {
        Shape s = y.shape();
        var floats = new Samples.F32(y.data(), Layout.planar(s.c(), s.h(), s.w()));
        Samples samples = Samples.zeros(depth, s.c(), s.h(), s.w());
        Plan.of(Scale.of(gain, offset), s, threads).run(floats, samples);
        return samples;
    }
}
