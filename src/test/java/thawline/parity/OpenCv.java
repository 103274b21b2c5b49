package thawline.parity;

import static org.junit.jupiter.api.Assumptions.abort;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;

/// The oracle's native library.
final class OpenCv {
    private OpenCv() {}

    /// Loads it, or skips the calling test and says why.
    static void require() {
        try {
            Loader.load(opencv_java.class);
            Core.setNumThreads(1); // the machine is the other tests' too
        } catch (LinkageError absent) {
            String reason = "no OpenCV to compare with: " + absent.getMessage();
            System.out.println("skipped: " + reason);
            abort(reason);
        }
    }
}
