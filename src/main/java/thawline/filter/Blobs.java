package thawline.filter;

import java.util.List;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

/// The pieces of a mask: for each set of places above 0 that hang together over all eight sides, the mean of
/// their positions, scored by how many they are.
///
/// (1,1,H,W) → corners, the largest first, then by y, then by x. This makes one corner of each spot that a
/// threshold leaves, where [CornerList] looks for the peaks of a map. [Pieces] reads mask after mask.
public record Blobs() implements ReadOut<List<Corner>> {

    @Override
    public List<Corner> read(Tensor mask) {
        Pieces pieces = new Pieces();
        pieces.read(mask);
        return pieces.list();
    }

    /// The same of a mask of one channel of bytes that lie side by side.
    public List<Corner> read(Samples.U8 mask) {
        Pieces pieces = new Pieces();
        pieces.read(mask);
        return pieces.list();
    }
}
