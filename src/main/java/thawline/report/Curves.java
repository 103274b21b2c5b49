package thawline.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Lines over epochs, which are whole numbers.
///
/// @param title above the lines
/// @param unit of what goes up
record Curves(String title, String unit, List<Line> lines) {

    /// y(x); a value that is no number leaves a gap.
    record Line(String name, double[] epochs, double[] values) {}

    static final int WIDTH = 620;
    static final int HEIGHT = 420;

    /// Distinct for those who see no red or no green.
    private static final Color[] COLOURS = {new Color(0x1F6FB4), new Color(0xD9741A), new Color(0x5B8A3C)};

    private static final Color INK = new Color(0x333333);
    private static final Color GRID = new Color(0xE3E3E3);

    Curves {
        lines = List.copyOf(lines);
    }

    BufferedImage picture() {
        return BitmapEncoder.getBufferedImage(chart());
    }

    private XYChart chart() {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("epoch")
                .yAxisTitle(unit)
                .build();
        style(chart.getStyler());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            XYSeries series = chart.addSeries(line.name(), line.epochs(), drawn(line.values()));
            series.setLineColor(COLOURS[i % COLOURS.length]);
            series.setMarkerColor(COLOURS[i % COLOURS.length]);
            series.setLineStyle(new BasicStroke(2.2f));
            series.setMarker(line.epochs().length > 40 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        }
        return chart;
    }

    /// Marks of an axis are counted one by one, which takes for ever where numbers are so large that the next mark is
    /// the same number.
    private static final double LARGEST = 1e9;

    private static double[] drawn(double[] values) {
        return Arrays.stream(values)
                .map(v -> Math.abs(v) <= LARGEST ? v : Double.NaN)
                .toArray();
    }

    /// Whether there is a number that can be drawn.
    boolean isEmpty() {
        return lines.stream()
                .flatMapToDouble(line -> Arrays.stream(drawn(line.values())))
                .allMatch(Double::isNaN);
    }

    private void style(XYStyler style) {
        Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        style.setChartBackgroundColor(Color.WHITE);
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        style.setChartTitleBoxVisible(false);
        style.setChartFontColor(INK);
        style.setAxisTickLabelsFont(plain);
        style.setAxisTitleFont(plain.deriveFont(14f));
        style.setLegendFont(plain.deriveFont(14f));
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(LegendLayout.Horizontal);
        style.setLegendBorderColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(GRID);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridVerticalLinesVisible(false);
        style.setPlotContentSize(0.96);
        style.setMarkerSize(7);
        style.setLocale(Locale.ROOT);
        style.setYAxisDecimalPattern("0.######");
        double first = epochs().min().orElse(0);
        double last = epochs().max().orElse(1);
        style.setXAxisMin(first);
        style.setXAxisMax(Math.max(last, first + 1));
        style.setXAxisTickMarkSpacingHint(spacing(last - first));
        style.setXAxisTickLabelsFormattingFunction(Curves::whole);
    }

    /// Between two marks, so that they do not come to lie nearer than a whole epoch.
    private static int spacing(double span) {
        return (int) Math.max(60, WIDTH * 0.6 / Math.max(span, 1));
    }

    private DoubleStream epochs() {
        return lines.stream().flatMapToDouble(line -> Arrays.stream(line.epochs()));
    }

    /// Marks between whole epochs have no label.
    static String whole(double epoch) {
        return Math.abs(epoch - Math.rint(epoch)) < 1e-6 ? Long.toString(Math.round(epoch)) : "";
    }
}
