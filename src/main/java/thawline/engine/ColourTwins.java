package thawline.engine;

import java.util.List;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/// Colour to grey, and single planes.
final class ColourTwins {

    static final List<Twin> ALL = List.of(
            Twin.same(
                            "gray",
                            "cvtColor COLOR_RGB2GRAY",
                            g -> (x, mats) -> gray(x.size() > 1 && !g.rounded() ? Planes.floats(x, mats) : x, mats))
                    .differing(
                            "of 32F OpenCV's weights are 0.299, 0.587 and 0.114, up to 1.5e-4 off ours for pure blue"),
            Twin.same("channel", "– (planes lie apart)", g -> {
                int i = g.whole("i");
                return (x, mats) -> List.of(x.get(i));
            }),
            Twin.same("identity", "– (nothing to do)", g -> (x, mats) -> x));

    private ColourTwins() {}

    /// Grey stays as it is.
    static List<Mat> gray(List<Mat> x, Mats mats) {
        if (x.size() == 1) {
            return x;
        }
        Mat y = mats.take();
        Imgproc.cvtColor(Planes.interleaved(x, mats), y, Imgproc.COLOR_RGB2GRAY);
        return List.of(y);
    }
}
