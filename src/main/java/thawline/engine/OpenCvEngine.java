package thawline.engine;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Mat;
import thawline.io.Natives;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Op;
import thawline.layer.Serial;
import thawline.pipeline.Pipeline;
import thawline.pipeline.Role;
import thawline.pipeline.Step;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A pipeline run by OpenCV's Java bindings (`org.opencv`): each step by the function of OpenCV that does the
/// same, with the same arguments.
///
/// Between steps planes are 32F in 8-bit units, as in Thawline; 8-bit pictures and what `round8` leaves are
/// 8U until a step needs floats. `docs/engines.md` lists the functions. Corners are read out of OpenCV's map,
/// and marks drawn, by Thawline. An engine may be used by several threads at once.
public final class OpenCvEngine {

    private final Pipeline pipeline;
    private final Chain chain;
    private final Queue<Mat> empty = new ConcurrentLinkedQueue<>();

    private OpenCvEngine(Pipeline pipeline, Chain chain) {
        this.pipeline = pipeline;
        this.chain = chain;
    }

    /// Why OpenCV's Java bindings cannot be used, or nothing where they can. The first call loads them.
    public static Optional<String> missing() {
        return Natives.missing(opencv_java.class);
    }

    /// Throws [IllegalArgumentException] that names every step which OpenCV does not have or refuses, with
    /// the reason; and [UnsupportedOperationException] where there is no OpenCV.
    public static OpenCvEngine of(Pipeline pipeline) {
        Chain.Maker maker = new Chain.Maker();
        Chain chain = maker.chain(filters(pipeline), Twin.Leaves.SAME);
        if (!maker.refused().isEmpty()) {
            throw new IllegalArgumentException("OpenCV cannot run this pipeline: "
                    + String.join("; ", maker.refused().stream().distinct().toList()));
        }
        missing().ifPresent(why -> {
            throw new UnsupportedOperationException("no OpenCV: " + why);
        });
        return new OpenCvEngine(pipeline, chain);
    }

    /// All that OpenCV is to do: the filters, or what stands in front of a finder that comes first.
    private static List<Step> filters(Pipeline pipeline) {
        return pipeline.filters().isEmpty()
                        && pipeline.finder().isPresent()
                        && pipeline.finder().get().entry().role() instanceof Role.FindsCorners(var _, String front)
                ? Pipeline.parse(front).filters()
                : pipeline.filters();
    }

    /// About what a run takes at most, the result in Java's memory included.
    public long bytes(Shape in) {
        Layer layer = pipeline.layer(in);
        return (peak(layer, in) + layer.shape(in).size()) * Float.BYTES;
    }

    /// The numbers that are there at once: a step's input, its result and as much in between; all results of
    /// branches.
    private static long peak(Layer layer, Shape in) {
        return switch (layer) {
            case Serial(var _, List<Layer> steps) -> {
                long most = 0;
                Shape at = in;
                for (Layer step : steps) {
                    most = Math.max(most, peak(step, at));
                    at = step.shape(at);
                }
                yield most;
            }
            case Fork fork -> {
                long most = 0;
                long kept = in.size();
                for (Layer branch : fork.branches()) {
                    most = Math.max(most, kept + peak(branch, in));
                    kept += branch.shape(in).size();
                }
                yield most;
            }
            case Op op -> in.size() + 2L * op.shape(in).size();
        };
    }

    /// The filters' result for one picture: planes of float in 8-bit units, before anything is read out of
    /// them or made ready for a file.
    ///
    /// A [thawline.pipeline.PipelineException] shows the step that does not fit the picture, another
    /// [IllegalArgumentException] names the one that OpenCV refuses.
    public Tensor run(Samples picture) {
        Shape in = picture.shape();
        pipeline.layer(in).shape(in);
        try (Mats mats = new Mats(empty)) {
            return Planes.tensor(chain.run(Planes.of(picture, mats), mats), mats);
        }
    }
}
