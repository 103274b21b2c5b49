package thawline.lab;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import thawline.tensor.Tensor;
import thawline.xo.Answer;
import thawline.xo.Label;
import tools.jackson.databind.json.JsonMapper;

/// A reading as the page takes it. Planes are bytes in Base64, row by row.
record ReadingJson(Reader reader, Reader.Reading reading) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    String text(double milliseconds) {
        Map<String, Object> all = new LinkedHashMap<>(answer(reading.answer()));
        List<Map<String, Object>> readers = new ArrayList<>();
        for (int i = 0; i < reading.answers().size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", reader.classifiers().get(i).name());
            one.putAll(answer(reading.answers().get(i)));
            readers.add(one);
        }
        all.put("classifiers", readers);
        all.put("card", plane(reading.card(), 0, 255));
        float largest = largest(reading.heat());
        all.put("evidence", plane(reading.heat(), -largest, largest));
        all.put("milliseconds", milliseconds);
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> answer(Answer answer) {
        Map<String, Object> shares = new LinkedHashMap<>();
        for (Label label : Label.values()) {
            shares.put(label.toString(), answer.share(label));
        }
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("label", answer.label().toString());
        one.put("probability", answer.probability());
        one.put("shares", shares);
        return one;
    }

    /// 0 … 255 from one value to another; the middle where there is nothing between them.
    private static Map<String, Object> plane(Tensor x, float from, float to) {
        float[] v = x.toArray();
        byte[] bytes = new byte[v.length];
        for (int i = 0; i < v.length; i++) {
            float share = to > from ? (v[i] - from) / (to - from) : 0.5f;
            bytes[i] = (byte) Math.clamp(Math.round(255 * share), 0, 255);
        }
        Map<String, Object> plane = new LinkedHashMap<>();
        plane.put("width", x.shape().w());
        plane.put("height", x.shape().h());
        plane.put("bytes", Base64.getEncoder().encodeToString(bytes));
        return plane;
    }

    private static float largest(Tensor x) {
        float most = 0;
        for (float v : x.toArray()) {
            most = Math.max(most, Math.abs(v));
        }
        return most;
    }
}
