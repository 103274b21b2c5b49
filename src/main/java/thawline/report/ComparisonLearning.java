package thawline.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thawline.learn.compare.Course;
import thawline.learn.compare.Film;
import thawline.learn.compare.Grid;
import thawline.report.LineDrawing.Axis;
import thawline.report.LineDrawing.Line;
import thawline.report.LineDrawing.Tick;

/// The learned kernels at several epochs as a film strip, and the loss over the epochs.
///
/// @param names of the kernels of a frame, where there are several
record ComparisonLearning(Film film, Course course, List<String> names) {

    /// Kernels that are wider have no numbers, for which there is little room.
    private static final int SMALL = 3;

    /// So many kernels a frame.
    private static final int FILMED = 2;

    /// The film strip and the loss; nothing where the model's file has neither.
    String html() {
        boolean strip =
                film.frames().size() > 1 && !film.frames().getLast().kernels().isEmpty();
        if (!strip && course.isEmpty()) {
            return "";
        }
        String lead = strip
                ? "The kernel after each of some epochs, from the numbers that training began with to those that it"
                        + " ended with, in the colours of the kernel that it ended with."
                        + (Double.isNaN(film.frames().getLast().error())
                                ? ""
                                : " Below it the largest error of all numbers, as a share of the hand’s largest.")
                        + (names.size() < 2 ? "" : " Shown: " + String.join(" and ", names.subList(0, FILMED)) + ".")
                : "";
        return ComparisonPage.section(
                "learning",
                "How it was learned",
                lead,
                (strip ? strip(film) : "") + (course.isEmpty() ? "" : loss(course)));
    }

    private static String strip(Film film) {
        List<Grid> last = film.frames().getLast().kernels();
        int rows = Math.min(FILMED, last.size());
        StringBuilder html = new StringBuilder("<ol class=\"film\" tabindex=\"0\" aria-label=\"kernels by epoch\">\n");
        for (Film.Frame frame : film.frames()) {
            html.append("<li>\n");
            for (int k = 0; k < rows; k++) {
                Grid grid = frame.kernels().get(k);
                double largest = last.get(k).largest();
                KernelDrawing drawing =
                        grid.w() <= SMALL ? KernelDrawing.of(grid, largest, 3) : KernelDrawing.colours(grid, largest);
                html.append(drawing.svg("kernel after epoch " + frame.epoch()));
            }
            html.append("<p><b>")
                    .append(frame.epoch() == 0 ? "start" : "epoch " + frame.epoch())
                    .append("</b>")
                    .append(Double.isNaN(frame.error()) ? "" : "<span>" + Figures.percent(frame.error()) + "</span>")
                    .append("</p>\n</li>\n");
        }
        return html.append("</ol>\n").toString();
    }

    private static String loss(Course course) {
        List<Course.Point> points = course.points();
        double[] epochs = points.stream().mapToDouble(Course.Point::epoch).toArray();
        double[] loss = points.stream().mapToDouble(Course.Point::loss).toArray();
        List<Line> lines = new ArrayList<>();
        StringBuilder legend = new StringBuilder();
        add("learned", "loss in training", epochs, loss, lines, legend);
        double[] kept = points.stream().mapToDouble(Course.Point::validation).toArray();
        add("second", "loss on what was kept back", epochs, kept, lines, legend);
        double[] distance = points.stream().mapToDouble(Course.Point::distance).toArray();
        add("third", "distance to the exact least-squares kernel", epochs, distance, lines, legend);
        double[] shown = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.y()))
                .filter(Double::isFinite)
                .toArray();
        if (shown.length == 0) {
            return "";
        }
        double least = Math.pow(10, Arrays.stream(shown).min().orElseThrow());
        double most = Math.pow(10, Arrays.stream(shown).max().orElseThrow());
        LineDrawing drawing = new LineDrawing(
                "loss over " + points.size() + " epochs, from " + Figures.number(loss[0], 2) + " to "
                        + Figures.number(loss[loss.length - 1], 2),
                epochs("epoch", epochs[0], epochs[epochs.length - 1]),
                Axis.decades("", least, most),
                lines);
        return "<div class=\"course\">\n<figure class=\"chart\">\n" + drawing.svg() + "<figcaption>" + legend
                + "</figcaption>\n</figure>\n<dl class=\"tiles\">\n"
                + ComparisonPage.tile("epochs", Figures.fixed(points.size(), 0), "passes over what it learned from")
                + ComparisonPage.tile(
                        "loss",
                        Figures.number(loss[loss.length - 1], 2),
                        "in the last, " + Figures.number(loss[0], 2) + " in the first epoch")
                + (course.seconds() > 0
                        ? ComparisonPage.tile(
                                "time", Figures.number(course.seconds(), 2) + " s", "of training, all epochs")
                        : "")
                + "</dl>\n</div>\n";
    }

    /// A line, where there is anything to draw.
    private static void add(
            String style, String name, double[] epochs, double[] values, List<Line> lines, StringBuilder legend) {
        Line line = new Line(style, epochs, values).logarithmic();
        if (Arrays.stream(line.y()).anyMatch(Double::isFinite)) {
            lines.add(line);
            legend.append(LineDrawing.legend(style, name));
        }
    }

    private static Axis epochs(String title, double first, double last) {
        double step = Math.max(1, Axis.step((last - first) / 6));
        List<Tick> ticks = new ArrayList<>();
        for (double e = Math.ceil(first / step) * step; e <= last; e += step) {
            ticks.add(new Tick(e, Figures.fixed(e, 0)));
        }
        return new Axis(title, first, Math.max(last, first + 1), ticks);
    }
}
