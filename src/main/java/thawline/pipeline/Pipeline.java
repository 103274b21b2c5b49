package thawline.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import thawline.filter.Corner;
import thawline.filter.ReadOut;
import thawline.layer.Layer;
import thawline.tensor.Shape;

/// Filters, then perhaps what reads their result as a whole, then perhaps a drawing of what was found into
/// the original.
///
/// [#parse] and [#toString] are inverse: `parse(p.toString())` equals p.
public record Pipeline(List<Step> filters, Optional<Step.Call> finder, Optional<Step.Call> drawing) {

    /// Pictures in colour and in grey, for what can be told of most without one.
    static final List<Shape> PROBES = List.of(Shape.planes(3, 512, 512), Shape.plane(512, 512));

    public Pipeline {
        filters = List.copyOf(filters);
    }

    /// The pipeline of a text, or a [PipelineException] that shows where the text goes wrong.
    public static Pipeline parse(String text) {
        return new Parser(text).pipeline();
    }

    /// The same with names beyond those of the catalogue, such as those of layers that learn; such a name comes
    /// first where both have it.
    public static Pipeline parse(String text, Map<String, Entry> more) {
        return new Parser(text, more).pipeline();
    }

    /// All filters as one layer, for pictures of a shape; or a [PipelineException] that shows which of them
    /// does not fit.
    public Layer layer(Shape in) {
        return new Builder(this).layer(in);
    }

    /// What that layer is made of, step by step.
    List<Part> parts(Shape in) {
        return new Builder(this).parts(in);
    }

    /// What is made of that layer's result.
    public Reading reading(Shape in) {
        return new Builder(this).reading(in);
    }

    /// What finds corners in the filters' result, or in the picture that is made of it, where corners are
    /// wanted from a pipeline that names none: the pieces of a mask, the peaks of any other map.
    public ReadOut<List<Corner>> cornerReading(Shape in) {
        return new Builder(this).cornerReading(in);
    }

    /// What draws the corners into the original; empty where none is drawn.
    public Optional<Mark> mark() {
        return drawing.flatMap(call -> call.entry().role() instanceof Role.Draws draws
                ? Optional.of(draws.mark().apply(call.bound()))
                : Optional.empty());
    }

    /// Whether the result is a list of corners and no picture.
    public boolean makesList() {
        return drawing.isEmpty() && finder.isPresent();
    }

    /// Whether results can be pictures: they are of 1 or 3 planes for pictures in colour or in grey, or
    /// unknown.
    public boolean makesPictures() {
        List<Integer> planes = planes();
        return mark().isPresent() || planes.isEmpty() || planes.contains(1) || planes.contains(3);
    }

    /// How many planes results have for pictures in colour and for those in grey; without those that do not
    /// fit.
    public List<Integer> planes() {
        return PROBES.stream().flatMap(in -> planes(in).stream()).toList();
    }

    /// Empty where a picture of this shape does not fit.
    private Optional<Integer> planes(Shape in) {
        try {
            return Optional.of(layer(in).shape(in).c());
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }

    /// Whether grey conversion comes first: a reader may then hand over the luma plane of a JPEG as it is.
    public boolean beginsWithGray() {
        return new Builder(this).beginsWithGray();
    }

    /// The names of the files that it reads, each once.
    public List<String> files() {
        return FileNames.of(steps());
    }

    /// The same pipeline under other names of its files, as where it is to run in another folder.
    public Pipeline withFiles(UnaryOperator<String> names) {
        FileNames change = new FileNames(names);
        return new Pipeline(change.chain(filters), finder.map(change::call), drawing.map(change::call));
    }

    List<Step> steps() {
        List<Step> all = new ArrayList<>(filters);
        finder.ifPresent(all::add);
        drawing.ifPresent(all::add);
        return all;
    }

    @Override
    public String toString() {
        return Step.chain(steps());
    }
}
