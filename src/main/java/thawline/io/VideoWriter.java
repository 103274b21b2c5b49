package thawline.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;
import org.bytedeco.javacv.OpenCVFrameRecorder;
import org.bytedeco.opencv.global.opencv_videoio;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

/// Writes pictures of one size as the frames of a video, 8-bit colour; others are made so.
///
/// A name that ends in .avi is written as JPEG frames (MJPEG) by OpenCV itself; other names by FFmpeg, where
/// `org.bytedeco:ffmpeg` is on the class path. The draft comes from [Drafts#byName]; it is committed by the
/// caller, after this is closed.
public final class VideoWriter implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile(".*\\.(avi|mp4|m4v|mkv|mov|webm)", Pattern.DOTALL);

    private final Draft draft;
    private final double fps;
    private final int quality;
    private Optional<FrameRecorder> recorder = Optional.empty();
    private int width;
    private int height;
    private long written;

    /// Whether a name ends as those of videos do, though not all of them can be written without FFmpeg.
    public static boolean isNameOfVideo(Path file) {
        return NAME.matcher(file.toString().toLowerCase(Locale.ROOT)).matches();
    }

    /// @param fps frames a second
    public VideoWriter(Draft draft, double fps, WriteOptions how) {
        if (!(fps > 0 && fps <= 1000)) {
            throw new IllegalArgumentException(
                    "a video has more than 0 and up to 1000 frames a second, but got " + fps);
        }
        this.draft = draft;
        this.fps = fps;
        quality = how.quality();
    }

    /// The first frame decides the size.
    public void write(Picture picture) throws IOException {
        Samples pixels = colour(picture.converted(Depth.U8).pixels());
        if (recorder.isEmpty()) {
            width = pixels.width();
            height = pixels.height();
            recorder = Optional.of(begin());
        } else if (pixels.width() != width || pixels.height() != height) {
            throw new ImageFormatException(
                    draft.target(),
                    "frame " + (written + 1) + " is " + pixels.width() + " × " + pixels.height()
                            + " pixels, but the video is " + width + " × " + height);
        }
        try (Frame frame = CvFrames.frame(pixels)) {
            recorder.get().record(frame);
            written++;
        } catch (FrameRecorder.Exception failed) {
            throw unwritten(failed);
        }
    }

    /// Grey is three equal channels.
    private static Samples colour(Samples s) {
        return s.channels() == 1 ? s.with(CvFrames.channels(s.layout(), 0, 0, 0)) : s;
    }

    private FrameRecorder begin() throws IOException {
        Optional<String> missing = Natives.missing(opencv_videoio.class);
        if (missing.isPresent()) {
            throw new IOException(draft.target() + ": video needs OpenCV's native libraries, which are not here ("
                    + missing.get() + ")");
        }
        FrameRecorder made = isAvi() ? mjpeg() : ffmpeg();
        try {
            made.start();
        } catch (FrameRecorder.Exception failed) {
            throw unwritten(failed);
        }
        return made;
    }

    private boolean isAvi() {
        return draft.target().toString().toLowerCase(Locale.ROOT).endsWith(".avi");
    }

    private FrameRecorder mjpeg() {
        var made = new OpenCVFrameRecorder(draft.path().toFile(), width, height);
        made.setVideoCodec(
                org.bytedeco.opencv.opencv_videoio.VideoWriter.fourcc((byte) 'M', (byte) 'J', (byte) 'P', (byte) 'G'));
        made.setPixelFormat(1); // colour
        made.setFrameRate(Math.max(1, Math.rint(fps))); // set right at the end
        made.setOption(String.valueOf(opencv_videoio.VIDEOWRITER_PROP_QUALITY), String.valueOf(quality));
        return made;
    }

    private FrameRecorder ffmpeg() throws IOException {
        return FFmpeg.recorder(draft.path(), width, height, fps)
                .orElseThrow(() -> new ImageFormatException(
                        draft.target(), "without FFmpeg a video's name ends in .avi; " + FFmpeg.ADVICE));
    }

    private IOException unwritten(Exception failed) {
        return new IOException(
                draft.target() + ": the video could not be written (" + failed.getMessage() + ")", failed);
    }

    /// Ends the file; the draft can be committed then.
    @Override
    public void close() throws IOException {
        if (recorder.isEmpty()) {
            return;
        }
        try {
            recorder.get().close();
        } catch (FrameRecorder.Exception failed) {
            throw unwritten(failed);
        } finally {
            recorder = Optional.empty();
        }
        if (isAvi()) {
            if (AviHead.isCutOff(draft.path())) {
                throw new IOException(draft.target() + ": was not written to its end; the disk may be full");
            }
            AviHead.setRate(draft.path(), fps);
        }
    }
}
