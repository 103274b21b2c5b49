package thawline.layer;

import thawline.tensor.Shape;

/// Stacks whose planes come in equal blocks, such as all d/dx before all d/dy.
final class Blocks {

    private Blocks() {}

    /// The number of planes in a block, or an error that names the blocks.
    static int size(Shape in, int blocks, String operation, String names) {
        if (in.c() % blocks != 0) {
            throw new IllegalArgumentException(operation + " reads " + names
                    + ", so the number of planes is a multiple of " + blocks + ", but got " + in.c());
        }
        return in.c() / blocks;
    }
}
