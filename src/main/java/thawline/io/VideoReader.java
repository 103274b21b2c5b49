package thawline.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.opencv.global.opencv_videoio;

/// The frames of a video file or of a camera, one after the other, as 8-bit colour pictures.
///
/// AVI files of JPEG frames (MJPEG) are read by OpenCV itself; other videos by FFmpeg, where
/// `org.bytedeco:ffmpeg` is on the class path beside the toolkit. Not safe for use by several threads.
public final class VideoReader implements AutoCloseable {
    /// Brands of videos; still pictures such as HEIC and AVIF begin alike.
    private static final Pattern MP4 = Pattern.compile("iso.|mp4.|avc1|M4V.?|qt..|3gp.|dash|MSNV", Pattern.DOTALL);

    private final String source;
    private final FrameGrabber grabber;
    private final OptionalLong frames;
    private long read;

    private VideoReader(String source, FrameGrabber grabber, OptionalLong frames) {
        this.source = source;
        this.grabber = grabber;
        this.frames = frames;
    }

    /// Whether a file begins like a video: AVI, MP4 and MOV, Matroska and WebM.
    public static boolean isVideo(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(12);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        boolean avi = text.startsWith("RIFF") && text.endsWith("AVI ");
        boolean mp4 =
                text.startsWith("ftyp", 4) && MP4.matcher(text.substring(8)).matches();
        return avi || mp4 || text.startsWith("\u001AE\u00DF\u00A3");
    }

    public static VideoReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such video file");
        }
        requireNatives(file.toString());
        if (AviHead.isCutOff(file)) {
            throw new ImageFormatException(file, "the video is cut off: it is shorter than its head says");
        }
        FrameGrabber grabber = CaptureGrabber.mjpeg(file);
        try {
            grabber.start();
        } catch (FrameGrabber.Exception noMjpeg) {
            release(grabber);
            grabber = FFmpeg.grabber(file)
                    .orElseThrow(() -> new ImageFormatException(
                            file,
                            "is no video that can be read: without FFmpeg these are AVI files of JPEG frames (MJPEG); "
                                    + FFmpeg.ADVICE,
                            noMjpeg));
        }
        int n = grabber.getLengthInFrames();
        return new VideoReader(file.toString(), grabber, n > 0 ? OptionalLong.of(n) : OptionalLong.empty());
    }

    /// The camera of a number, 0 for the first. Its frames have no end.
    public static VideoReader camera(int number) throws IOException {
        String source = "camera:" + number;
        requireNatives(source);
        FrameGrabber grabber = CaptureGrabber.camera(number);
        try {
            grabber.start();
            return new VideoReader(source, grabber, OptionalLong.empty());
        } catch (FrameGrabber.Exception none) {
            release(grabber);
            throw new IOException(source + ": there is no such camera, or another program uses it", none);
        }
    }

    private static void requireNatives(String source) throws IOException {
        Optional<String> missing = Natives.missing(opencv_videoio.class);
        if (missing.isPresent()) {
            throw new IOException(
                    source + ": video needs OpenCV's native libraries, which are not here (" + missing.get() + ")");
        }
    }

    /// CvFrames a second, where the source says so.
    public OptionalDouble fps() {
        double fps = grabber.getFrameRate();
        return fps > 0 && fps < 1000 ? OptionalDouble.of(fps) : OptionalDouble.empty();
    }

    /// How many frames there are in all, where the source says so.
    public OptionalLong frames() {
        return frames;
    }

    /// The next frame, or nothing after the last. A file that has fewer frames than it promises is damaged.
    public Optional<Picture> next() throws IOException {
        try {
            Frame frame = grabber.grab();
            while (frame != null && frame.image == null) { // sound
                frame = grabber.grab();
            }
            if (frame != null) {
                read++;
                return Optional.of(CvFrames.picture(frame).opaque());
            }
        } catch (FrameGrabber.Exception damaged) {
            throw damaged(damaged);
        }
        if (frames.isPresent() && read < frames.getAsLong()) {
            throw damaged(null);
        }
        return Optional.empty();
    }

    private IOException damaged(Exception cause) {
        String of = frames.isPresent() ? " of " + frames.getAsLong() : "";
        return new IOException(source + ": the video is damaged or cut off after frame " + read + of, cause);
    }

    @Override
    public void close() throws IOException {
        release(grabber);
    }

    private static void release(FrameGrabber grabber) throws IOException {
        try {
            grabber.close();
        } catch (FrameGrabber.Exception failed) {
            throw new IOException("the video could not be closed: " + failed.getMessage(), failed);
        }
    }
}
