package thawline.core;

import thawline.tensor.Tensor;

/// y = k ⋆ (x − level) by Fourier transforms of tiles that overlap: for windows so large that their sums cost more.
///
/// (i,1,H,W) → (1,1,H−h+1,W−w+1), for a kernel of one output. An output differs from [Correlation#reference] by
/// some 2⁻²⁴·log₂(tile) of |k| times the length of the tile's x − level; take a level that k does not see, so
/// that this is small. Bits depend on where tiles begin, which is every [#rows] rows and [#columns] columns of
/// what is given.
public sealed interface SpectralCorrelation permits SpectralColumns, SpectralTiles {

    /// The longest side of a window.
    int LARGEST = 1024;

    /// Up to so many columns their sums cost less than a second transform along the rows.
    int NARROW = 96;

    static SpectralCorrelation of(Kernel k, float level) {
        if (k.outs() != 1 || k.depth() != 1 || !fits(k.height(), k.width())) {
            throw new IllegalArgumentException(k + " is not one window of up to " + LARGEST + " pixels a side");
        }
        return k.width() <= NARROW ? new SpectralColumns(k, level) : new SpectralTiles(k, level);
    }

    /// Whether a window is small enough for a tile.
    static boolean fits(int height, int width) {
        return Math.max(height, width) <= LARGEST;
    }

    /// The rows of outputs that are made together.
    int rows();

    /// The columns of outputs that are made together.
    int columns();

    void apply(Tensor x, Tensor y);
}
