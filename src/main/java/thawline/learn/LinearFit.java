package thawline.learn;

import java.util.List;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.tensor.Border;

/// y = k ⋆ x + offset, as well as it fits.
///
/// @param offsets one for each output plane
/// @param residual the root of the mean squared error over all places and planes
/// @param deviation the standard deviation of y (its RMS where no offset was free)
public record LinearFit(Kernel kernel, List<Double> offsets, double residual, double deviation, long places) {

    public LinearFit {
        offsets = List.copyOf(offsets);
    }

    /// The offset of the only plane.
    public double offset() {
        return offsets.getFirst();
    }

    /// 1 − residual² / deviation²: the share of y's variance that the kernel explains, 0 … 1.
    public double explained() {
        return deviation == 0 ? 1 : Math.max(0, 1 - residual * residual / (deviation * deviation));
    }

    /// 20·log₁₀(peak / residual) in dB; infinite for an exact fit.
    public double psnr(double peak) {
        return 20 * Math.log10(peak / residual);
    }

    /// As a frozen layer. Offsets that are zero are left out.
    public Conv2d layer(Border border) {
        Conv2d conv = Conv2d.designed(kernel, border);
        Conv2d all = kernel.ins() == 1 ? conv : conv.with(Geometry.UNIT);
        if (offsets.stream().allMatch(b -> b == 0)) {
            return all;
        }
        float[] b = new float[offsets.size()];
        for (int o = 0; o < b.length; o++) {
            b[o] = offsets.get(o).floatValue();
        }
        return all.bias(b);
    }

    /// For x and y in other units; offsets are not carried over.
    LinearFit times(double scaleX, double scaleY) {
        List<Double> none = offsets.stream().map(b -> 0.0).toList();
        return new LinearFit(kernel.times(scaleY / scaleX), none, residual * scaleY, deviation * scaleY, places);
    }

    /// With other offsets.
    LinearFit plus(List<Double> others) {
        return new LinearFit(kernel, others, residual, deviation, places);
    }
}
