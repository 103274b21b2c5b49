package thawline.io;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_MAKETYPE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_ALL_FILTERS;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_COMPRESSION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_FILTER;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import thawline.io.PictureInfo.Kind;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// OpenCV's decoders. Pixels are copied once, from OpenCV's memory to an array of the same order (BGR), and
/// OpenCV's memory is given back at once.
///
/// OpenCV knows no grey with alpha (it drops the one or widens the other), so such pictures are left to the
/// JDK. It keeps a JPEG decoder's complaints about damaged pixel data to itself: such a file is read as far
/// as it goes.
final class OpenCvCodec implements Codec {

    @Override
    public Picture decode(ByteBuffer file, PictureInfo header, ReadAs as) throws IOException {
        if (header.isGrey() && header.coding().alpha()) {
            return new JdkCodec().decode(file, header, as);
        }
        try (var _ = new PointerScope()) {
            Mat encoded = new Mat(1, file.limit(), CV_8U, new BytePointer(file));
            boolean luma = as == ReadAs.LUMA && header.coding().kind() == Kind.YCBCR;
            Mat mat = imdecode(encoded, luma ? IMREAD_GRAYSCALE | IMREAD_IGNORE_ORIENTATION : IMREAD_UNCHANGED);
            if (mat.empty()) {
                throw new Damage("the " + header.format() + "'s pixel data is damaged");
            }
            if (mat.rows() != header.height() || mat.cols() != header.width()) {
                throw new Damage("the " + header.format() + "'s header says " + header.width() + " × " + header.height()
                        + " pixels, its data " + mat.cols() + " × " + mat.rows());
            }
            return picture(mat, header);
        }
    }

    private static Picture picture(Mat mat, PictureInfo header) throws Damage {
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
                byte[] data = new byte[size];
                mat.data().get(data);
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
        return new Picture(pixels, alpha, Origin.of(header.format(), header.bits()));
    }

    private static Layout layout(Mat mat, int rowStride, int... bands) {
        return new Layout(Shape.planes(bands.length, mat.rows(), mat.cols()), mat.channels(), rowStride, bands);
    }

    @Override
    public void encode(Picture picture, WriteOptions how, WritableByteChannel out) throws IOException {
        if (picture.pixels().channels() == 1 && picture.alpha().isPresent()) {
            new JdkCodec().encode(picture, how, out);
            return;
        }
        try (var _ = new PointerScope();
                BytePointer encoded = new BytePointer()) {
            Mat mat = mat(picture);
            String name = picture.format() == ImageFormat.PNG ? ".png" : ".jpg";
            if (!imencode(name, mat, encoded, new IntPointer(params(picture.format(), how)))) {
                throw new Damage("OpenCV could not write the " + picture.format());
            }
            mat.release();
            ByteBuffer bytes = encoded.asByteBuffer();
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    /// FAST is what OpenCV does unasked: runs of equal bytes are found, and little else.
    private static int[] params(ImageFormat format, WriteOptions how) {
        if (format == ImageFormat.JPEG) {
            return new int[] {IMWRITE_JPEG_QUALITY, how.quality()};
        }
        return switch (how.compression()) {
            case NONE -> new int[] {IMWRITE_PNG_COMPRESSION, 0};
            case FAST -> new int[] {};
            case SMALL -> new int[] {IMWRITE_PNG_COMPRESSION, 9, IMWRITE_PNG_FILTER, IMWRITE_PNG_ALL_FILTERS};
        };
    }

    /// Row by row, so that there is no second copy of the whole picture.
    private static Mat mat(Picture p) {
        int n = p.pixels().channels() + (p.alpha().isPresent() ? 1 : 0);
        int depth = p.pixels().depth() == Samples.Depth.U8 ? CV_8U : CV_16U;
        Mat mat = new Mat(p.pixels().height(), p.pixels().width(), CV_MAKETYPE(depth, n));
        for (int y = 0; y < mat.rows(); y++) {
            switch (Interleaved.bgrRow(p, y)) {
                case Samples.U8 row -> mat.ptr(y).put(row.data());
                case Samples.U16 row -> new ShortPointer(mat.ptr(y)).put(row.data());
                case Samples.S16 row -> throw new IllegalArgumentException("unwritable depth " + row.depth());
                case Samples.F32 row -> throw new IllegalArgumentException("unwritable depth " + row.depth());
            }
        }
        return mat;
    }
}
