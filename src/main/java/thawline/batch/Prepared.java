package thawline.batch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import thawline.core.Unary;
import thawline.filter.Corner;
import thawline.filter.Features;
import thawline.filter.ReadOut;
import thawline.io.Spare;
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

/// A pipeline made ready for pictures of one kind.
final class Prepared {

    /// What pictures have in common that one plan can take.
    record Kind(Shape shape, Samples.Depth depth, int threads) {}

    private final Kind kind;
    private final Look look;
    private final Reading reading;
    private final View view;
    private final Plan plan;
    private final Treatment.Pictures pictures;
    private final Optional<Measure> features;

    /// Reads corners out of the filters' result where they are wanted besides a picture.
    private final Optional<ReadOut<List<Corner>>> besides;

    private final Spare spare;

    /// @param spare where the memory of results comes from
    Prepared(Treatment treatment, Kind kind, Spare spare) {
        this.kind = kind;
        this.spare = spare;
        this.look = treatment.finish().look();
        Pipeline pipeline = treatment.pipeline();
        Treatment.Extras extras = treatment.extras();
        pictures = extras.pictures();
        Optional<Layer> measured =
                extras.features().map(request -> request.spec().layer(pipeline, kind.shape()));
        boolean alone =
                pictures == Treatment.Pictures.LEFT_OUT && extras.corners().isEmpty();
        Layer layer = alone ? measured.orElseThrow() : pipeline.layer(kind.shape());
        features = extras.features().map(request -> Measure.of(request, measured.orElseThrow(), layer, kind));
        reading = pipeline.reading(kind.shape());
        besides = extras.corners().isPresent() && !(reading instanceof Reading.OfCorners)
                ? Optional.of(pipeline.cornerReading(kind.shape()))
                : Optional.empty();
        view = reading instanceof Reading.None ? look.view(kind.depth()).resolved(layer) : View.CLIP;
        plan = Plan.of(isDirect() ? viewed(layer) : layer, kind.shape(), kind.threads());
    }

    /// Whether a plan writes the picture's samples, with nobody in need of the numbers before that.
    private boolean isDirect() {
        return reading instanceof Reading.None
                && pictures == Treatment.Pictures.WRITTEN
                && besides.isEmpty()
                && features.filter(Measure::needsResult).isEmpty()
                && view != View.SIGNED
                && view != View.AUTO;
    }

    private Layer viewed(Layer layer) {
        return switch (view) {
            case ABS -> layer.then(new Pointwise(Unary.ABSOLUTE));
            case NORMALISE -> layer.then(new Normalise(0, 255));
            case AUTO, CLIP, SIGNED -> layer;
        };
    }

    Kind kind() {
        return kind;
    }

    /// What the plan keeps between runs.
    long keptBytes() {
        return plan.bytes() + features.map(Measure::keptBytes).orElse(0L);
    }

    /// About what a run takes, with the result and an encoder's copies of it.
    long bytes() {
        long size = plan.out().size();
        long numbers = isDirect() ? 0 : size * Float.BYTES;
        long measured = features.map(Measure::bytes).orElse(0L);
        return plan.bytes()
                + measured
                + numbers
                + 3 * size * look.depth(kind.depth()).bits() / Byte.SIZE;
    }

    /// Samples, what was found, or both; and the time that it took.
    record Raw(Optional<Samples> samples, Data data, Duration time) {}

    Raw run(Samples x) {
        long start = System.nanoTime();
        Samples.Depth depth = look.depth(x.depth());
        if (isDirect()) {
            Samples y = picture(plan.out(), depth);
            plan.run(x, y);
            Optional<Features> measured = features.map(f -> f.of(x, Optional.empty()));
            return new Raw(Optional.of(y), new Data(plan.out(), Optional.empty(), measured), since(start));
        }
        Tensor y = Tensor.zeros(plan.out());
        plan.run(x, y);
        Optional<Features> measured = features.map(f -> f.of(x, Optional.of(y)));
        return new Raw(samples(y, depth), new Data(plan.out(), corners(y), measured), since(start));
    }

    /// Of what another engine's filters made of a picture.
    Raw read(Tensor y, Samples.Depth source) {
        long start = System.nanoTime();
        Data data = new Data(y.shape(), corners(y), Optional.empty());
        return new Raw(samples(y, look.depth(source)), data, since(start));
    }

    private Optional<Samples> samples(Tensor y, Samples.Depth depth) {
        boolean shows = reading instanceof Reading.None && pictures == Treatment.Pictures.WRITTEN;
        return shows ? Optional.of(shown(y, depth)) : Optional.empty();
    }

    private Optional<List<Corner>> corners(Tensor y) {
        return switch (reading) {
            case Reading.None none -> besides.map(readOut -> readOut.read(y, kind.threads()));
            case Reading.OfCorners(var readOut) -> Optional.of(readOut.read(y, kind.threads()));
        };
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Samples picture(Shape shape, Samples.Depth depth) {
        return spare.picture(depth, shape.c(), shape.h(), shape.w());
    }

    private Samples shown(Tensor y, Samples.Depth depth) {
        return switch (view.resolved(y)) {
            case SIGNED -> written(y, signed(y), depth);
            case ABS -> written(y, new Pointwise(Unary.ABSOLUTE), depth);
            case NORMALISE -> written(y, new Normalise(0, 255), depth);
            case AUTO, CLIP -> written(y, Scale.of(1, 0), depth);
        };
    }

    private static Layer signed(Tensor y) {
        float most = 0;
        for (float v : y.data()) {
            most = Math.max(most, Math.abs(v));
        }
        return Scale.of(most > 0 ? 127.5 / most : 0, 127.5);
    }

    /// What a layer makes of y, as samples of a depth.
    private Samples written(Tensor y, Layer layer, Samples.Depth depth) {
        Shape s = y.shape();
        var numbers = new Samples.F32(y.data(), Layout.planar(s.c(), s.h(), s.w()));
        Samples samples = picture(s, depth);
        Plan.of(layer, s, kind.threads()).run(numbers, samples);
        return samples;
    }
}
