package thawline.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import thawline.report.Curves.Line;
import thawline.train.Epoch;
import thawline.train.Scores;

/// How a training went, as a picture: the loss over the epochs, and the accuracy beside it where it was measured.
public final class HistoryChart {

    private HistoryChart() {}

    /// A PNG file.
    public static byte[] png(List<Epoch> epochs) {
        List<Curves> panels = new ArrayList<>();
        panels.add(new Curves("Loss", "loss", lines(epochs, Scores::loss)));
        if (epochs.stream().anyMatch(e -> !Double.isNaN(e.training().accuracy()))) {
            panels.add(new Curves("Accuracy", "accuracy, %", lines(epochs, s -> 100 * s.accuracy())));
        }
        return Drawings.png(() -> sideBySide(panels));
    }

    private static List<Line> lines(List<Epoch> epochs, ToDoubleFunction<Scores> value) {
        List<Epoch> validated =
                epochs.stream().filter(e -> e.validation().isPresent()).toList();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("training", numbers(epochs), values(epochs, e -> value.applyAsDouble(e.training()))));
        if (!validated.isEmpty()) {
            lines.add(new Line(
                    "validation",
                    numbers(validated),
                    values(validated, e -> value.applyAsDouble(e.validation().orElseThrow()))));
        }
        return lines;
    }

    private static double[] numbers(List<Epoch> epochs) {
        return values(epochs, Epoch::number);
    }

    private static double[] values(List<Epoch> epochs, ToDoubleFunction<Epoch> value) {
        return epochs.stream().mapToDouble(value).toArray();
    }

    private static BufferedImage sideBySide(List<Curves> panels) {
        BufferedImage all = Drawings.blank(Curves.WIDTH * panels.size(), Curves.HEIGHT);
        Graphics2D g = Drawings.pen(all);
        for (int i = 0; i < panels.size(); i++) {
            g.drawImage(panels.get(i).picture(), i * Curves.WIDTH, 0, null);
        }
        g.dispose();
        return all;
    }
}
