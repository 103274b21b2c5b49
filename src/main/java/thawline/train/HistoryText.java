package thawline.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A history as files have it.
final class HistoryText {

    private static final JsonMapper JSON = new JsonMapper();

    private HistoryText() {}

    static String csv(History h) {
        StringBuilder text = new StringBuilder("epoch,rate,seconds,examples,loss");
        List<String> metrics = h.epochs().isEmpty()
                ? List.of()
                : List.copyOf(h.epochs().getFirst().training().metrics().keySet());
        boolean validated =
                !h.epochs().isEmpty() && h.epochs().getFirst().validation().isPresent();
        metrics.forEach(m -> text.append(',').append(m));
        if (validated) {
            text.append(",validation_loss");
            metrics.forEach(m -> text.append(",validation_").append(m));
        }
        text.append('\n');
        for (Epoch e : h.epochs()) {
            List<Object> row = new ArrayList<>(
                    List.of(e.number(), e.rate(), e.seconds(), e.training().examples()));
            add(row, e.training(), metrics);
            e.validation().ifPresent(v -> add(row, v, metrics));
            text.append(row.stream().map(Object::toString).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static void add(List<Object> row, Scores s, List<String> metrics) {
        row.add(s.loss());
        metrics.forEach(m -> row.add(s.metrics().get(m)));
    }

    static String json(History h) {
        ObjectNode root = JSON.createObjectNode();
        root.put("ending", h.ending().name().toLowerCase(Locale.ROOT));
        h.best().ifPresent(b -> root.put("best", b));
        epochs(h.epochs(), root.putArray("epochs"));
        return root.toPrettyString();
    }

    static void epochs(List<Epoch> epochs, ArrayNode to) {
        for (Epoch e : epochs) {
            ObjectNode one = to.addObject();
            one.put("epoch", e.number());
            one.put("rate", e.rate());
            one.put("seconds", e.seconds());
            scores(one.putObject("training"), e.training());
            e.validation().ifPresent(v -> scores(one.putObject("validation"), v));
        }
    }

    private static void scores(ObjectNode to, Scores s) {
        to.put("examples", s.examples());
        to.put("loss", s.loss());
        ObjectNode metrics = to.putObject("metrics");
        s.metrics().forEach(metrics::put);
    }

    static List<Epoch> epochs(JsonNode from) {
        List<Epoch> epochs = new ArrayList<>();
        for (JsonNode one : from) {
            JsonNode v = one.path("validation");
            epochs.add(new Epoch(
                    one.path("epoch").asInt(),
                    one.path("rate").asDouble(),
                    scores(one.path("training")),
                    v.isObject() ? Optional.of(scores(v)) : Optional.empty(),
                    one.path("seconds").asDouble()));
        }
        return epochs;
    }

    private static Scores scores(JsonNode from) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        from.path("metrics")
                .properties()
                .forEach(m -> metrics.put(m.getKey(), m.getValue().asDouble()));
        return new Scores(from.path("examples").asInt(), from.path("loss").asDouble(), metrics);
    }
}
