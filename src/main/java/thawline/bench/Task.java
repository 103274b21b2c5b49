package thawline.bench;

/// What is to be done. A picture is grey and of 8 bits; the words say what comes out.
public enum Task {
    /// The tutorials' whole chain: a mask.
    CLASSIC,
    /// The same, and the list of corners in it.
    CLASSIC_CORNERS,
    HARRIS,
    SHI_TOMASI,
    GAUSSIAN_5,
    BOX_5,
    MEDIAN_3,
    MEDIAN_5,
    SOBEL_3_S16,
    SOBEL_3_F32,
    SOBEL_5_S16,
    SOBEL_5_F32,
    SCHARR_S16,
    SCHARR_F32,
    /// Both derivatives, 16 bits.
    GRADIENT_SOBEL,
    GRADIENT_SCHARR,
    GRADIENT_PREWITT,
    DILATE_3,
    /// A 5 × 5 kernel that is no product of two, to floats.
    FILTER_5,
    FILTER_7,
    MATCH_16,
    MATCH_32,
    THRESHOLD,
    OTSU,
    /// Every brightness as often as it can be.
    EQUALISE,
    RESIZE_HALF,
    /// By 10° about the centre, linear, 0 beyond the edge.
    ROTATE,
    /// A mirror image.
    FLIP,
    /// A quarter turn clockwise.
    TURN,
    /// Edges at 50 and 100, Sobel 3, L1.
    CANNY,
    /// The same behind a Gaussian of 5 × 5.
    CANNY_SMOOTHED,
    /// Sobel 3 and Canny's thinning, L2, floats.
    RIDGES,
    /// The places of a corner map, floats, that nothing within 3 exceeds and that lie above a hundredth of
    /// the largest.
    PEAKS,
    /// 3 × 3, 32 → 64 planes, floats, without a border.
    CONVOLUTION_32_64,
    /// Forward, backward, Adam: [Nets#STEPS] times 128 digits.
    TRAIN_KERAS_MNIST,
    /// The classes of [Nets#DIGITS] digits.
    INFER_KERAS_MNIST,
    /// Three 3 × 3 convolutions, 1 → 16 → 16 → 1, ReLU between them, to floats.
    LEARNED_FILTER;

    /// Whether it is done on a picture, and not on what nets work with.
    public boolean takesPicture() {
        return compareTo(CONVOLUTION_32_64) < 0;
    }
}
