package thawline.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;

/// OpenCV's native libraries: they make image files faster to read, and everything works without them.
///
/// JavaCPP looks through every jar for each of fourteen libraries, 0.3 s of 0.35 here (two cores of a Xeon at 2.8 GHz).
/// The launcher's build writes down where it found them; a run that is given the list loads them from there.
public final class Natives {

    /// The property that names the list: paths of libraries, one a line, each behind those that it needs.
    static final String LIST = "thawline.natives";

    /// JavaCPP's own: whether a class of its loads its libraries when it is first used.
    private static final String LOADS = "org.bytedeco.javacpp.loadlibraries";

    private static boolean loaded;

    private Natives() {}

    /// Why they cannot be used, or nothing where they can. The first call loads them.
    public static synchronized Optional<String> missing() {
        if (!loaded && System.getProperty(LOADS) == null && isListed()) {
            System.setProperty(LOADS, "false");
            loaded = true;
        }
        return loaded ? Optional.empty() : missing(opencv_imgcodecs.class);
    }

    /// The same of other libraries, those of a class of JavaCPP's.
    public static synchronized Optional<String> missing(Class<?> type) {
        try {
            System.setProperty(LOADS, "true");
            Loader.load(type);
            return Optional.empty();
        } catch (LinkageError absent) { // no jar, no library for this platform, or one that does not load
            return Optional.of(String.valueOf(absent.getMessage()));
        }
    }

    /// Whether the list is of libraries that are there, and all of them load.
    @SuppressWarnings("restricted") // native code is allowed by the launcher
    private static boolean isListed() {
        try {
            String list = System.getProperty(LIST, "");
            if (list.isEmpty() || !Files.exists(Path.of(list))) {
                return false;
            }
            List<String> libraries = Files.readAllLines(Path.of(list));
            for (String library : libraries) {
                if (!Files.exists(Path.of(library))) {
                    return false;
                }
            }
            for (String library : libraries) {
                System.load(library);
            }
            return !libraries.isEmpty();
        } catch (IOException | LinkageError unfit) {
            return false;
        }
    }

    /// `OpenCV 4.13.0 for linux-x86_64`, or why there is none.
    public static String describe() {
        return missing()
                .map(why -> "no OpenCV: " + why)
                .orElseGet(() -> "OpenCV " + opencv_core.CV_VERSION + " for " + Loader.getPlatform());
    }
}
