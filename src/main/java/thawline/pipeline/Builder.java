package thawline.pipeline;

import java.util.ArrayList;
import java.util.List;
import thawline.filter.Blobs;
import thawline.filter.Corner;
import thawline.filter.CornerList;
import thawline.filter.Hysteresis;
import thawline.filter.ReadOut;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Serial;
import thawline.layer.Threshold;
import thawline.tensor.Shape;

/// Makes layers of steps, each for the shape that the one before it leaves.
final class Builder {

    /// The map that corners are found in where nothing is said.
    static final String CORNER_MAP = "gray | gaussian(ksize=5) | harris";

    private static final int RADIUS = 5;

    private final Pipeline pipeline;
    private final String text;

    Builder(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.text = pipeline.toString();
    }

    Layer layer(Shape in) {
        if (pipeline.filters().isEmpty()) {
            return Pipeline.parse(front()).layer(in);
        }
        List<Layer> layers = new ArrayList<>();
        chain(pipeline.filters(), new Place(in, 0), layers);
        return layers.size() == 1 ? layers.getFirst() : Serial.of(layers.toArray(Layer[]::new));
    }

    /// What stands in front of a finder that is the first step.
    private String front() {
        Role role = pipeline.finder().orElseThrow().entry().role();
        return role instanceof Role.FindsCorners finds ? finds.front() : ColourEntries.GRAY;
    }

    Reading reading(Shape in) {
        if (pipeline.finder().isPresent()) {
            Step.Call call = pipeline.finder().get();
            return call.entry().role() instanceof Role.FindsCorners finds
                    ? new Reading.OfCorners(finds.readOut().apply(call.bound()))
                    : new Reading.None();
        }
        return pipeline.drawing().isEmpty() ? new Reading.None() : new Reading.OfCorners(cornerReading(in));
    }

    /// What `mark` draws where no read-out was named: the pieces of a mask, the peaks of any other map.
    ReadOut<List<Corner>> cornerReading(Shape in) {
        Op last = Layers.ops(layer(in)).reduce((a, b) -> b).orElseThrow();
        boolean mask = last instanceof Threshold || last instanceof Hysteresis;
        return mask ? new Blobs() : CornerList.within(RADIUS);
    }

    boolean beginsWithGray() {
        if (!(pipeline.steps().getFirst() instanceof Step.Call call)) {
            return false;
        }
        return call.entry().role() instanceof Role.Named(String named)
                ? Pipeline.parse(named).beginsWithGray()
                : Catalogue.GRAY_FIRST.contains(call.entry().name());
    }

    /// A shape between steps, and where in the text.
    private record Place(Shape shape, int offset) {}

    private Place chain(List<Step> steps, Place from, List<Layer> layers) {
        Place at = from;
        for (Step step : steps) {
            at = step(step, at, layers);
        }
        return at;
    }

    private Place step(Step step, Place at, List<Layer> layers) {
        Layer layer;
        Shape out;
        try {
            layer = layer(step, at);
            out = layer.shape(at.shape);
        } catch (PipelineException told) {
            throw told;
        } catch (IllegalArgumentException unfit) {
            throw new PipelineException(text, at.offset, told(name(step), unfit));
        }
        layers.add(layer);
        return new Place(out, at.offset + step.toString().length() + Step.PIPE.length());
    }

    /// The message, begun with the step's name if it does not say it itself.
    static String told(String name, IllegalArgumentException unfit) {
        String message = String.valueOf(unfit.getMessage());
        return message.startsWith(name) ? message : name + ": " + message;
    }

    private static String name(Step step) {
        return switch (step) {
            case Step.Call call -> call.entry().name();
            case Step.Branches b -> "branches";
        };
    }

    private Layer layer(Step step, Place at) {
        return switch (step) {
            case Step.Call call -> layer(call, at.shape);
            case Step.Branches b -> fork(b, at);
        };
    }

    private static Layer layer(Step.Call call, Shape in) {
        return switch (call.entry().role()) {
            case Role.Filter f -> f.layer().apply(call.bound());
            case Role.Fitted f -> f.layer().apply(call.bound(), in);
            case Role.Named(String named) -> Pipeline.parse(named).layer(in);
            case Role.FindsCorners f -> throw last(call);
            case Role.Draws d -> throw last(call);
        };
    }

    private static IllegalArgumentException last(Step.Call call) {
        return new IllegalArgumentException(call.entry().name() + " comes after all filters");
    }

    private Layer fork(Step.Branches b, Place at) {
        List<Layer> branches = new ArrayList<>();
        int offset = at.offset + b.start().length();
        for (List<Step> branch : b.branches()) {
            List<Layer> layers = new ArrayList<>();
            chain(branch, new Place(at.shape, offset), layers);
            branches.add(layers.size() == 1 ? layers.getFirst() : Serial.of(layers.toArray(Layer[]::new)));
            offset += Step.chain(branch).length() + Step.Branches.BETWEEN.length();
        }
        return new Fork(branches, b.join());
    }
}
