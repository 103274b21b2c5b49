package thawline.filter;

import java.util.ArrayList;
import java.util.List;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.layer.BlockNorm;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.OrientationBins;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Histograms of oriented gradients: for each block of cells, how much gradient runs in which direction in
/// each of its cells, see [#layer].
///
/// @param grid how the picture is cut
/// @param bins how directions are told apart
/// @param clip what no number of a block exceeds before its last scaling; 0.2
public record Hog(Grid grid, OrientationBins bins, double clip) {

    /// Cells of cellSize × cellSize pixels, blocks of blockSize × blockSize cells, one begun every `stride`
    /// cells.
    public record Grid(int cellSize, int blockSize, int stride) {
        public Grid {
            Check.atLeastOne("cellSize", cellSize);
            Check.atLeastOne("blockSize", blockSize);
            Check.atLeastOne("stride", stride);
            Check.require(
                    blockSize <= 8 && cellSize * blockSize <= 256,
                    "blocks of " + blockSize + " × " + blockSize + " cells of " + cellSize
                            + " pixels are too large; a block has at most 8 × 8 cells and 256 × 256 pixels");
        }

        /// Pixels along a block's side.
        int block() {
            return cellSize * blockSize;
        }
    }

    public Hog {
        Check.positive("clip", clip);
    }

    /// Dalal and Triggs' and OpenCV's usual numbers: cells of 8 × 8, blocks of 2 × 2, 9 bins over 180°, clip
    /// 0.2.
    public static Hog usual() {
        return new Hog(new Grid(8, 2, 1), new OrientationBins(9, OrientationBins.Turn.UNSIGNED), 0.2);
    }

    /// The numbers of one block.
    private int numbers() {
        return grid.blockSize * grid.blockSize * bins.bins();
    }

    /// gradient → [OrientationBins] → Σ over cells → [BlockNorm]
    ///
    /// (c,H,W) → (blockSize²·bins,h,w) with h = (H − cellSize·blockSize)/(cellSize·stride) + 1 and w alike:
    /// one place a block, and there its cells row by row, each with its bins. Of colour the plane with the
    /// longest gradient counts. What does not fill a block at the right and at the bottom is left out.
    ///
    /// A pixel's gradient is shared out between the cells whose middles lie around it, under a bell over the
    /// block with σ = a quarter of its side. OpenCV's `HOGDescriptor` without gamma correction.
    public Layer layer() {
        Kernel gradient = Kernels.sobelPair(1, 1);
        return Conv2d.designed(gradient, Border.REFLECT_101)
                .then(bins)
                .then(Conv2d.designed(cells(), Border.NONE)
                        .with(Geometry.EACH.withStride(Axes.plane(grid.cellSize * grid.stride))))
                .then(new BlockNorm((float) clip, 0.1f * numbers()));
    }

    /// One kernel a cell, as large as a block: 1 → blockSize² planes.
    private Kernel cells() {
        Kernel[] all = new Kernel[grid.blockSize * grid.blockSize];
        for (int i = 0; i < all.length; i++) {
            all[i] = Kernel.outer(share(i / grid.blockSize), share(i % grid.blockSize));
        }
        return Kernel.stack(all);
    }

    /// What each row (or column) of a block gives to a row (or column) of cells: exp(−d²/2σ²)·max(0, 1 −
    /// |e|), with d the distance from the block's middle in pixels and e that from the cell's middle in
    /// cells. As in OpenCV the bell's middle is half a pixel further on than the cells'.
    private float[] share(int cell) {
        int n = grid.block();
        double sigma = n / 4.0;
        float[] share = new float[n];
        for (int i = 0; i < n; i++) {
            double d = i - n / 2.0;
            double e = (i + 0.5) / grid.cellSize - 0.5 - cell;
            share[i] = (float) (StrictMath.exp(-d * d / (2 * sigma * sigma)) * Math.max(0, 1 - Math.abs(e)));
        }
        return share;
    }

    /// The result of [#layer] as a vector: block row, block column, cell row, cell column, bin, of which the
    /// last runs fastest, called `hog.0.0.0.0.0`, `hog.0.0.0.0.1`, …
    ///
    /// (blockSize²·bins,h,w) → (h,w,blockSize,blockSize,bins), in the order of scikit-image; OpenCV goes down
    /// first, in the picture and in the block.
    public Features vector(Tensor blocks) {
        Shape s = blocks.shape();
        float[] values = new float[s.size()];
        List<String> names = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            int place = i / s.c();
            int c = i % s.c();
            values[i] = blocks.at(c, place / s.w(), place % s.w());
            names.add(name(place / s.w(), place % s.w(), c));
        }
        int b = grid.blockSize;
        return Features.vector(values, names, s.h(), s.w(), b, b, bins.bins());
    }

    private String name(int y, int x, int c) {
        int cell = c / bins.bins();
        return "hog." + y + "." + x + "." + cell / grid.blockSize + "." + cell % grid.blockSize + "." + c % bins.bins();
    }
}
