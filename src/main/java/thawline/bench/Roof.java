package thawline.bench;

import java.util.stream.IntStream;
import thawline.core.Peak;

/// What the machine itself can do, measured beside the cases.
enum Roof {
    /// Multiply-adds of 32-bit floats in registers; two operations each.
    FMA("FMA peak") {
        @Override
        Work work(int threads) {
            return () -> each(threads, i -> Used.up(Peak.run(ROUNDS)));
        }

        @Override
        double amount(int threads) {
            return (double) threads * Peak.operations(ROUNDS);
        }
    },
    /// 64 MB from one place to another; every byte is read and written.
    COPY("memory copy") {
        @Override
        Work work(int threads) {
            float[] from = new float[FLOATS];
            float[] to = new float[FLOATS];
            int share = FLOATS / threads;
            return () -> each(threads, i -> System.arraycopy(from, i * share, to, i * share, share));
        }

        @Override
        double amount(int threads) {
            return 2.0 * Float.BYTES * (FLOATS / threads * threads);
        }
    };

    /// Some milliseconds of work, against which it is little to wake another thread.
    private static final int ROUNDS = 2_000_000;

    private static final int FLOATS = 64 * (1 << 20) / Float.BYTES;

    final String title;

    Roof(String title) {
        this.title = title;
    }

    /// By a number of threads at the same time.
    abstract Work work(int threads);

    /// Operations or bytes of one run.
    abstract double amount(int threads);

    @FunctionalInterface
    private interface Part {
        void run(int i);
    }

    private static void each(int threads, Part part) {
        IntStream.range(0, threads).parallel().forEach(part::run);
    }
}
