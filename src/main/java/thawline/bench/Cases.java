package thawline.bench;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/// All cases, with the bars that were set for them.
public final class Cases {

    private Cases() {}

    private static final Bar NEVER_SLOWER = new Bar("OpenCV", 1, 1.5);
    private static final Bar BOOFCV = new Bar("BoofCV", 1.5, 5);

    /// In the order of the page.
    public static final List<Case> ALL = List.of(
            new Case(
                    "classic",
                    "the tutorials' chain: a mask and the list of its corners",
                    Task.CLASSIC_CORNERS,
                    new Bar("OpenCV", 10, 24)),
            new Case("classic-mask", "the same, the mask alone", Task.CLASSIC),
            new Case("harris", "Harris(2, 3, 0.04) to floats", Task.HARRIS, new Bar("OpenCV", 10, 20), BOOFCV),
            new Case("gaussian-5", "Gaussian 5 × 5", Task.GAUSSIAN_5, NEVER_SLOWER, BOOFCV),
            new Case("box-5", "mean of 5 × 5", Task.BOX_5, NEVER_SLOWER, BOOFCV),
            new Case("sobel-3", "Sobel 3, d/dx to 16 bits", Task.SOBEL_3_S16, NEVER_SLOWER),
            new Case("sobel-3-f32", "Sobel 3, d/dx to floats", Task.SOBEL_3_F32, NEVER_SLOWER),
            new Case("sobel-5", "Sobel 5, d/dx to 16 bits", Task.SOBEL_5_S16, NEVER_SLOWER),
            new Case("sobel-5-f32", "Sobel 5, d/dx to floats", Task.SOBEL_5_F32, NEVER_SLOWER),
            new Case("scharr", "Scharr, d/dx to 16 bits", Task.SCHARR_S16, NEVER_SLOWER),
            new Case("scharr-f32", "Scharr, d/dx to floats", Task.SCHARR_F32, NEVER_SLOWER),
            new Case("dilate-3", "maximum of 3 × 3", Task.DILATE_3, NEVER_SLOWER, BOOFCV),
            new Case("filter-5", "any 5 × 5 kernel, to floats", Task.FILTER_5, new Bar("OpenCV", 5, 10), BOOFCV)
                    .counted(2 * 25 * 3840.0 * 2160),
            new Case("filter-7", "any 7 × 7 kernel, to floats", Task.FILTER_7, new Bar("OpenCV", 5, 10), BOOFCV)
                    .counted(2 * 49 * 3840.0 * 2160),
            new Case("match-16", "normalised matching, 16 × 16", Task.MATCH_16, new Bar("OpenCV", 6, 15)),
            new Case("match-32", "normalised matching, 32 × 32", Task.MATCH_32, new Bar("OpenCV", 4, 8)),
            new Case("gradient-sobel", "Sobel 3, both derivatives to 16 bits", Task.GRADIENT_SOBEL, BOOFCV),
            new Case("gradient-scharr", "Scharr, both derivatives to 16 bits", Task.GRADIENT_SCHARR, BOOFCV),
            new Case("gradient-prewitt", "Prewitt, both derivatives to 16 bits", Task.GRADIENT_PREWITT, BOOFCV),
            new Case("shi-tomasi", "Shi–Tomasi(3, 3) to floats", Task.SHI_TOMASI, BOOFCV),
            new Case("median-3", "median of 3 × 3", Task.MEDIAN_3, BOOFCV),
            new Case("median-5", "median of 5 × 5", Task.MEDIAN_5, BOOFCV),
            new Case("threshold", "255 above 128", Task.THRESHOLD, BOOFCV),
            new Case("otsu", "255 above Otsu's level", Task.OTSU, BOOFCV),
            new Case("equalise", "equalised brightness", Task.EQUALISE, BOOFCV),
            new Case("resize-half", "half the size, linear", Task.RESIZE_HALF, BOOFCV),
            new Case("rotate", "turned by 10°, linear", Task.ROTATE, BOOFCV),
            new Case("flip", "left and right exchanged", Task.FLIP),
            new Case("turn", "a quarter turn", Task.TURN, BOOFCV),
            new Case("canny", "Canny, 50 and 100", Task.CANNY),
            new Case("canny-smoothed", "Gaussian 5 × 5 and Canny, 50 and 100", Task.CANNY_SMOOTHED, BOOFCV),
            new Case("ridges", "Sobel 3 and Canny's thinning, to floats", Task.RIDGES, BOOFCV),
            new Case("peaks", "the list of the largest places within 3 of a corner map", Task.PEAKS, BOOFCV),
            convolution(13),
            convolution(58),
            new Case(
                            "train-keras-mnist",
                            "10 training steps of keras-mnist, batches of 128",
                            Task.TRAIN_KERAS_MNIST,
                            new Bar("libtorch", 5, 15))
                    .sized(0, 0),
            new Case(
                            "infer-keras-mnist",
                            "the classes of 10,000 digits by keras-mnist",
                            Task.INFER_KERAS_MNIST,
                            new Bar("ONNX Runtime", 1, 2),
                            new Bar("libtorch", 2, 4))
                    .sized(0, 0),
            new Case(
                            "learned-filter",
                            "3 × 3 convolutions 1 → 16 → 16 → 1 to floats",
                            Task.LEARNED_FILTER,
                            new Bar("ONNX Runtime", 1.5, 3))
                    .counted(2 * 9 * (16 + 16 * 16 + 16) * 3840.0 * 2160),
            small("gaussian-5", "Gaussian 5 × 5", Task.GAUSSIAN_5),
            small("sobel-3", "Sobel 3, d/dx to 16 bits", Task.SOBEL_3_S16),
            small("harris", "Harris(2, 3, 0.04) to floats", Task.HARRIS),
            cost("0.1", 270, 370),
            cost("1", 866, 1155),
            cost("10", 2739, 3652),
            cost("100", 8660, 11547));

    private static Case small(String name, String what, Task task) {
        return new Case(name + "-64x64", what + ", 64 × 64", task, new Bar("OpenCV", 1, Double.NaN)).sized(64, 64);
    }

    private static Case convolution(int side) {
        return new Case(
                        "conv-32-64-" + side,
                        "dense 3 × 3 convolution, 32 → 64 planes, from " + side + " × " + side,
                        Task.CONVOLUTION_32_64,
                        new Bar(Roof.FMA.title, 0.6, 0.75))
                .sized(side, side)
                .counted(2 * 9 * 32 * 64.0 * (side - 2) * (side - 2));
    }

    private static Case cost(String megapixels, int height, int width) {
        return new Case("cost-" + megapixels, "the chain's mask, " + megapixels + " megapixels", Task.CLASSIC)
                .sized(height, width);
    }

    /// Those whose names a pattern such as `sobel*` matches.
    public static List<Case> matching(String glob) {
        PathMatcher pattern = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        return ALL.stream().filter(c -> pattern.matches(Path.of(c.name()))).toList();
    }

    static Case named(String name) {
        return ALL.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }
}
