package thawline.bench;

import thawline.tensor.Samples;

/// What a task is done on: a picture of this size where it takes one, by this many threads.
public record Setting(int height, int width, int threads) {

    /// The picture, grey and of 8 bits: the same for everyone.
    public Samples.U8 picture() {
        return Pictures.grey(height, width);
    }

    public Setting with(int otherThreads) {
        return new Setting(height, width, otherThreads);
    }

    public double megapixels() {
        return height * (double) width / 1e6;
    }
}
