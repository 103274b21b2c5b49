package thawline.learn;

import thawline.core.Kernel;

/// Where a student's numbers begin.
public sealed interface Init {

    /// Small random numbers, by the seed.
    record Random() implements Init {}

    /// What leaves pictures as they are.
    record Identity() implements Init {}

    /// Numbers written by hand: of outs × ins planes or of a single one for all, no larger than the student.
    record Hand(Kernel kernel) implements Init {}
}
