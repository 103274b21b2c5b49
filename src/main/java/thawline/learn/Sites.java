package thawline.learn;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Serial;
import thawline.tensor.Range;
import thawline.tensor.Shape;

/// The operations of a layer in running order, each with what comes in; and the same layer with some of them
/// replaced.
final class Sites {

    /// An operation, its place in the order, and what it reads.
    record Site(int number, String path, Op op, Shape in, Range range) {}

    private final List<Site> all = new ArrayList<>();
    private final Iterator<Layers.Located> located;

    private Sites(Iterator<Layers.Located> located) {
        this.located = located;
    }

    static List<Site> of(Layer layer, Shape in, Range range) {
        Sites sites = new Sites(Layers.located(layer).iterator());
        sites.walk(layer, in, range);
        return List.copyOf(sites.all);
    }

    private void walk(Layer layer, Shape in, Range range) {
        switch (layer) {
            case Op op -> all.add(new Site(all.size(), located.next().path(), op, in, range));
            case Serial s -> {
                Shape shape = in;
                Range at = range;
                for (Layer step : s.steps()) {
                    walk(step, shape, at);
                    shape = step.shape(shape);
                    at = step.range(at);
                }
            }
            case Fork f -> f.branches().forEach(branch -> walk(branch, in, range));
        }
    }

    /// The same structure with other layers in the place of operations, by their numbers.
    static Layer replace(Layer layer, Map<Integer, Layer> by) {
        return replace(layer, by, new int[1]);
    }

    private static Layer replace(Layer layer, Map<Integer, Layer> by, int[] number) {
        return switch (layer) {
            case Op op -> by.getOrDefault(number[0]++, op);
            case Serial s -> new Serial(s.name(), each(s.steps(), by, number));
            case Fork f -> new Fork(each(f.branches(), by, number), f.join());
        };
    }

    private static List<Layer> each(List<Layer> layers, Map<Integer, Layer> by, int[] number) {
        List<Layer> all = new ArrayList<>();
        for (Layer layer : layers) {
            all.add(replace(layer, by, number));
        }
        return all;
    }
}
