package thawline.io;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_videoio;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_videoio.VideoCapture;

/// Reads a camera, or an AVI file of JPEG frames with OpenCV's own reader. JavaCV's grabber for OpenCV passes
/// over the first two frames of a file and never gives the last, and waits ten seconds for a camera that is not
/// there.
final class CaptureGrabber extends FrameGrabber {
    private final Predicate<VideoCapture> opening;
    private final VideoCapture capture = new VideoCapture();
    private final Mat mat = new Mat();
    private final OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();

    private CaptureGrabber(Predicate<VideoCapture> opening) {
        this.opening = opening;
    }

    static FrameGrabber mjpeg(Path file) {
        return new CaptureGrabber(capture -> capture.open(file.toString(), opencv_videoio.CAP_OPENCV_MJPEG));
    }

    static FrameGrabber camera(int number) {
        return new CaptureGrabber(capture -> capture.open(number));
    }

    @Override
    public void start() throws Exception {
        if (!opening.test(capture)) {
            throw new Exception("OpenCV cannot open it");
        }
    }

    /// The same frame again and again, with another picture; null after the last.
    @Override
    public Frame grab() {
        return capture.read(mat) ? converter.convert(mat) : null;
    }

    @Override
    public double getFrameRate() {
        return capture.get(opencv_videoio.CAP_PROP_FPS);
    }

    @Override
    public int getLengthInFrames() {
        return (int) capture.get(opencv_videoio.CAP_PROP_FRAME_COUNT);
    }

    @Override
    public void stop() {
        capture.release();
    }

    @Override
    public void trigger() throws Exception {
        throw new Exception("pictures come one after the other here");
    }

    @Override
    public void release() {
        capture.close();
        converter.close();
        mat.close();
    }
}
