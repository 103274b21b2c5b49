package thawline.io;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacv.Frame;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// Pictures to JavaCV's frames and back. Numbers stay as they are; colours are blue, green, red there, and
/// alpha comes last, as OpenCV has them. JavaCV's own converters lead on: `OpenCVFrameConverter.ToMat` to
/// OpenCV's `Mat`, `Java2DFrameConverter` to `BufferedImage`.
///
/// ```java
/// try (var toMat = new OpenCVFrameConverter.ToMat(); Frame frame = CvFrames.frame(samples)) {
///     Mat mat = toMat.convert(frame);   // a view of the frame's memory
/// }
/// ```
///
/// | samples | frame |
/// |---|---|
/// | U8 | DEPTH_UBYTE |
/// | U16 | DEPTH_USHORT |
/// | S16 | DEPTH_SHORT |
/// | F32 | DEPTH_FLOAT |
public final class CvFrames {
    private CvFrames() {}

    /// A copy; its memory is given back by [Frame#close()].
    public static Frame frame(Samples samples) {
        Frame frame = new Frame(samples.width(), samples.height(), depth(samples.depth()), samples.channels());
        copyIn(samples, frame, samples.channels() - 1, -1);
        return frame;
    }

    /// A copy, with alpha for its last channel where the picture has it.
    public static Frame frame(Picture picture) {
        if (picture.alpha().isEmpty()) {
            return frame(picture.pixels());
        }
        Samples p = picture.pixels();
        Frame frame = new Frame(p.width(), p.height(), depth(p.depth()), p.channels() + 1);
        copyIn(p, frame, p.channels() - 1, -1);
        copyIn(picture.alpha().get(), frame, p.channels(), 1);
        return frame;
    }

    /// A copy of the picture in a frame of 1 (grey), 2 (with alpha), 3 (BGR) or 4 channels (with alpha).
    public static Picture picture(Frame frame) {
        Samples all = all(frame);
        int n = frame.imageChannels;
        Samples pixels = all.with(channels(all.layout(), n <= 2 ? new int[] {0} : new int[] {2, 1, 0}));
        Optional<Samples> alpha = n % 2 == 0 ? Optional.of(all.with(channels(all.layout(), n - 1))) : Optional.empty();
        return new Picture(
                pixels, alpha, new Origin(ImageFormat.OTHER, pixels.depth().bits(), List.of()));
    }

    /// The chosen channels, each as often as it is named.
    static Layout channels(Layout all, int... chosen) {
        int[] bands = Arrays.stream(chosen).map(c -> all.bands()[c]).toArray();
        return new Layout(
                Shape.planes(bands.length, all.height(), all.width()), all.pixelStride(), all.rowStride(), bands);
    }

    private static int depth(Samples.Depth depth) {
        return switch (depth) {
            case U8 -> Frame.DEPTH_UBYTE;
            case U16 -> Frame.DEPTH_USHORT;
            case S16 -> Frame.DEPTH_SHORT;
            case F32 -> Frame.DEPTH_FLOAT;
        };
    }

    /// Channel c goes to the sample first + c · step of a pixel.
    private static void copyIn(Samples from, Frame frame, int first, int step) {
        for (int y = 0; y < from.height(); y++) {
            for (int c = 0; c < from.channels(); c++) {
                int in = from.index(c, y, 0);
                int stride = from.layout().pixelStride();
                int out = y * frame.imageStride + first + c * step;
                int n = frame.imageChannels;
                switch (from) {
                    case Samples.U8 s -> {
                        ByteBuffer to = (ByteBuffer) frame.image[0];
                        for (int x = 0; x < s.width(); x++) {
                            to.put(out + x * n, s.data()[in + x * stride]);
                        }
                    }
                    case Samples.U16 s -> shorts(s.data(), in, stride, frame, out, s.width());
                    case Samples.S16 s -> shorts(s.data(), in, stride, frame, out, s.width());
                    case Samples.F32 s -> {
                        FloatBuffer to = (FloatBuffer) frame.image[0];
                        for (int x = 0; x < s.width(); x++) {
                            to.put(out + x * n, s.data()[in + x * stride]);
                        }
                    }
                }
            }
        }
    }

    private static void shorts(short[] from, int in, int stride, Frame frame, int out, int width) {
        ShortBuffer to = (ShortBuffer) frame.image[0];
        for (int x = 0; x < width; x++) {
            to.put(out + x * frame.imageChannels, from[in + x * stride]);
        }
    }

    /// All channels in the frame's own order, rows without gaps.
    private static Samples all(Frame frame) {
        int n = frame.imageChannels;
        if (frame.image == null || frame.image.length != 1 || n < 1 || n > 4) {
            throw new IllegalArgumentException("a frame with a picture of 1 to 4 channels is wanted, but it has "
                    + (frame.image == null ? "no picture" : n + " channels in " + frame.image.length + " planes"));
        }
        int row = frame.imageWidth * n;
        Samples all = Samples.zeros(depth(frame.imageDepth), n, frame.imageHeight, frame.imageWidth);
        for (int y = 0; y < frame.imageHeight; y++) {
            int from = y * frame.imageStride;
            switch (all) {
                case Samples.U8 s -> ((ByteBuffer) frame.image[0]).get(from, s.data(), y * row, row);
                case Samples.U16 s -> ((ShortBuffer) frame.image[0]).get(from, s.data(), y * row, row);
                case Samples.S16 s -> ((ShortBuffer) frame.image[0]).get(from, s.data(), y * row, row);
                case Samples.F32 s -> ((FloatBuffer) frame.image[0]).get(from, s.data(), y * row, row);
            }
        }
        return all;
    }

    private static Samples.Depth depth(int imageDepth) {
        return switch (imageDepth) {
            case Frame.DEPTH_UBYTE -> Samples.Depth.U8;
            case Frame.DEPTH_USHORT -> Samples.Depth.U16;
            case Frame.DEPTH_SHORT -> Samples.Depth.S16;
            case Frame.DEPTH_FLOAT -> Samples.Depth.F32;
            default ->
                throw new IllegalArgumentException("frames of depth " + imageDepth
                        + " are not supported; DEPTH_UBYTE, DEPTH_USHORT, DEPTH_SHORT and DEPTH_FLOAT are");
        };
    }
}
