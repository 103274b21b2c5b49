package thawline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import thawline.bench.Plot.Axis;
import thawline.bench.Plot.Line;
import thawline.bench.Plot.Look;
import thawline.bench.Plot.Panel;
import thawline.bench.Plot.Scale;
import thawline.bench.Plot.Tick;
import tools.jackson.databind.JsonNode;

/// What [Banks] kept, drawn: accuracy over the number of training images, the scale that of the logarithm of the error.
final class BanksFigure {

    private static final Map<String, Look> LOOKS = Map.of(
            "hand-made, frozen", Look.SECOND,
            "hand-made, thawed", Look.FIRST,
            "random, learned", Look.THIRD,
            "random, frozen", Look.FOURTH);

    private static final Axis IMAGES = new Axis(
            "training images",
            70,
            90_000,
            Scale.LOG,
            List.of(new Tick(100, "100"), new Tick(1000, "1,000"), new Tick(60_000, "60,000")));

    private BanksFigure() {}

    static String svg(JsonNode run) {
        return new Plot(
                        "Accuracy on the test images over the number of training images, for hand-made and learned"
                                + " filters",
                        List.of(
                                panel(run, "Fashion-MNIST", 0.35, 0.085, 70, 75, 80, 85, 90),
                                panel(run, "MNIST", 0.25, 0.0065, 80, 90, 95, 98, 99)))
                .svg();
    }

    private static Panel panel(JsonNode run, String data, double worst, double best, int... percents) {
        List<Tick> ticks = new ArrayList<>();
        for (int percent : percents) {
            ticks.add(new Tick(1 - percent / 100.0, percent + " %"));
        }
        Axis accuracy = new Axis("accuracy on 10,000 test images", worst, best, Scale.LOG, ticks);
        List<String> banks = run.get("cases")
                .valueStream()
                .map(one -> one.get("bank").asString())
                .distinct()
                .toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < banks.size(); i++) {
            lines.add(line(run, data, banks.get(i), 1 + 0.05 * (i - (banks.size() - 1) / 2.0)));
        }
        return new Panel(data, IMAGES, accuracy, lines, Double.NaN, "");
    }

    /// @param aside so that bars do not lie upon each other
    private static Line line(JsonNode run, String data, String bank, double aside) {
        List<JsonNode> cases = run.get("cases")
                .valueStream()
                .filter(one -> one.get("data").asString().equals(data)
                        && one.get("bank").asString().equals(bank))
                .toList();
        int n = cases.size();
        double[] x = new double[n];
        double[] mean = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = cases.get(i).get("examples").asInt() * aside;
            mean[i] = 1 - cases.get(i).get("accuracy").asDouble();
            double[] all = cases.get(i)
                    .get("accuracies")
                    .valueStream()
                    .mapToDouble(JsonNode::asDouble)
                    .sorted()
                    .toArray();
            low[i] = 1 - all[0];
            high[i] = 1 - all[all.length - 1];
        }
        return new Line(bank, LOOKS.get(bank), x, mean, low, high);
    }
}
