package thawline.io;

import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;

/// OpenCV's native libraries: they make image files faster to read, and everything works without them.
public final class Natives {
    private Natives() {}

    /// Why they cannot be used, or nothing where they can. The first call loads them.
    public static Optional<String> missing() {
        try {
            Loader.load(opencv_imgcodecs.class);
            return Optional.empty();
        } catch (LinkageError absent) { // no jar, no library for this platform, or one that does not load
            return Optional.of(String.valueOf(absent.getMessage()));
        }
    }

    /// `OpenCV 4.13.0 for linux-x86_64`, or why there is none.
    public static String describe() {
        return missing()
                .map(why -> "no OpenCV: " + why)
                .orElseGet(() -> "OpenCV " + opencv_core.CV_VERSION + " for " + Loader.getPlatform());
    }
}
