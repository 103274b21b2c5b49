package thawline.batch;

import java.util.Optional;
import thawline.filter.Features;
import thawline.filter.ReadOut;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

/// Features made ready for pictures of one kind: read out of the pipeline's result, or of a plan's that is
/// their own.
record Measure(ReadOut<Features> readOut, Optional<Plan> own) {

    /// @param result what makes the result that is there anyway
    static Measure of(FeatureRequest request, Layer layer, Layer result, Prepared.Kind kind) {
        return new Measure(
                request.spec().readOut(),
                layer.equals(result) ? Optional.empty() : Optional.of(Plan.of(layer, kind.shape(), kind.threads())));
    }

    boolean needsResult() {
        return own.isEmpty();
    }

    long keptBytes() {
        return own.map(Plan::bytes).orElse(0L);
    }

    /// About what a run takes, besides the pipeline's own result.
    long bytes() {
        return own.map(plan -> plan.bytes() + 2L * Float.BYTES * plan.out().size())
                .orElse(0L);
    }

    /// @param x the picture
    /// @param result what the pipeline made of it; read only where [#needsResult] says so
    Features of(Samples x, Optional<Tensor> result) {
        if (own.isEmpty()) {
            return readOut.read(result.orElseThrow());
        }
        Tensor y = Tensor.zeros(own.get().out());
        own.get().run(x, y);
        return readOut.read(y);
    }
}
