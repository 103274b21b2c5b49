package thawline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import thawline.layer.Architecture;
import thawline.train.DivergedException;
import thawline.train.Epoch;
import thawline.train.Evaluation;
import thawline.train.History;
import thawline.train.Model;
import thawline.train.Scores;
import tools.jackson.databind.json.JsonMapper;

/// What came of a training, for people and for programs.
record TrainReport(TrainJob job, History history, Optional<DivergedException> diverged) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What all epochs took, also those before the training was resumed.
    private double seconds() {
        return history.epochs().stream().mapToDouble(Epoch::seconds).sum();
    }

    /// Which weights are in the model file.
    String kept() {
        if (history.epochs().isEmpty()) {
            return job.files().model() + " has the weights of the last step";
        }
        return job.files().model() + " has the weights of epoch "
                + history.best().orElse(history.last().number());
    }

    List<String> lines(Optional<Evaluation> tested) {
        List<String> lines = new ArrayList<>();
        if (!isWritten()) {
            return lines;
        }
        tested.ifPresent(e -> lines.add("test: accuracy " + ConfusionTable.percent(e.accuracy())
                + String.format(
                        Locale.ROOT,
                        ", loss %.4f, %,d examples",
                        e.loss(),
                        e.scores().examples())));
        lines.add(job.files().model() + ": "
                + String.format(Locale.ROOT, "%,d parameters", parameters())
                + history.best().stream()
                        .mapToObj(n -> ", the weights of epoch " + n)
                        .findFirst()
                        .orElse("")
                + ", " + TrainingProgress.time(seconds()) + " of training");
        return lines;
    }

    /// A training that diverged before its first epoch ended leaves no model; one that was interrupted does.
    private boolean isWritten() {
        return !(diverged.isPresent() && history.epochs().isEmpty());
    }

    private long parameters() {
        Model model = job.trainer().model();
        return Architecture.of(model.layer(), model.in()).numbers().learned();
    }

    String json(Optional<Evaluation> tested) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("model", isWritten() ? job.files().model().toString() : null);
        all.put("parameters", parameters());
        all.put("weights", job.trainer().model().digest());
        all.put("examples", job.data().size());
        all.put("classes", job.classes());
        all.put("seed", job.fit().seed());
        all.put("seconds", Math.rint(seconds() * 1e3) / 1e3);
        all.put(
                "ending",
                diverged.isPresent() ? "diverged" : history.ending().name().toLowerCase(Locale.ROOT));
        diverged.ifPresent(d -> {
            Map<String, Object> where = new LinkedHashMap<>();
            where.put("layer", d.path());
            where.put("step", d.step());
            where.put("epoch", d.epoch());
            all.put("diverged", where);
        });
        history.best().ifPresent(best -> all.put("best", best));
        all.put("epochs", history.epochs().stream().map(TrainReport::epoch).toList());
        tested.ifPresent(e -> all.put("test", scores(e.scores())));
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> epoch(Epoch e) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("epoch", e.number());
        map.put("rate", e.rate());
        map.put("seconds", e.seconds());
        map.put("training", scores(e.training()));
        e.validation().ifPresent(v -> map.put("validation", scores(v)));
        return map;
    }

    /// As the history's file has them.
    private static Map<String, Object> scores(Scores s) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("examples", s.examples());
        map.put("loss", s.loss());
        map.put("metrics", s.metrics());
        return map;
    }
}
