package thawline.learn.compare;

import java.util.ArrayList;
import java.util.List;
import thawline.io.onnx.Notes;
import thawline.learn.Learned;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The loss over the epochs of a training, as a model file has it; empty where it has none.
///
/// @param seconds of all epochs together, 0 where nobody noted them
public record Course(List<Point> points, double seconds) {

    /// NaN where there was no validation, and where nobody measured how far the kernel is from the least-squares one.
    public record Point(double epoch, double loss, double validation, double distance) {}

    public Course {
        points = List.copyOf(points);
    }

    /// Of what a model file says of itself; a history that cannot be read is none.
    public static Course of(Notes notes) {
        List<Point> points = new ArrayList<>();
        double seconds = 0;
        try {
            for (JsonNode epoch : JsonMapper.shared()
                    .readTree(notes.get(Notes.HISTORY).orElse("{}"))
                    .path("epochs")) {
                points.add(new Point(
                        epoch.path("epoch").asDouble(points.size() + 1.0),
                        epoch.path("training").path("loss").asDouble(Double.NaN),
                        epoch.path("validation").path("loss").asDouble(Double.NaN),
                        epoch.path("training")
                                .path("metrics")
                                .path(Learned.DISTANCE)
                                .asDouble(Double.NaN)));
                seconds += epoch.path("seconds").asDouble(0);
            }
        } catch (JacksonException unread) {
            return new Course(List.of(), 0);
        }
        return new Course(points, seconds);
    }

    public boolean isEmpty() {
        return points.stream().noneMatch(p -> Double.isFinite(p.loss));
    }
}
