package thawline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import thawline.io.Csv;
import tools.jackson.databind.json.JsonMapper;

/// Predictions as CSV and as JSON.
///
/// @param measure `probability` or `score`
/// @param all whether every class is said
record PredictionText(Path model, List<String> classes, String measure, boolean all) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    String csv(Predictor.Answers answers) {
        List<String> head = new ArrayList<>(List.of("file", "class", measure));
        if (all) {
            head.addAll(classes);
        }
        StringBuilder text = new StringBuilder(Csv.row(head));
        for (Predictor.Answer answer : answers.given()) {
            int best = answer.best();
            List<String> row = new ArrayList<>(
                    List.of(answer.file().toString(), classes.get(best), number(answer.shares()[best])));
            if (all) {
                for (float share : answer.shares()) {
                    row.add(number(share));
                }
            }
            text.append(Csv.row(row));
        }
        return text.toString();
    }

    private static String number(float share) {
        return String.format(Locale.ROOT, "%.6f", share);
    }

    String json(Predictor.Answers answers) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("model", model.toString());
        whole.put("predictions", answers.given().stream().map(this::one).toList());
        whole.put(
                "failed",
                answers.failed().entrySet().stream()
                        .map(e -> Map.of("file", e.getKey().toString(), "reason", e.getValue()))
                        .toList());
        return JSON.writeValueAsString(whole);
    }

    private Map<String, Object> one(Predictor.Answer answer) {
        int best = answer.best();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("file", answer.file().toString());
        one.put("class", classes.get(best));
        one.put(measure, answer.shares()[best]);
        if (all) {
            Map<String, Object> shares = new LinkedHashMap<>();
            for (int c = 0; c < classes.size(); c++) {
                shares.put(classes.get(c), answer.shares()[c]);
            }
            one.put("classes", shares);
        }
        return one;
    }
}
