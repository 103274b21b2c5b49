package thawline.core;

/// [Interleaved] in SIMD lanes, which run over output or input channels.
final class SimdInterleaved implements Interleaved {

    static final SimdInterleaved INSTANCE = new SimdInterleaved();

    private SimdInterleaved() {}

    /// Pixels without padding channels have no room for a register.
    private static boolean few(Frame f) {
        return f.inside().c() <= Frame.FEW;
    }

    @Override
    public void apply(Stencil s, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
        s.require(false);
        if (few(s.y())) {
            ScalarInterleaved.INSTANCE.apply(s, x, xAt, k, kAt, y, yAt);
        } else {
            SimdForward.apply(s, 0, s.places.length, x, xAt, k, kAt, y, yAt);
        }
    }

    @Override
    public void kernelGradient(Stencil s, float[] x, int xAt, float[] dy, int dyAt, float[] dk, int dkAt) {
        s.require(false);
        if (few(s.y())) {
            ScalarInterleaved.INSTANCE.kernelGradient(s, x, xAt, dy, dyAt, dk, dkAt);
        } else {
            SimdKernelGradient.add(s, x, xAt, dy, dyAt, dk, dkAt);
        }
    }

    @Override
    public void adjoint(Stencil s, float[] dy, int dyAt, float[] k, int kAt, float[] dx, int dxAt) {
        s.require(false);
        if (few(s.x())) {
            ScalarInterleaved.INSTANCE.adjoint(s, dy, dyAt, k, kAt, dx, dxAt);
        } else {
            SimdAdjoint.add(s, dy, dyAt, k, kAt, dx, dxAt);
        }
    }

    @Override
    public void applyPooled(
            Stencil s, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt, int[] winners, int winnersAt) {
        s.require(true);
        if (few(s.y())) {
            ScalarInterleaved.INSTANCE.applyPooled(s, x, xAt, k, kAt, y, yAt, winners, winnersAt);
        } else {
            SimdPooled.apply(s, x, xAt, k, kAt, y, yAt, winners, winnersAt);
        }
    }

    @Override
    public void pooledKernelGradient(
            Stencil s, float[] x, int xAt, float[] dy, int dyAt, int[] winners, int winnersAt, float[] dk, int dkAt) {
        s.require(true);
        if (few(s.y())) {
            ScalarInterleaved.INSTANCE.pooledKernelGradient(s, x, xAt, dy, dyAt, winners, winnersAt, dk, dkAt);
        } else {
            SimdWinners.kernelGradient(s, x, xAt, dy, dyAt, winners, winnersAt, dk, dkAt);
        }
    }

    @Override
    public void pooledAdjoint(
            Stencil s, float[] dy, int dyAt, int[] winners, int winnersAt, float[] k, int kAt, float[] dx, int dxAt) {
        s.require(true);
        if (few(s.x())) {
            ScalarInterleaved.INSTANCE.pooledAdjoint(s, dy, dyAt, winners, winnersAt, k, kAt, dx, dxAt);
        } else {
            SimdWinners.adjoint(s, dy, dyAt, winners, winnersAt, k, kAt, dx, dxAt);
        }
    }
}
