package thawline.cli;

import java.util.List;
import thawline.batch.View;

/// What `thawline demo` shows: pictures of `images/` and pipelines over them.
final class Showcase {

    /// A picture, a word about it, and what is done with it.
    record Scene(String file, String title, String text, List<Act> acts) {}

    /// A pipeline and how its result is shown.
    record Act(String pipeline, View view) {}

    static final List<Scene> SCENES = List.of(
            new Scene(
                    "still-life.png",
                    "Still life",
                    "The classic chain of the tutorials finds corners, and the steps on the way to them.",
                    acts(
                            "classic | mark(radius=12)",
                            "gaussian(ksize=15, sigma=4)",
                            "gray | sobel(ksize=3) | magnitude",
                            "gray | gaussian(ksize=5) | canny(low=60, high=140)",
                            "gray | gaussian(ksize=5) | harris(blockSize=5, ksize=3, k=0.04) | relu | scale(0.003)")),
            new Scene(
                    "polygons.png",
                    "Polygons",
                    "Corners at known places: all 47 by the peaks of a corner map, fewer by the tutorials'" + " mask.",
                    acts(
                            "shiTomasi(blockSize=3) | corners(radius=4, relative=0.05) |" + " mark(radius=6)",
                            "classic | mark(radius=6)",
                            "sobel(dx=1)",
                            "sobel(ksize=5) | orientation | scale(255/360)")),
            new Scene(
                    "checkerboard-perspective.png",
                    "Checkerboard",
                    "Found as it is seen from one side, and seen again from above.",
                    acts(
                            "gaussian(ksize=5) | harris(blockSize=3) | corners(radius=4) | mark(radius=5, sign=CROSS)",
                            "edges",
                            "quad(from=[96.4,34.7; 382.9,58.3; 449.6,291.2; 29.1,246.8], to=[120,40; 360,40; 360,280;"
                                    + " 120,280], interpolation=CUBIC, border=REPLICATE)")),
            new Scene(
                    "scene-noisy.png",
                    "Noise",
                    "Gaussian noise with salt and pepper: means smear the specks, the median drops them.",
                    acts(
                            "gaussian(ksize=5)",
                            "median(5)",
                            "median(5) | bilateral(d=9, sigmaColor=60, sigmaSpace=3)",
                            "median(5) | edges")),
            new Scene(
                    "x-pencil.png",
                    "A card in pencil",
                    "From grey to ink: a level from the histogram, and morphology.",
                    acts(
                            "threshold(OTSU)",
                            "gaussian(ksize=5) | threshold(OTSU)",
                            "gaussian(ksize=5) | threshold(OTSU) | erode(5, shape=ELLIPSE)",
                            "gaussian(ksize=5) | threshold(OTSU) | gradient")),
            new Scene(
                    "stars.png",
                    "Stars",
                    "Maxima and minima over a window make spots grow, shrink and part.",
                    acts("dilate(9, shape=ELLIPSE)", "open(11)", "topHat(11)", "gradient")),
            new Scene(
                    "gradient-16bit.png",
                    "Sixteen bits",
                    "Slopes of a soft light with more than 20,000 levels, written in 16 bit. Rounded to 8 bit first,"
                            + " the same slopes break into steps.",
                    acts(
                            "gaussian(ksize=9) | sobel(ksize=3) | magnitude | normalise",
                            "round8 | gaussian(ksize=9) | sobel(ksize=3) | magnitude | normalise")),
            new Scene(
                    "bricks.png",
                    "Bricks",
                    "Colour is filtered plane by plane; a wrapped border leaves no seam.",
                    acts(
                            "emboss",
                            "gaussian(ksize=31, sigma=6, border=WRAP)",
                            "unsharp(sigma=2, amount=1.5)",
                            "gray | adaptiveMean(blockSize=51, c=4)",
                            "gray | laplacian(ksize=3)")),
            new Scene(
                    "weave.png",
                    "Weave",
                    "Waves of one direction under a bell answer to stripes of that direction; and any numbers of your"
                            + " own.",
                    acts(
                            "gray | gabor(ksize=21, sigma=4, theta=0, lambda=8)",
                            "gray | gabor(ksize=21, sigma=4, theta=1.5708, lambda=8)",
                            "kernel([1,2,1; 2,4,2; 1,2,1]/16, border=WRAP)",
                            "[ gray , gaussian(ksize=9) | channel(1) , channel(2) ]")),
            new Scene(
                    "still-life-small.jpg",
                    "A JPEG",
                    "Results keep the format.",
                    acts("sharpen", "gray | scale(-1, 255)", "gray | log(ksize=13, sigma=2)")));

    private Showcase() {}

    private static List<Act> acts(String... pipelines) {
        return List.of(pipelines).stream().map(p -> new Act(p, View.AUTO)).toList();
    }
}
