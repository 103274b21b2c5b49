package thawline.learn.identify;

/// The kinds of linear filters that have a name here.
public enum Family {
    IDENTITY("identity"),
    GAIN("gain and offset"),
    SHIFT("shift"),
    BOX("box"),
    GAUSSIAN("Gaussian"),
    DISC("disc"),
    MOTION_BLUR("motion blur"),
    DIFFERENCE("difference"),
    SOBEL("Sobel"),
    SCHARR("Scharr"),
    PREWITT("Prewitt"),
    ROBERTS("Roberts"),
    COMPASS("compass"),
    GAUSSIAN_DERIVATIVE("derivative of a Gaussian"),
    LAPLACIAN("Laplacian"),
    LOG("Laplacian of a Gaussian"),
    SHARPEN("sharpen"),
    UNSHARP("unsharp mask"),
    HIGH_PASS("high-pass"),
    EMBOSS("emboss"),
    GABOR("Gabor"),
    BLEND("blend of the picture and a blur"),
    OTHER("unnamed linear filter");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
