package thawline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.core.Kernel;
import thawline.layer.AveragePool;
import thawline.layer.BatchNorm;
import thawline.layer.Conv2d;
import thawline.layer.Dropout;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.LeakyRelu;
import thawline.layer.Op;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Scale;
import thawline.learn.compare.Grid;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.xo.Evidence;
import thawline.xo.Stage;

/// Feature maps after each convolution, ReLU and pooling, row below row, a column for each kernel.
record StageDrawing(Evidence evidence) {

    /// So many maps of a row are shown: those that are strongest at the end of their block.
    private static final int MOST = 12;

    /// Maps from a convolution on up to the next, which have a column in common, and in it one scale.
    private record Block(List<Stage> stages, List<Integer> shown) {

        double largest(int map) {
            return CardDrawing.largest(
                    stages.stream().map(s -> s.maps().channels(map, 1)).toArray(Tensor[]::new));
        }
    }

    String html() {
        StringBuilder html = new StringBuilder("<div class=\"stages\">\n");
        for (Block block : blocks()) {
            html.append("<div class=\"block\">\n");
            for (Stage stage : block.stages) {
                html.append(row(stage, block));
            }
            html.append("</div>\n");
        }
        return html.append("</div>\n").toString();
    }

    private List<Block> blocks() {
        List<List<Stage>> blocks = new ArrayList<>();
        for (Stage stage : evidence.stages()) {
            if (!stage.hasPlaces() || isPassing(stage.layer()) || stage.path().equals("card")) {
                continue;
            }
            if (blocks.isEmpty()
                    || stage.layer() instanceof Conv2d
                    || maps(stage) != maps(blocks.getLast().getLast())) {
                blocks.add(new ArrayList<>());
            }
            blocks.getLast().add(stage);
        }
        return blocks.stream().map(b -> new Block(b, strongest(b.getLast()))).toList();
    }

    /// What changes nothing that a picture would show.
    private static boolean isPassing(Layer layer) {
        return layer instanceof Scale || layer instanceof Dropout || layer instanceof BatchNorm;
    }

    private static int maps(Stage stage) {
        return stage.maps().shape().c();
    }

    private static List<Integer> strongest(Stage stage) {
        return IntStream.range(0, maps(stage))
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -sum(stage.maps().channels(c, 1))))
                .limit(MOST)
                .sorted()
                .toList();
    }

    private static double sum(Tensor map) {
        double sum = 0;
        for (float v : map.toArray()) {
            sum += Math.max(0, v);
        }
        return sum;
    }

    private static String row(Stage stage, Block block) {
        Shape s = stage.maps().shape();
        StringBuilder html = new StringBuilder();
        if (stage.layer() instanceof Conv2d conv && conv.kernel().kernel().ins() == 1) {
            html.append(kernels(conv.kernel().kernel(), block.shown));
        }
        return html.append("<p class=\"step\"><b>")
                .append(name(stage.layer()))
                .append("</b><span>")
                .append(maps(stage))
                .append(" × ")
                .append(s.h())
                .append(" × ")
                .append(s.w())
                .append("</span></p>\n<div class=\"maps\">\n")
                .append(block.shown.stream()
                        .map(c -> Pixmap.signed(stage.maps(), c, block.largest(c))
                                .img(name(stage.layer()) + ", map " + (c + 1)))
                        .collect(Collectors.joining("\n")))
                .append("</div>\n")
                .toString();
    }

    private static String kernels(Kernel k, List<Integer> shown) {
        double largest = shown.stream()
                .mapToDouble(o -> Grid.of(k, o, 0).largest())
                .max()
                .orElse(0);
        return "<p class=\"step\"><b>kernels</b><span>" + k.outs() + " × " + k.height() + " × " + k.width()
                + "</span></p>\n<div class=\"maps\">\n"
                + shown.stream()
                        .map(o ->
                                KernelDrawing.colours(Grid.of(k, o, 0), largest).svg("kernel " + (o + 1)))
                        .collect(Collectors.joining())
                + "</div>\n";
    }

    private static String name(Layer layer) {
        return switch (layer) {
            case Conv2d c ->
                "convolution " + c.kernel().kernel().height() + " × "
                        + c.kernel().kernel().width();
            case Pointwise p -> p.name().toLowerCase(Locale.ROOT).equals("relu") ? "ReLU" : p.name();
            case LeakyRelu r -> "leaky ReLU";
            case Pool p -> (p.name().startsWith("max") ? "max" : p.name()) + " pooling";
            case AveragePool p -> "mean pooling";
            case Fork f -> "branches";
            default -> layer instanceof Op op ? op.name() : "";
        };
    }
}
