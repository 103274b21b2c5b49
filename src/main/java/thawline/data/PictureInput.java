package thawline.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import thawline.data.DataOptions.Fit;
import thawline.geometry.Crop;
import thawline.geometry.Interpolation;
import thawline.geometry.Resize;
import thawline.geometry.Size;
import thawline.io.ImageFiles;
import thawline.io.Picture;
import thawline.io.ReadAs;
import thawline.layer.Pass;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A picture file → an input of the shape that is wanted, in 8-bit units.
///
/// Colour becomes grey as everywhere here (a JPEG's luma, or BT.601), grey becomes colour as three equal
/// planes; alpha is left out. Another size is resized, by the mean of what a new pixel covers where both axes
/// shrink, and bilinear otherwise. Of a volume (d > 1), the picture has the slices one below the other.
public record PictureInput(Shape shape, Fit fit, ImageFiles images) {

    public PictureInput {
        if (shape.c() != 1 && shape.c() != 3) {
            throw new IllegalArgumentException(
                    "pictures have 1 or 3 channels, but inputs of shape " + shape + " were asked for");
        }
        if (shape.d() > 1 && shape.c() > 1) {
            throw new IllegalArgumentException(
                    "a volume's slices are grey pictures, but inputs of shape " + shape + " were asked for");
        }
    }

    /// The shape of a picture as it is.
    static Shape shapeOf(Path file, ImageFiles images) throws IOException {
        return images.read(file).pixels().shape();
    }

    /// Reads a file and makes it fit.
    public Tensor read(Path file) throws IOException {
        return fitted(file, images.read(file, shape.c() == 1 ? ReadAs.LUMA : ReadAs.STORED));
    }

    /// The file is what errors name.
    Tensor fitted(Path file, Picture picture) throws DatasetException {
        Tensor x = planes(picture);
        if (shape.d() > 1) {
            Shape tall = Shape.plane(shape.d() * shape.h(), shape.w());
            if (x.shape().h() != tall.h() || x.shape().w() != tall.w()) {
                throw new DatasetException(
                        file,
                        "is " + size(x.shape()) + ", but " + shape.d() + " slices of " + size(shape)
                                + " one below the other are " + size(tall));
            }
            return Tensor.dense(coloured(x).data(), shape);
        }
        return fitted(x);
    }

    /// Planes of a picture, 1 or 3 of any size, made to fit.
    public Tensor fitted(Tensor x) {
        Shape s = x.shape();
        if (!s.equals(shape) && (s.d() > 1 || shape.d() > 1 || (s.c() != 1 && s.c() != 3))) {
            throw new IllegalArgumentException("an input of shape " + s + " cannot be made to fit " + shape
                    + "; pictures with 1 or 3 channels can");
        }
        return s.equals(shape) ? x : resized(coloured(x));
    }

    static String size(Shape s) {
        return s.h() + " rows × " + s.w() + " columns";
    }

    /// Red, green and blue, or grey, in 8-bit units.
    public static Tensor planes(Picture picture) {
        return planes(picture.converted(Depth.F32).pixels());
    }

    /// Of opacity, 0 … 255, if the picture has one.
    public static Optional<Tensor> alpha(Picture picture) {
        return picture.converted(Depth.F32).alpha().map(PictureInput::planes);
    }

    private static Tensor planes(Samples samples) {
        if (!(samples instanceof Samples.F32 picture)) {
            throw new IllegalStateException("a picture that was converted to floats has them");
        }
        Tensor x = Tensor.zeros(picture.shape());
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int v = 0; v < s.h(); v++) {
                int to = x.index(c, 0, v, 0);
                for (int u = 0; u < s.w(); u++) {
                    x.data()[to + u] = picture.data()[picture.index(c, v, u)];
                }
            }
        }
        return x;
    }

    private Tensor coloured(Tensor x) {
        if (x.shape().c() == shape.c()) {
            return x;
        }
        if (shape.c() == 1) {
            return grey(x);
        }
        Tensor y = Tensor.zeros(x.shape().withChannels(shape.c()));
        for (int c = 0; c < shape.c(); c++) {
            y.channels(c, 1).copyFrom(x);
        }
        return y;
    }

    /// BT.601 of red, green and blue; grey stays as it is.
    public static Tensor grey(Tensor x) {
        if (x.shape().c() == 1) {
            return x;
        }
        Tensor y = Tensor.zeros(x.shape().withChannels(1));
        float[] rgb = x.data();
        int plane = y.shape().size();
        for (int i = 0; i < plane; i++) {
            y.data()[i] = (float) ((9798.0 * rgb[i] + 19235.0 * rgb[plane + i] + 3735.0 * rgb[2 * plane + i]) / 32768);
        }
        return y;
    }

    private Tensor resized(Tensor x) {
        Shape s = x.shape();
        if (s.equals(shape)) {
            return x;
        }
        Tensor cut = fit == Fit.CROP ? middle(x) : x;
        Shape c = cut.shape();
        boolean smaller = shape.h() <= c.h() && shape.w() <= c.w();
        Tensor y = Tensor.zeros(shape);
        new Resize(Size.of(shape.h(), shape.w()), smaller ? Interpolation.AREA : Interpolation.LINEAR)
                .forward(cut, y, Pass.INFER);
        return y;
    }

    /// The largest part about the centre that has the sides' ratio of the shape.
    private Tensor middle(Tensor x) {
        Shape s = x.shape();
        double factor = Math.min((double) s.h() / shape.h(), (double) s.w() / shape.w());
        int h = Math.clamp(Math.round(factor * shape.h()), 1, s.h());
        int w = Math.clamp(Math.round(factor * shape.w()), 1, s.w());
        Tensor y = Tensor.zeros(new Shape(s.c(), s.d(), h, w));
        new Crop((s.h() - h) / 2, (s.w() - w) / 2, h, w).forward(x, y, Pass.INFER);
        return y;
    }

    /// Half up, held in 0 … 255, in place.
    static Tensor rounded(Tensor x) {
        float[] values = x.data();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] > 0 ? Math.min((float) Math.floor(values[i] + 0.5f), 255) : 0; // NaN is 0 too
        }
        return x;
    }

    /// Rounded, in the order c, d, h, w.
    static byte[] bytes(Tensor x, byte[] to) {
        float[] values = rounded(x).data();
        for (int i = 0; i < to.length; i++) {
            to[i] = (byte) values[i];
        }
        return to;
    }
}
