package thawline.bench;

import java.io.IOException;
import java.util.Optional;
import thawline.core.Norm;
import thawline.filter.CornerList;
import thawline.filter.Corners;
import thawline.filter.Custom;
import thawline.filter.Edges;
import thawline.filter.Enhance;
import thawline.filter.Morphology;
import thawline.filter.Peaks;
import thawline.filter.Pieces;
import thawline.filter.Pipelines;
import thawline.filter.Smooth;
import thawline.filter.Thresholds;
import thawline.geometry.Turn;
import thawline.geometry.Warps;
import thawline.layer.Layer;
import thawline.match.Method;
import thawline.match.Template;
import thawline.run.Plan;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Ours: the plan is built once, every run takes the picture's bytes.
final class Thawline implements Toolkit {

    static final String NAME = "Thawline";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return "";
    }

    @Override
    public Optional<Work> work(Task task, Setting s) throws IOException {
        return Optional.ofNullable(made(task, s));
    }

    private static Work made(Task task, Setting s) throws IOException {
        return switch (task) {
            case CLASSIC -> plan(Pipelines.classicOfGrey(), Samples.Depth.U8, s);
            case CLASSIC_CORNERS -> corners(s);
            case HARRIS -> plan(Corners.harris(2, 3, 0.04, Corners.scale(2, 3) / 255), Samples.Depth.F32, s);
            case SHI_TOMASI -> plan(Corners.shiTomasi(3, 3), Samples.Depth.F32, s);
            case GAUSSIAN_5 -> plan(Smooth.gaussian(5, 0), Samples.Depth.U8, s);
            case BOX_5 -> plan(Smooth.blur(5), Samples.Depth.U8, s);
            case MEDIAN_3 -> plan(Smooth.median(3), Samples.Depth.U8, s);
            case MEDIAN_5 -> plan(Smooth.median(5), Samples.Depth.U8, s);
            case SOBEL_3_S16 -> plan(Edges.sobel(1, 0, 3), Samples.Depth.S16, s);
            case SOBEL_3_F32 -> plan(Edges.sobel(1, 0, 3), Samples.Depth.F32, s);
            case SOBEL_5_S16 -> plan(Edges.sobel(1, 0, 5), Samples.Depth.S16, s);
            case SOBEL_5_F32 -> plan(Edges.sobel(1, 0, 5), Samples.Depth.F32, s);
            case SCHARR_S16 -> plan(Edges.scharr(1, 0), Samples.Depth.S16, s);
            case SCHARR_F32 -> plan(Edges.scharr(1, 0), Samples.Depth.F32, s);
            case GRADIENT_SOBEL -> plan(Edges.sobel(3), Samples.Depth.S16, s);
            case GRADIENT_SCHARR -> plan(Edges.scharr(), Samples.Depth.S16, s);
            case GRADIENT_PREWITT -> plan(Edges.prewitt(), Samples.Depth.S16, s);
            case DILATE_3 -> plan(Morphology.dilate(3), Samples.Depth.U8, s);
            case FILTER_5 -> plan(Custom.kernel(5, 5, Numbers.kernel(25)), Samples.Depth.F32, s);
            case FILTER_7 -> plan(Custom.kernel(7, 7, Numbers.kernel(49)), Samples.Depth.F32, s);
            case MATCH_16 -> match(16, s);
            case MATCH_32 -> match(32, s);
            case THRESHOLD -> plan(Thresholds.above(128), Samples.Depth.U8, s);
            case OTSU -> plan(Thresholds.otsu(), Samples.Depth.U8, s);
            case EQUALISE -> plan(Enhance.equalise(), Samples.Depth.U8, s);
            case RESIZE_HALF -> plan(Warps.resize(s.height() / 2, s.width() / 2), Samples.Depth.U8, s);
            case ROTATE -> plan(Warps.rotate(10), Samples.Depth.U8, s);
            case FLIP -> plan(Warps.turn(Turn.Way.FLIP_LEFT_RIGHT), Samples.Depth.U8, s);
            case TURN -> plan(Warps.turn(Turn.Way.ROTATE_90_CLOCKWISE), Samples.Depth.U8, s);
            case CANNY -> plan(Edges.canny(50, 100, 3, Norm.L1), Samples.Depth.U8, s);
            case CANNY_SMOOTHED ->
                plan(Smooth.gaussian(5, 0).then(Edges.canny(50, 100, 3, Norm.L1)), Samples.Depth.U8, s);
            case RIDGES -> plan(Edges.canny(3, Norm.L2), Samples.Depth.F32, s);
            case PEAKS -> peaks(s);
            case CONVOLUTION_32_64 -> ThawlineNets.convolution(s);
            case TRAIN_KERAS_MNIST -> ThawlineNets.training(s);
            case INFER_KERAS_MNIST -> ThawlineNets.inference(s);
            case LEARNED_FILTER -> ThawlineNets.filter(s);
        };
    }

    private static Work plan(Layer layer, Samples.Depth depth, Setting s) {
        Samples x = s.picture();
        Shape out = layer.shape(x.shape());
        Samples y = Samples.zeros(depth, out.c(), out.h(), out.w()).with(Layout.planar(out.c(), out.h(), out.w()));
        Plan plan = Plan.of(layer, x.shape(), s.threads());
        return () -> plan.run(x, y);
    }

    private static Work corners(Setting s) {
        Samples x = s.picture();
        Samples.U8 mask = Samples.u8(1, s.height(), s.width());
        Plan plan = Plan.of(Pipelines.classicOfGrey(), x.shape(), s.threads());
        Pieces corners = new Pieces();
        return () -> {
            plan.run(x, mask);
            corners.read(mask);
            Used.up(corners.count());
        };
    }

    private static Work peaks(Setting s) {
        Tensor map = s.cornerMap();
        Peaks corners = new Peaks(CornerList.within(3), s.threads());
        return () -> {
            corners.read(map);
            Used.up(corners.count());
        };
    }

    /// By all processors, which is what a matcher takes; nothing for fewer.
    private static Work match(int side, Setting s) {
        if (s.threads() != Runtime.getRuntime().availableProcessors()) {
            return null;
        }
        Samples x = s.picture();
        Tensor picture = Tensor.zeros(x.shape());
        Plan.of(Enhance.identity(), x.shape(), s.threads()).run(x, picture);
        Tensor piece = picture.window(s.height() / 3, s.width() / 3, side, side);
        Template template = Template.of("piece", Tensor.of(Shape.plane(side, side), piece.toArray()));
        Plan plan = Method.CCOEFF_NORMED.plan(x.shape(), template);
        Tensor scores = Tensor.zeros(plan.out());
        return () -> plan.run(x, scores);
    }
}
