package thawline.filter;

import thawline.layer.Conv2d;
import thawline.layer.CornerResponse;
import thawline.layer.Layer;
import thawline.layer.Products;
import thawline.tensor.Border;

/// Corner maps from the structure tensor, high where the picture changes in both directions. Every plane
/// gives a map of its own, of its size.
public final class Corners {

    private Corners() {}

    /// (d/dx, d/dy) ↦ (d/dx², d/dx·d/dy, d/dy²): (2n,H,W) → (3n,H,W), see [Products].
    public static Layer products() {
        return new Products();
    }

    /// M = Σ over blockSize × blockSize of ∇x·∇xᵀ, from Sobel derivatives times [#scale]
    ///
    /// (n,H,W) → (3n,H,W): all a, all b, all c of M = (a b; b c).
    public static Layer structureTensor(int blockSize, int ksize) {
        return structureTensor(blockSize, ksize, scale(blockSize, ksize), Border.REFLECT_101);
    }

    /// The same with the gain of the derivatives said, and with a border for derivatives and sums alike.
    public static Layer structureTensor(int blockSize, int ksize, double scale, Border border) {
        Check.atLeastOne("blockSize", blockSize);
        return Conv2d.designed(Kernels.sobelPair(ksize, scale), border)
                .then(products())
                .then(Smooth.box(blockSize, Sum.TOTAL, border));
    }

    /// 1/(2^(ksize−1)·blockSize): the gain that OpenCV gives the derivatives of a float picture. For an 8-bit
    /// picture it divides by 255 too.
    public static double scale(int blockSize, int ksize) {
        return 1 / (StrictMath.scalb(1.0, Check.odd("ksize", ksize) - 1) * blockSize);
    }

    /// R = det M − k·(tr M)², k = 0.04 … 0.06
    ///
    /// (n,H,W) → (n,H,W), in the fourth power of the input's units. OpenCV's `cornerHarris` of a float
    /// picture.
    public static Layer harris(int blockSize, int ksize, double k) {
        return structureTensor(blockSize, ksize).then(CornerResponse.harris(k));
    }

    /// The same with the gain of the derivatives said: `scale(blockSize, ksize) / 255` gives the numbers that
    /// OpenCV has for 8-bit pictures.
    public static Layer harris(int blockSize, int ksize, double k, double scale) {
        return harris(blockSize, ksize, k, scale, Border.REFLECT_101);
    }

    public static Layer harris(int blockSize, int ksize, double k, double scale, Border border) {
        return structureTensor(blockSize, ksize, scale, border).then(CornerResponse.harris(k));
    }

    /// R = λ_min(M)
    ///
    /// (n,H,W) → (n,H,W), in the square of the input's units. OpenCV's `cornerMinEigenVal` of a float
    /// picture.
    public static Layer shiTomasi(int blockSize, int ksize) {
        return shiTomasi(blockSize, ksize, scale(blockSize, ksize), Border.REFLECT_101);
    }

    public static Layer shiTomasi(int blockSize, int ksize, double scale, Border border) {
        return structureTensor(blockSize, ksize, scale, border)
                .then(new CornerResponse(new CornerResponse.Measure.ShiTomasi()));
    }

    /// R = det M / tr M, half the harmonic mean of the eigenvalues
    ///
    /// (n,H,W) → (n,H,W), in the square of the input's units.
    public static Layer foerstner(int blockSize, int ksize) {
        return foerstner(blockSize, ksize, scale(blockSize, ksize), Border.REFLECT_101);
    }

    public static Layer foerstner(int blockSize, int ksize, double scale, Border border) {
        return structureTensor(blockSize, ksize, scale, border)
                .then(new CornerResponse(new CornerResponse.Measure.Foerstner()));
    }
}
