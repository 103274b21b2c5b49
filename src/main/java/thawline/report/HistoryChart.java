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
        panels.removeIf(Curves::isEmpty);
        return Drawings.png(() -> sideBySide(panels));
    }

    /// Loads what pictures are drawn with. Where the JVM is already being ended, as after Ctrl-C, Java would not load
    /// it any more.
    public static void prepare() {
        double[] one = {1};
        Drawings.png(() -> new Curves("Loss", "loss", List.of(new Line("training", one, one))).picture());
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
        BufferedImage all = Drawings.blank(Curves.WIDTH * Math.max(1, panels.size()), Curves.HEIGHT);
        Graphics2D g = Drawings.pen(all);
        if (panels.isEmpty()) {
            Drawings.centred(g, "no loss that could be drawn", Curves.WIDTH / 2.0, Curves.HEIGHT / 2.0);
        }
        for (int i = 0; i < panels.size(); i++) {
            g.drawImage(panels.get(i).picture(), i * Curves.WIDTH, 0, null);
        }
        g.dispose();
        return all;
    }
}
