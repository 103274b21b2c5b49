package thawline.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Weights;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The learned numbers of a layer at several epochs: what a film strip of kernels is made of.
///
/// As text: `[{"epoch":0,"weights":{"0.conv2d":[…], "0.conv2d.1":[…]}}, …]`. A path is that of an operation,
/// as [Layers#located] has it; its second and later sets of numbers, such as a bias, have their place behind
/// it.
public record Snapshots(List<Snapshot> all) {

    public static final Snapshots NONE = new Snapshots(List.of());

    /// More numbers in all are thinned out, so that a model file does not become a film.
    static final int MOST = 40_000;

    private static final int FRAMES = 12;

    private static final JsonMapper JSON = new JsonMapper();

    /// The learned numbers after an epoch.
    ///
    /// @param epoch 0 before the first step
    /// @param weights by path, in running order
    public record Snapshot(int epoch, Map<String, List<Float>> weights) {

        public Snapshot {
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        }

        /// What a layer has learned by now.
        public static Snapshot of(int epoch, Layer layer) {
            Map<String, List<Float>> weights = new LinkedHashMap<>();
            Layers.located(layer).forEach(l -> add(l.path(), l.op(), weights));
            return new Snapshot(epoch, weights);
        }

        private static void add(String path, Op op, Map<String, List<Float>> to) {
            for (int i = 0; i < op.weights().size(); i++) {
                Weights w = op.weights().get(i);
                if (w.isLearned()) {
                    List<Float> numbers = new ArrayList<>();
                    for (float v : w.kernel().toArray()) {
                        numbers.add(v);
                    }
                    to.put(i == 0 ? path : path + "." + i, List.copyOf(numbers));
                }
            }
        }

        private int size() {
            return weights.values().stream().mapToInt(List::size).sum();
        }

        /// The length of the way from another, in units of the numbers' own length.
        private double from(Snapshot other) {
            double squares = 0;
            double own = 0;
            for (Map.Entry<String, List<Float>> entry : weights.entrySet()) {
                List<Float> was = other.weights.getOrDefault(entry.getKey(), entry.getValue());
                for (int i = 0; i < entry.getValue().size(); i++) {
                    double v = entry.getValue().get(i);
                    double d = v - was.get(i);
                    squares += d * d;
                    own += v * v;
                }
            }
            return Math.sqrt(squares) / Math.sqrt(Math.max(own, 1e-30));
        }
    }

    public Snapshots {
        all = List.copyOf(all);
    }

    /// At most twelve of them, the first and the last among them, as even steps of the way as there are;
    /// fewer where they are large, and none where a single one is too large for a note.
    public Snapshots thinned() {
        if (all.isEmpty() || all.getLast().size() > MOST / 2) {
            return NONE;
        }
        int frames =
                Math.min(FRAMES, Math.max(2, MOST / Math.max(1, all.getLast().size())));
        if (all.size() <= frames) {
            return this;
        }
        double[] way = new double[all.size()];
        for (int i = 1; i < way.length; i++) {
            // a little for time itself, so that a standstill is not skipped altogether
            way[i] = way[i - 1] + all.get(i).from(all.get(i - 1)) + 1e-3 / way.length;
        }
        List<Snapshot> kept = new ArrayList<>(List.of(all.getFirst()));
        int last = 0;
        for (int f = 1; f < frames; f++) {
            int i = last + 1;
            while (i < way.length - frames + f && way[i] < way[way.length - 1] * f / (frames - 1)) {
                i++;
            }
            kept.add(all.get(i));
            last = i;
        }
        return new Snapshots(kept);
    }

    public String json() {
        ArrayNode root = JSON.createArrayNode();
        for (Snapshot snapshot : all) {
            ObjectNode one = root.addObject();
            one.put("epoch", snapshot.epoch());
            ObjectNode weights = one.putObject("weights");
            snapshot.weights().forEach((path, numbers) -> {
                ArrayNode to = weights.putArray(path);
                numbers.forEach(v -> to.add(v.floatValue()));
            });
        }
        return root.toString();
    }

    /// What [#json] wrote; none of a text that is something else.
    public static Snapshots parse(String text) {
        try {
            List<Snapshot> all = new ArrayList<>();
            for (JsonNode one : JSON.readTree(text)) {
                Map<String, List<Float>> weights = new LinkedHashMap<>();
                for (Map.Entry<String, JsonNode> entry : one.path("weights").properties()) {
                    List<Float> numbers = new ArrayList<>();
                    entry.getValue().forEach(v -> numbers.add((float) v.asDouble()));
                    weights.put(entry.getKey(), numbers);
                }
                all.add(new Snapshot(one.path("epoch").asInt(), weights));
            }
            return new Snapshots(all);
        } catch (JacksonException | ClassCastException other) {
            return NONE;
        }
    }
}
