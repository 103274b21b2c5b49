package thawline.core;

/// Which SIMD lanes this JVM offers. The only place that asks whether the incubator module is there.
public final class Lanes {

    private static final boolean VECTOR_API =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    static final Correlation BEST_CORRELATION = VECTOR_API ? SimdCorrelation.instance() : ReferenceCorrelation.INSTANCE;

    static final Elementwise BEST_ELEMENTWISE = VECTOR_API ? SimdElementwise.INSTANCE : ScalarElementwise.INSTANCE;

    static final Levels BEST_LEVELS = VECTOR_API ? SimdLevels.INSTANCE : ScalarLevels.INSTANCE;

    static final Conversion BEST_CONVERSION = VECTOR_API ? SimdConversion.INSTANCE : ScalarConversion.INSTANCE;

    static final Interleaved BEST_INTERLEAVED = VECTOR_API ? SimdInterleaved.INSTANCE : ScalarInterleaved.INSTANCE;

    /// A number that leaves any other as it is when added to it, −0 too.
    ///
    /// A sum that has gone round a loop is added to this before it is stored. The compiler knows the class of
    /// a vector that was just made, but that of one out of a loop only from a profile, as there is a class
    /// for each width; where it had none, every sum of the loop became an object: matching by Fourier
    /// transforms took 54 ms in some JVMs and 130 in others (16 × 16 on 8 megapixels, 2 threads, Xeon with
    /// AVX-512, JDK 25.0.3).
    static final float NOTHING = -0f;

    private Lanes() {}

    /// Whether the core runs in SIMD lanes; without `--add-modules jdk.incubator.vector` it runs the scalar
    /// reference.
    public static boolean available() {
        return VECTOR_API;
    }

    /// The register width in bits, 0 without SIMD.
    public static int bits() {
        return VECTOR_API ? SimdRows.LANES * Float.SIZE : 0;
    }
}
