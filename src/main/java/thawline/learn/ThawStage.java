package thawline.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import thawline.core.Kernel;
import thawline.filter.Custom;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Scale;
import thawline.layer.Weights;
import thawline.run.Plan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A part of a pipeline that is trained on what the same part of the teacher makes.
///
/// @param teacher from the picture on
/// @param pupil the same steps; only its learned numbers are trained
/// @param behind what is laid behind both before they are compared
record ThawStage(Layer teacher, Layer pupil, List<Layer> behind) {

    /// x − ρ·x(left), down as across: evens out the spectrum of smoothed pictures, without which a kernel's
    /// fine parts are learned a thousand times slower than the coarse ones.
    private static final float RHO = 0.8f;

    private static final Layer WHITENING =
            Custom.kernel(Kernel.outer(new float[] {-RHO, 1, 0}, new float[] {-RHO, 1, 0}));

    ThawStage(Layer teacher, Layer pupil) {
        this(teacher, pupil, List.of());
    }

    /// The part that ends with an operation; the numbers of those before it stay as they are now.
    static ThawStage upTo(String path, Layer teacher, Layer pupil) {
        Layer part = Layers.upTo(pupil, path).orElseThrow();
        Op last = Layers.located(pupil)
                .filter(at -> at.path().equals(path))
                .map(Layers.Located::op)
                .findFirst()
                .orElseThrow();
        Set<Weights> own = Collections.newSetFromMap(new IdentityHashMap<>());
        own.addAll(last.weights());
        return new ThawStage(
                Layers.upTo(teacher, path).orElseThrow(),
                part.withWeights(w -> own.contains(w) ? w : w.freeze()),
                last instanceof Conv2d ? List.of(WHITENING) : List.of());
    }

    /// The pictures with what the teacher makes of them, over the root of its power.
    Watched data(List<Tensor> pictures) {
        Shape in = pictures.getFirst().shape();
        Plan plan = Plan.of(teacher, in);
        double squares = 0;
        List<Tensor> made = new ArrayList<>();
        for (Tensor x : pictures) {
            Tensor y = Tensor.zeros(plan.out());
            plan.run(x, y);
            made.add(y);
            for (float v : y.data()) {
                squares += (double) v * v;
            }
        }
        double rms = Math.sqrt(squares / made.size() / plan.out().size());
        Scale scale = Scale.of(rms > 0 ? 1 / rms : 1, 0);
        Plan head = Plan.of(head(scale), plan.out());
        made.forEach(y -> head.run(y.copy(), y));
        return new Watched(pictures, made, scale);
    }

    private Layer head(Scale scale) {
        Layer head = scale;
        for (Layer next : behind) {
            head = head.then(next);
        }
        return head;
    }

    /// What is trained, in the units of the data.
    Layer trained(Watched data) {
        return pupil.then(head(data.scale()));
    }
}
