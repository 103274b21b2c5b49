package thawline.learn;

import thawline.layer.Layer;
import thawline.tensor.Shape;

/// How long two layers take: which of them is kept is decided by it, so it counts the processor time of one thread.
///
/// A person is told the time that passes, over a megapixel and on all threads, by [thawline.learn.compare.Timing].
@FunctionalInterface
public interface Stopwatch {

    /// Seconds for one input of a shape.
    record Times(double first, double second) {

        /// How many times as fast the second is.
        public double speedup() {
            return first / second;
        }
    }

    Times race(Layer first, Layer second, Shape in);

    /// On one thread: the least of some runs that are taken in turns, in the thread's own processor time, so that what
    /// else the machine does hits neither.
    Stopwatch CLOCK = Clock::race;
}
