package thawline.learn.compare;

import java.util.ArrayList;
import java.util.List;
import thawline.io.onnx.Notes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The loss over the epochs of a training, as a model file has it; empty where it has none.
public record Course(List<Point> points) {

    /// NaN where there was no validation.
    public record Point(double epoch, double loss, double validation) {}

    public Course {
        points = List.copyOf(points);
    }

    /// Of what a model file says of itself; a history that cannot be read is none.
    public static Course of(Notes notes) {
        List<Point> points = new ArrayList<>();
        try {
            for (JsonNode epoch : JsonMapper.shared()
                    .readTree(notes.get(Notes.HISTORY).orElse("{}"))
                    .path("epochs")) {
                points.add(new Point(
                        epoch.path("epoch").asDouble(points.size() + 1.0),
                        epoch.path("training").path("loss").asDouble(Double.NaN),
                        epoch.path("validation").path("loss").asDouble(Double.NaN)));
            }
        } catch (JacksonException unread) {
            return new Course(List.of());
        }
        return new Course(points);
    }

    public boolean isEmpty() {
        return points.stream().noneMatch(p -> Double.isFinite(p.loss));
    }
}
