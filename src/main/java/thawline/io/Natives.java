package thawline.io;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;

/// OpenCV's native libraries: they make image files faster to read, and everything works without them.
public final class Natives {
    private Natives() {}

    /// `OpenCV 4.13.0 for linux-x86_64`, or why there is none.
    public static String describe() {
        try {
            Loader.load(opencv_core.class);
            return "OpenCV " + opencv_core.CV_VERSION + " for " + Loader.getPlatform();
        } catch (LinkageError absent) { // no jar, no library for this platform, or one that does not load
            return "no OpenCV: " + absent.getMessage();
        }
    }
}
