package thawline.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
        root.put("ending", h.ending().name().toLowerCase(java.util.Locale.ROOT));
        h.best().ifPresent(b -> root.put("best", b));
        ArrayNode epochs = root.putArray("epochs");
        for (Epoch e : h.epochs()) {
            ObjectNode one = epochs.addObject();
            one.put("epoch", e.number());
            one.put("rate", e.rate());
            one.put("seconds", e.seconds());
            scores(one.putObject("training"), e.training());
            e.validation().ifPresent(v -> scores(one.putObject("validation"), v));
        }
        return root.toPrettyString();
    }

    private static void scores(ObjectNode to, Scores s) {
        to.put("examples", s.examples());
        to.put("loss", s.loss());
        s.metrics().forEach(to::put);
    }
}
