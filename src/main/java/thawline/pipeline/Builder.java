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
        return Part.joined(parts(in));
    }

    /// What the filters are made of; those in front of a finder that is the first step.
    List<Part> parts(Shape in) {
        return pipeline.filters().isEmpty() ? Pipeline.parse(front()).parts(in) : chain(pipeline.filters(), in, 0);
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

    private List<Part> chain(List<Step> steps, Shape from, int start) {
        List<Part> parts = new ArrayList<>();
        Shape in = from;
        int offset = start;
        for (Step step : steps) {
            Part part = part(step, in, offset);
            parts.add(part);
            in = part.out();
            offset += step.toString().length() + Step.PIPE.length();
        }
        return parts;
    }

    private Part part(Step step, Shape in, int offset) {
        try {
            return switch (step) {
                case Step.Call call -> call(call, in);
                case Step.Branches b -> fork(b, in, offset);
            };
        } catch (PipelineException told) {
            throw told;
        } catch (IllegalArgumentException unfit) {
            throw new PipelineException(text, offset, told(name(step), unfit));
        }
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

    private static Part call(Step.Call call, Shape in) {
        return switch (call.entry().role()) {
            case Role.Filter f -> Part.of(call, in, f.layer().apply(call.bound()));
            case Role.Fitted f -> Part.of(call, in, f.layer().apply(call.bound(), in));
            case Role.Named(String named) -> {
                List<Part> inside = inside(named, in);
                yield Part.of(call, in, Part.joined(inside), List.of(inside));
            }
            case Role.FindsCorners f -> throw last(call);
            case Role.Draws d -> throw last(call);
        };
    }

    /// What does not fit is told at the name, which is what was written.
    private static List<Part> inside(String named, Shape in) {
        try {
            return Pipeline.parse(named).parts(in);
        } catch (PipelineException unfit) {
            throw new IllegalArgumentException(unfit.reason(), unfit);
        }
    }

    private static IllegalArgumentException last(Step.Call call) {
        return new IllegalArgumentException(call.entry().name() + " comes after all filters");
    }

    private Part fork(Step.Branches b, Shape in, int start) {
        List<List<Part>> branches = new ArrayList<>();
        int offset = start + b.start().length();
        for (List<Step> branch : b.branches()) {
            branches.add(chain(branch, in, offset));
            offset += Step.chain(branch).length() + Step.Branches.BETWEEN.length();
        }
        Layer fork = new Fork(branches.stream().map(Part::joined).toList(), b.join());
        return Part.of(b, in, fork, branches);
    }
}
