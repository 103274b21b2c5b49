package thawline.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import thawline.data.Dataset;
import thawline.layer.Layers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a training that goes on has to have in common with the one that began, by name.
record Settings(Map<String, String> values) {

    static Settings of(Trainer t, Fit fit, Dataset data, Optional<Dataset> validation) {
        Map<String, String> v = new LinkedHashMap<>();
        StringBuilder net = new StringBuilder(t.model().in().toString());
        Layers.located(t.model().layer()).forEach(at -> {
            net.append(' ').append(at.path());
            at.op().weights().forEach(w -> net.append(' ').append(w.kernel().size()));
        });
        v.put("net", net.toString());
        v.put("set of fixed numbers", Digest.ofDesigned(t.model().layer()));
        v.put("examples", data.size() + " of " + data.shape());
        v.put(
                "data",
                fit.checkpoint().or(fit::resume).map(f -> Digest.sample(data)).orElse(""));
        v.put("validation", validation.map(d -> d.size() + " of " + d.shape()).orElse("none"));
        v.put("batch size", Integer.toString(fit.batchSize()));
        v.put("seed", Long.toString(fit.seed()));
        v.put("loss", t.loss().toString());
        v.put("optimiser", t.optimizer().toString());
        v.put("metrics", t.metrics().toString());
        v.put("schedule", fit.schedule().toString());
        v.put("L2", fit.l2().toString());
        v.put("clipping", fit.clipping().toString());
        v.put("augmentation", fit.augmentation().toString());
        v.put("early stopping", fit.earlyStopping().toString());
        v.put("best by", fit.best().toString());
        if (fit.schedule() instanceof Schedule.Cosine || fit.schedule() instanceof Schedule.OneCycle) {
            v.put("number of epochs, which the schedule spans,", Integer.toString(fit.epochs()));
        }
        return new Settings(v);
    }

    void write(ObjectNode to) {
        values.forEach(to::put);
    }

    /// Refuses a checkpoint of another training, and says what is different.
    void requireSame(JsonNode from, Object file) {
        values.forEach((name, value) -> {
            String was = from.path(name).asString("");
            if (!was.equals(value)) {
                throw new IllegalArgumentException(
                        file + " is of another training: its " + name + " is " + was + ", here it is " + value);
            }
        });
    }
}
