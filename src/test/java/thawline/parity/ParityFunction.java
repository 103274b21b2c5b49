package thawline.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import thawline.tensor.Samples.Depth;
import thawline.tensor.Shape;

/// A function of OpenCV, or a part of its parameters that has a bar of its own.
///
/// `name` begins with OpenCV's name; what follows a comma says which part.
record ParityFunction(String name, Recipe recipe, Traits traits) {

    /// Draws the parameters of one comparison, the same for both sides.
    @FunctionalInterface
    interface Recipe {
        Sides sides(Route route, Edge edge, Draw draw);
    }

    /// How far a combination may be from OpenCV.
    @FunctionalInterface
    interface Bars {
        Bar of(Route route, Edge edge);
    }

    /// What a function's rows of the table stand for.
    enum Kind {
        /// OpenCV's function itself.
        PLAIN,
        /// OpenCV's function by a detour, which shows whose error an exception is.
        EVIDENCE,
        /// Makes numbers from its parameters alone and reads no picture.
        SOURCELESS
    }

    /// Which pictures, depths and borders a function is asked for, and how its results are judged.
    record Traits(int[] planes, Kind kind, boolean bordered, Predicate<Route> part, Bars bars) {}

    /// Grey and colour pictures of every depth, no border, the usual bars.
    static ParityFunction of(String name, Recipe recipe) {
        Traits usual = new Traits(new int[] {1, 3}, Kind.PLAIN, false, r -> true, (r, e) -> Bar.usual(r.to()));
        return new ParityFunction(name, recipe, usual);
    }

    ParityFunction planes(int... numbers) {
        return with(new Traits(numbers, traits.kind, traits.bordered, traits.part, traits.bars));
    }

    ParityFunction everyBorder() {
        return with(new Traits(traits.planes, traits.kind, true, traits.part, traits.bars));
    }

    /// Only these depths; others of the function are in another row.
    ParityFunction only(Predicate<Route> part) {
        return with(new Traits(traits.planes, traits.kind, traits.bordered, part, traits.bars));
    }

    ParityFunction evidence(Predicate<Route> part) {
        return with(new Traits(traits.planes, Kind.EVIDENCE, traits.bordered, part, traits.bars));
    }

    ParityFunction sourceless() {
        Predicate<Route> floats = r -> r.from() == Depth.F32 && r.to() == Depth.F32;
        return with(new Traits(new int[] {1}, Kind.SOURCELESS, false, floats, traits.bars));
    }

    ParityFunction bars(Bars bars) {
        return with(new Traits(traits.planes, traits.kind, traits.bordered, traits.part, bars));
    }

    ParityFunction bar(Bar one) {
        return bars((r, e) -> one);
    }

    private ParityFunction with(Traits t) {
        return new ParityFunction(name, recipe, t);
    }

    String opencv() {
        return name.split(",", 2)[0];
    }

    List<Picture> pictures(Depth from) {
        return Pictures.of(from, traits.planes);
    }

    /// The combinations of this part that OpenCV takes.
    List<ParityCase> cases() {
        List<ParityCase> all = new ArrayList<>();
        for (Route route : Route.all()) {
            for (Edge edge : edges()) {
                if (traits.part.test(route) && edge.isOurs() && takesAll(route, edge)) {
                    all.add(new ParityCase(this, route, edge));
                }
            }
        }
        return all;
    }

    List<Edge> edges() {
        return traits.bordered
                ? Arrays.stream(Edge.values()).filter(e -> e != Edge.NONE).toList()
                : List.of(Edge.NONE);
    }

    private boolean takesAll(Route route, Edge edge) {
        List<Boolean> answers = answers(route, edge).distinct().toList();
        if (answers.size() == 2) {
            throw new IllegalStateException(name + ", " + route + ", " + edge
                    + ": OpenCV takes some parameters and refuses others; the recipe must draw those it takes");
        }
        return answers.getFirst();
    }

    /// Whether OpenCV takes this combination: with any of the parameters that the recipe draws, but with all of them
    /// where the border is one that we lack, as a 1×1 kernel never looks at its border.
    boolean takes(Route route, Edge edge) {
        Stream<Boolean> answers = answers(route, edge);
        return edge.isOurs() ? answers.anyMatch(Boolean::booleanValue) : answers.allMatch(Boolean::booleanValue);
    }

    private Stream<Boolean> answers(Route route, Edge edge) {
        return Arrays.stream(traits.planes)
                .mapToObj(planes -> Pictures.one(route.from(), Shape.planes(planes, 9, 8), 0))
                .flatMap(small -> IntStream.range(0, 8).mapToObj(d -> takes(route, edge, small, d)));
    }

    private boolean takes(Route route, Edge edge, Picture small, int draw) {
        try {
            Mat result = recipe.sides(route, edge, new Draw(draw)).oracle().apply(small.mat());
            boolean wrote = result.depth() == Route.code(route.to());
            result.release();
            return wrote;
        } catch (CvException refused) {
            return false;
        }
    }
}
