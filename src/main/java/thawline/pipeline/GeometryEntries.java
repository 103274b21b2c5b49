package thawline.pipeline;

import static thawline.pipeline.Common.java;
import static thawline.pipeline.Common.note;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import thawline.geometry.Interpolation;
import thawline.geometry.Mapping;
import thawline.geometry.PlaneMap;
import thawline.geometry.Size;
import thawline.geometry.Turn;
import thawline.geometry.Warps;
import thawline.layer.Layer;
import thawline.tensor.Border;
import thawline.tensor.Shape;

/// Resize, crop, turn and warp.
final class GeometryEntries {

    private static final Parameter<Integer> HEIGHT =
            Parameter.of("height", Type.WHOLE, "0", "rows of the result; 0 goes by width, or by scale");
    private static final Parameter<Integer> WIDTH =
            Parameter.of("width", Type.WHOLE, "0", "columns of the result; 0 goes by height, or by scale");
    private static final Parameter<Double> SCALE =
            Parameter.of("scale", Type.NUMBER, "1", "factor on both, where neither is given");
    private static final Parameter<Double> SCALE_Y =
            Parameter.of("scaleY", Type.NUMBER, "0", "the factor down the picture; 0 takes scale");
    private static final Parameter<Interpolation> INTERPOLATION = Parameter.of(
            "interpolation", Type.choice(Interpolation.class), "LINEAR", "NEAREST, LINEAR, CUBIC, or AREA for resize");

    private static final Parameter<Integer> TOP = Parameter.required("top", Type.WHOLE, "10", "first row");
    private static final Parameter<Integer> LEFT = Parameter.required("left", Type.WHOLE, "20", "first column");
    private static final Parameter<Integer> ROWS = Parameter.required("height", Type.WHOLE, "100", "how many rows");
    private static final Parameter<Integer> COLUMNS =
            Parameter.required("width", Type.WHOLE, "200", "how many columns");

    private static final Parameter<Turn.Way> WAY = Parameter.required(
            "way",
            Type.choice(Turn.Way.class),
            "ROTATE_180",
            "ROTATE_90_CLOCKWISE, ROTATE_180, ROTATE_90_COUNTERCLOCKWISE, FLIP_LEFT_RIGHT or FLIP_UP_DOWN");

    private static final Parameter<Double> DEGREES =
            Parameter.required("degrees", Type.NUMBER, "30", "angle, counter-clockwise on the screen");

    private static final Parameter<double[]> AFFINE = Parameter.required(
            "matrix",
            Type.matrix(2, 3),
            "[1,0.2,0; 0,1,0]",
            "[a,b,c; d,e,f]: (x,y) goes to (ax + by + c, dx + ey + f)");
    private static final Parameter<double[]> PERSPECTIVE = Parameter.required(
            "matrix", Type.matrix(3, 3), "[1,0,0; 0,1,0; 0.001,0,1]", "[a,b,c; d,e,f; g,h,i], over gx + hy + i");
    private static final Parameter<double[]> FROM = Parameter.required(
            "from",
            Type.matrix(4, 2),
            "[20,10; 180,30; 190,120; 10,110]",
            "[x,y; x,y; x,y; x,y]: four points in order");
    private static final Parameter<double[]> TO =
            Parameter.required("to", Type.matrix(4, 2), "[0,0; 200,0; 200,120; 0,120]", "where they go");
    private static final Parameter<Integer> OUT_HEIGHT =
            Parameter.of("height", Type.WHOLE, "0", "rows of the result; 0 keeps the picture's");
    private static final Parameter<Integer> OUT_WIDTH =
            Parameter.of("width", Type.WHOLE, "0", "columns of the result; 0 keeps the picture's");
    private static final Parameter<Border> BORDER =
            Parameter.of("border", Type.BORDER, "CONSTANT(0)", "what lies beyond the edge of the picture");

    static final List<Entry> ALL = List.of(
            Entry.of(
                    "resize",
                    note(
                            "larger or smaller; one side alone keeps the proportions",
                            "resize",
                            GeometryEntries::resizeInJava),
                    new Role.Fitted(GeometryEntries::resize),
                    HEIGHT,
                    WIDTH,
                    SCALE,
                    INTERPOLATION,
                    SCALE_Y),
            Entry.of(
                    "crop",
                    note("a part of the picture", java("Warps.crop({top}, {left}, {height}, {width})")),
                    new Role.Filter(a -> Warps.crop(a.get(TOP), a.get(LEFT), a.get(ROWS), a.get(COLUMNS))),
                    TOP,
                    LEFT,
                    ROWS,
                    COLUMNS),
            Entry.of(
                    "turn",
                    note(
                            "a quarter or half turn, or a mirror image, exactly",
                            "rotate, flip",
                            java("Warps.turn({way})")),
                    new Role.Filter(a -> Warps.turn(a.get(WAY))),
                    WAY),
            Entry.of(
                    "rotate",
                    note(
                            "a turn by any angle about the middle; the size stays",
                            "getRotationMatrix2D",
                            java(
                                    "Warps.rotate({degrees})",
                                    "Warps.rotate({degrees}, {scale})",
                                    "Warps.rotate({degrees}, {scale}, {interpolation}, {border})")),
                    new Role.Filter(
                            a -> Warps.rotate(a.get(DEGREES), a.get(SCALE), a.get(INTERPOLATION), a.get(BORDER))),
                    DEGREES,
                    SCALE,
                    INTERPOLATION,
                    BORDER),
            warp(
                    "affine",
                    note(
                            "turned, scaled, sheared and moved by a matrix",
                            "warpAffine",
                            warpInJava("PlaneMap.affine({matrix})")),
                    a -> PlaneMap.affine(a.get(AFFINE)),
                    AFFINE),
            warp(
                    "perspective",
                    note(
                            "as a camera would see it, by a matrix",
                            "warpPerspective",
                            warpInJava("PlaneMap.perspective({matrix})")),
                    a -> PlaneMap.perspective(a.get(PERSPECTIVE)),
                    PERSPECTIVE),
            warp(
                    "quad",
                    note(
                            "the perspective that takes four points to four others",
                            "getPerspectiveTransform",
                            warpInJava("PlaneMap.quad(new double[] {{from}}, new double[] {{to}})")),
                    a -> PlaneMap.quad(a.get(FROM), a.get(TO)),
                    FROM,
                    TO));

    private GeometryEntries() {}

    private static Layer resize(Arguments a, Shape in) {
        int height = a.get(HEIGHT);
        int width = a.get(WIDTH);
        if (height == 0 && width == 0) {
            double scaleY = a.says(SCALE_Y) ? a.get(SCALE_Y) : a.get(SCALE);
            return Warps.resize(new Size.Times(scaleY, a.get(SCALE)), a.get(INTERPOLATION));
        }
        return Warps.resize(Size.of(rows(a, in), columns(a, in)), a.get(INTERPOLATION));
    }

    private static int rows(Arguments a, Shape in) {
        return a.get(HEIGHT) == 0 ? proportional(in.h(), a.get(WIDTH), in.w()) : a.get(HEIGHT);
    }

    private static int columns(Arguments a, Shape in) {
        return a.get(WIDTH) == 0 ? proportional(in.w(), a.get(HEIGHT), in.h()) : a.get(WIDTH);
    }

    private static String resizeInJava(Arguments a, Shape in) {
        boolean scaled = a.get(HEIGHT) == 0 && a.get(WIDTH) == 0;
        String sides = scaled ? "" : rows(a, in) + ", " + columns(a, in);
        if (!scaled && !a.says(INTERPOLATION)) {
            return "Warps.resize(" + sides + ")";
        }
        String factor = a.says(SCALE_Y)
                ? "new Size.Times(" + a.java(SCALE_Y) + ", " + a.java(SCALE) + ")"
                : "Size.times(" + a.java(SCALE) + ")";
        return "Warps.resize(" + (scaled ? factor : "Size.of(" + sides + ")") + ", " + a.java(INTERPOLATION) + ")";
    }

    /// side · now / before, at least 1
    private static int proportional(int side, int now, int before) {
        return (int) Math.max(1, Math.rint((double) side * now / before));
    }

    private static Entry warp(String name, Entry.Note note, Function<Arguments, Mapping> map, Parameter<?>... own) {
        Parameter<?>[] all = Arrays.copyOf(own, own.length + 4);
        all[own.length] = OUT_HEIGHT;
        all[own.length + 1] = OUT_WIDTH;
        all[own.length + 2] = INTERPOLATION;
        all[own.length + 3] = BORDER;
        Role role =
                new Role.Fitted((a, in) -> Warps.warp(map.apply(a), size(a, in), a.get(INTERPOLATION), a.get(BORDER)));
        return Entry.of(name, note, role, all);
    }

    private static JavaForm warpInJava(String map) {
        return (a, in) -> {
            String size = size(a, in).equals(Size.same())
                    ? "Size.same()"
                    : "Size.of(" + size(a, in).height(in) + ", " + size(a, in).width(in) + ")";
            String how = a.says(INTERPOLATION) || a.says(BORDER) ? ", {interpolation}, {border}" : "";
            return JavaForm.Forms.filled("Warps.warp(" + map + ", " + size + how + ")", a);
        };
    }

    private static Size size(Arguments a, Shape in) {
        int height = a.get(OUT_HEIGHT);
        int width = a.get(OUT_WIDTH);
        return height == 0 && width == 0
                ? Size.same()
                : Size.of(height == 0 ? in.h() : height, width == 0 ? in.w() : width);
    }
}
