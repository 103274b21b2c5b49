package thawline.core;

/// [Interleaved] in SIMD lanes, which run over output or input channels.
final class SimdInterleaved implements Interleaved {

    static final SimdInterleaved INSTANCE = new SimdInterleaved();

    private SimdInterleaved() {}

    @Override
    public void apply(Stencil s, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
        ScalarInterleaved.INSTANCE.apply(s, x, xAt, k, kAt, y, yAt);
    }

    @Override
    public void kernelGradient(Stencil s, float[] x, int xAt, float[] dy, int dyAt, float[] dk, int dkAt) {
        ScalarInterleaved.INSTANCE.kernelGradient(s, x, xAt, dy, dyAt, dk, dkAt);
    }

    @Override
    public void adjoint(Stencil s, float[] dy, int dyAt, float[] k, int kAt, float[] dx, int dxAt) {
        ScalarInterleaved.INSTANCE.adjoint(s, dy, dyAt, k, kAt, dx, dxAt);
    }

    @Override
    public void applyPooled(
            Stencil s, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt, int[] winners, int winnersAt) {
        ScalarInterleaved.INSTANCE.applyPooled(s, x, xAt, k, kAt, y, yAt, winners, winnersAt);
    }

    @Override
    public void pooledKernelGradient(
            Stencil s, float[] x, int xAt, float[] dy, int dyAt, int[] winners, int winnersAt, float[] dk, int dkAt) {
        ScalarInterleaved.INSTANCE.pooledKernelGradient(s, x, xAt, dy, dyAt, winners, winnersAt, dk, dkAt);
    }

    @Override
    public void pooledAdjoint(
            Stencil s, float[] dy, int dyAt, int[] winners, int winnersAt, float[] k, int kAt, float[] dx, int dxAt) {
        ScalarInterleaved.INSTANCE.pooledAdjoint(s, dy, dyAt, winners, winnersAt, k, kAt, dx, dxAt);
    }
}
