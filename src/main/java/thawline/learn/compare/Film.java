package thawline.learn.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import thawline.core.Kernel;
import thawline.io.onnx.Notes;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Layers.Located;
import thawline.layer.Weights;
import thawline.learn.Snapshots;
import thawline.learn.Snapshots.Snapshot;
import thawline.tensor.Shape;

/// The learned kernels at several epochs, as the model file kept them; empty where it kept none.
///
/// @param frames in the order of their epochs, each with kernels of one size in the order of [Kernels#pairs]
public record Film(List<Frame> frames) {

    /// The kernels after an epoch.
    ///
    /// @param error max |learned − hand| / max |hand|; NaN where the hand's filter has no counterpart
    public record Frame(int epoch, List<Grid> kernels, double error) {
        public Frame {
            kernels = List.copyOf(kernels);
        }
    }

    public Film {
        frames = List.copyOf(frames);
    }

    /// Of a comparison's learned side. A snapshot that does not fit the model is left out.
    static Film of(Layer hand, Side learned, Shape in) {
        List<Frame> frames = new ArrayList<>();
        Layer layer = learned.layer().apply(in);
        for (Snapshot s : Snapshots.parse(learned.notes().get(Notes.SNAPSHOTS).orElse("[]"))
                .all()) {
            at(layer, s).ifPresent(then -> {
                Kernels kernels = Kernels.of(hand, then.freeze(), in);
                List<Grid> grids = kernels.pairs().stream()
                        .flatMap(p -> p.learned().stream())
                        .toList();
                frames.add(new Frame(s.epoch(), grids, kernels.error()));
            });
        }
        return new Film(isWhole(layer, in) ? ofOneSize(frames) : frames);
    }

    private static boolean isWhole(Layer layer, Shape in) {
        return Response.of(layer.freeze(), in.c()).isPresent();
    }

    /// A kernel that is read off a layer is cut to what is not 0, which changes while it learns.
    private static List<Frame> ofOneSize(List<Frame> frames) {
        int r = frames.stream()
                .flatMap(f -> f.kernels.stream())
                .mapToInt(g -> g.h() / 2)
                .max()
                .orElse(0);
        return frames.stream()
                .map(f -> new Frame(
                        f.epoch, f.kernels.stream().map(g -> g.square(r)).toList(), f.error))
                .toList();
    }

    /// The layer as it was at an epoch; empty where the snapshot is of another.
    private static Optional<Layer> at(Layer layer, Snapshot snapshot) {
        Layer then = layer;
        for (Located l : Layers.located(layer).toList()) {
            AtomicInteger place = new AtomicInteger();
            Map<String, List<Float>> numbers = snapshot.weights();
            try {
                then = Layers.at(then, l.path(), w -> replaced(w, l.path(), place.getAndIncrement(), numbers));
            } catch (IllegalArgumentException other) {
                return Optional.empty();
            }
        }
        return Optional.of(then);
    }

    private static Weights replaced(Weights w, String path, int place, Map<String, List<Float>> numbers) {
        List<Float> then = numbers.get(place == 0 ? path : path + "." + place);
        if (then == null) {
            return w;
        }
        float[] values = new float[then.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = then.get(i);
        }
        Kernel k = w.kernel();
        return Weights.designed(Kernel.wrap(k.outs(), k.ins(), k.depth(), k.height(), k.width(), values));
    }
}
