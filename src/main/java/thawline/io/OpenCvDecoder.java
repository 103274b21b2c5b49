package thawline.io;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import thawline.io.PictureInfo.Kind;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// OpenCV's decoders of PNG, JPEG and WebP. Pixels are copied once, from OpenCV's memory to an array of the
/// same order (BGR), and OpenCV's memory is given back at once, or kept for the next picture.
///
/// Its other decoders are not used, as they are wrong without a word: TIFF planes of 16 bit and of floats come
/// out mixed up, white-is-zero stays negative, alpha is multiplied in or dropped; clear GIF pixels turn white.
/// It keeps a JPEG decoder's complaints about damaged pixel data to itself: such a file is read as far as it
/// goes.
///
/// @param spare where memory comes from, if not fresh
record OpenCvDecoder(Optional<Spare> spare) implements Decoder {

    /// Scans × pixels that take OpenCV some ten seconds; it cannot be stopped meanwhile.
    private static final long MOST_WORK = 1L << 30;

    /// Whether it reads pictures like this, and reads them right. OpenCV knows no grey with alpha: it drops the
    /// one or widens the other.
    static boolean reads(ByteBuffer file, PictureInfo info) throws Damage {
        return switch (info.format()) {
            case PNG -> !(info.isGrey() && info.alpha());
            case JPEG -> info.coding().kind() != Kind.CMYK && JpegHeader.scans(file) * info.pixels() <= MOST_WORK;
            case WEBP -> true;
            case GIF, BMP, TIFF, PNM, OTHER -> false;
        };
    }

    @Override
    public Picture decode(Content content, PictureInfo info, ReadAs as) throws IOException {
        try (var _ = new PointerScope()) {
            Mat encoded = new Mat(1, content.bytes().limit(), CV_8U, new BytePointer(content.bytes()));
            boolean luma = info.isLuma(as);
            int how = luma ? IMREAD_GRAYSCALE | IMREAD_IGNORE_ORIENTATION : IMREAD_UNCHANGED;
            Mat mat = imdecode(encoded, how, room(info, luma));
            if (mat.empty()) {
                throw new Damage("the " + info.format() + "'s pixel data is damaged");
            }
            if (mat.rows() != info.height() || mat.cols() != info.width()) {
                throw new Damage("the " + info.format() + "'s header says " + info.width() + " × " + info.height()
                        + " pixels, its data " + mat.cols() + " × " + mat.rows());
            }
            return picture(mat, info);
        }
    }

    /// What OpenCV decodes into where it makes pixels of this kind; black, so that pixels that a damaged file leaves
    /// out are not another picture's. Its JPEG decoder leaves none out: it fills them with grey, or gives up.
    private Mat room(PictureInfo info, boolean luma) {
        if (spare.isEmpty()) {
            return new Mat();
        }
        int channels = luma ? 1 : info.channels() + (info.alpha() ? 1 : 0);
        Mat room = OpenCvCodec.mat(spare, Shape.planes(channels, info.height(), info.width()), info.depth());
        if (info.format() != ImageFormat.JPEG) {
            Pointer.memset(room.data(), 0, room.step() * room.rows());
        }
        return room;
    }

    private Picture picture(Mat mat, PictureInfo info) throws Damage {
        int n = mat.channels();
        if (n != 1 && n != 3 && n != 4) {
            throw new Damage("a picture of " + n + " channels is not supported");
        }
        int rowStride = Math.toIntExact(mat.step1());
        int size = Math.multiplyExact(rowStride, mat.rows());
        int[] bands = n == 1 ? new int[] {0} : new int[] {2, 1, 0};
        Layout layout = layout(mat, rowStride, bands);
        Samples pixels = switch (mat.depth()) {
            case CV_8U -> {
                byte[] data = spare.isPresent() ? spare.get().bytes(size) : new byte[size];
                OpenCvCodec.bytes(mat).get(data, 0, size);
                yield new Samples.U8(data, layout);
            }
            case CV_16U -> {
                short[] data = new short[size];
                new ShortPointer(mat.data()).get(data);
                yield new Samples.U16(data, layout);
            }
            default -> throw new Damage("OpenCV gave samples of an unknown depth");
        };
        Optional<Samples> alpha = n == 4 ? Optional.of(pixels.with(layout(mat, rowStride, 3))) : Optional.empty();
        return new Picture(pixels, alpha, Origin.of(info.format(), info.bits()));
    }

    private static Layout layout(Mat mat, int rowStride, int... bands) {
        return new Layout(Shape.planes(bands.length, mat.rows(), mat.cols()), mat.channels(), rowStride, bands);
    }
}
