package thawline.io;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_MAKETYPE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_ALL_FILTERS;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_COMPRESSION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_FILTER;
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
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// OpenCV's decoders. Pixels are copied once, from OpenCV's memory to an array of the same order (BGR), and
/// OpenCV's memory is given back at once, or kept for the next picture.
///
/// OpenCV knows no grey with alpha (it drops the one or widens the other), so such pictures are left to the
/// JDK. It keeps a JPEG decoder's complaints about damaged pixel data to itself: such a file is read as far
/// as it goes.
///
/// @param spare where memory comes from, if not fresh
record OpenCvCodec(Optional<Spare> spare) implements Codec {

    /// With fresh memory for each picture.
    OpenCvCodec() {
        this(Optional.empty());
    }

    @Override
    public Codec with(Spare other) {
        return new OpenCvCodec(Optional.of(other));
    }

    /// What a matrix without gaps holds. Copies go through the buffer, and not through a pointer, whose every copy
    /// keeps the garbage collector waiting.
    static ByteBuffer bytes(Mat mat) {
        return mat.data().capacity(mat.rows() * mat.step()).asByteBuffer();
    }

    /// A matrix over spare memory, or over fresh memory.
    static Mat mat(Optional<Spare> spare, Shape shape, Samples.Depth depth) {
        int type = CV_MAKETYPE(depth == Samples.Depth.U8 ? CV_8U : CV_16U, shape.c());
        long size = (long) shape.size() * depth.bits() / Byte.SIZE;
        return spare.isEmpty() || size > Integer.MAX_VALUE
                ? new Mat(shape.h(), shape.w(), type)
                : new Mat(
                        shape.h(), shape.w(), type, new BytePointer(spare.get().outside((int) size)));
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

    private static int[] params(ImageFormat format, WriteOptions how) {
        if (format == ImageFormat.JPEG) {
            return new int[] {IMWRITE_JPEG_QUALITY, how.quality()};
        }
        return how.compression() == Compression.NONE
                ? new int[] {IMWRITE_PNG_COMPRESSION, 0}
                : new int[] {IMWRITE_PNG_COMPRESSION, 9, IMWRITE_PNG_FILTER, IMWRITE_PNG_ALL_FILTERS};
    }

    /// Row by row, so that there is no second copy of the whole picture; grey needs no other order.
    private Mat mat(Picture p) {
        int n = p.pixels().channels() + (p.alpha().isPresent() ? 1 : 0);
        Mat mat = mat(
                spare,
                Shape.planes(n, p.pixels().height(), p.pixels().width()),
                p.pixels().depth());
        if (n == 1 && p.pixels() instanceof Samples.U8 grey && grey.layout().pixelStride() == 1) {
            ByteBuffer bytes = bytes(mat);
            for (int y = 0; y < mat.rows(); y++) {
                bytes.put(y * grey.width(), grey.data(), grey.index(0, y, 0), grey.width());
            }
            return mat;
        }
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
