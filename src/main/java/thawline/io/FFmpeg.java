package thawline.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.FrameRecorder;

/// JavaCV's FFmpeg classes, which need a jar that the toolkit does not bring.
final class FFmpeg {
    static final String ADVICE = "put org.bytedeco:ffmpeg 8.0.1-1.5.13 with its natives on the class path for others";

    private static final double BITS_PER_PIXEL = 0.2; // of a second of video: plain to see, but no loss that hurts

    private static final int ERRORS = 16; // AV_LOG_ERROR

    private FFmpeg() {}

    /// Started; nothing where FFmpeg is not on the class path.
    static Optional<FrameGrabber> grabber(Path file) throws IOException {
        if (isMissing()) {
            return Optional.empty();
        }
        try {
            FrameGrabber grabber = FrameGrabber.create("FFmpeg", file.toFile());
            grabber.start();
            return Optional.of(grabber);
        } catch (FrameGrabber.Exception failed) {
            throw new ImageFormatException(file, "is no video that FFmpeg reads (" + failed.getMessage() + ")", failed);
        }
    }

    /// Not started yet; nothing where FFmpeg is not on the class path.
    static Optional<FrameRecorder> recorder(Path file, int width, int height, double fps) throws IOException {
        if (isMissing()) {
            return Optional.empty();
        }
        try {
            FrameRecorder recorder = FrameRecorder.create("FFmpeg", file.toFile(), width, height);
            recorder.setFrameRate(fps);
            recorder.setVideoBitrate((int) Math.min(Integer.MAX_VALUE, width * fps * height * BITS_PER_PIXEL));
            return Optional.of(recorder);
        } catch (FrameRecorder.Exception failed) {
            throw new IOException("FFmpeg does not load (" + failed.getMessage() + ")", failed);
        }
    }

    private static boolean isMissing() {
        try {
            Class.forName("org.bytedeco.ffmpeg.global.avformat", false, FFmpeg.class.getClassLoader());
            hush();
            return false;
        } catch (ClassNotFoundException absent) {
            return true;
        }
    }

    /// FFmpeg says much about every file that it opens; only errors are wanted.
    private static void hush() {
        try {
            Class.forName("org.bytedeco.ffmpeg.global.avutil")
                    .getMethod("av_log_set_level", int.class)
                    .invoke(null, ERRORS);
        } catch (ReflectiveOperationException | LinkageError talks) {
            // then it talks
        }
    }
}
