package thawline.bench;

import thawline.filter.Corners;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

/// What a task is done on: a picture of this size where it takes one, by this many threads.
public record Setting(int height, int width, int threads) {

    /// The picture, grey and of 8 bits: the same for everyone.
    public Samples.U8 picture() {
        return Pictures.grey(height, width);
    }

    /// Harris' response to the picture.
    public Tensor cornerMap() {
        Samples x = picture();
        Tensor map = Tensor.zeros(x.shape());
        Plan.of(Corners.harris(2, 3, 0.04), x.shape()).run(x, map);
        return map;
    }

    public Setting with(int otherThreads) {
        return new Setting(height, width, otherThreads);
    }

    public double megapixels() {
        return height * (double) width / 1e6;
    }
}
