package thawline.core;

/// The readable specification of [Interleaved].
final class ScalarInterleaved implements Interleaved {

    static final ScalarInterleaved INSTANCE = new ScalarInterleaved();

    private ScalarInterleaved() {}

    @Override
    public void apply(Stencil s, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
        s.require(false);
        for (int p = 0; p < s.places.length; p++) {
            for (int o = 0; o < s.outputs(); o++) {
                y[yAt + s.targets[p] + o] = sum(s, x, xAt + s.places[p], k, kAt + o);
            }
        }
    }

    private static float sum(Stencil s, float[] x, int at, float[] k, int kAt) {
        int pitch = s.pitch;
        float sum = k[kAt];
        for (int j = 0; j < s.reads.length; j++) {
            sum = Math.fma(x[at + s.reads[j]], k[kAt + (1 + j) * pitch], sum);
        }
        return sum;
    }

    @Override
    public void kernelGradient(Stencil s, float[] x, int xAt, float[] dy, int dyAt, float[] dk, int dkAt) {
        s.require(false);
        int pitch = s.pitch;
        for (int p = 0; p < s.places.length; p++) {
            for (int o = 0; o < s.outputs(); o++) {
                float g = dy[dyAt + s.targets[p] + o];
                dk[dkAt + o] += g;
                for (int j = 0; j < s.reads.length; j++) {
                    int to = dkAt + (1 + j) * pitch + o;
                    dk[to] = Math.fma(x[xAt + s.places[p] + s.reads[j]], g, dk[to]);
                }
            }
        }
    }

    @Override
    public void adjoint(Stencil s, float[] dy, int dyAt, float[] k, int kAt, float[] dx, int dxAt) {
        s.require(false);
        for (int tap = 0; tap < s.columns.length; tap++) {
            for (int p = 0; p < s.places.length; p++) {
                for (int i = 0; i < s.inputs(); i++) {
                    float sum = 0;
                    for (int o = 0; o < s.outputs(); o++) {
                        sum = Math.fma(dy[dyAt + s.targets[p] + o], k[kAt + o * s.row() + s.columns[tap] + i], sum);
                    }
                    dx[dxAt + s.places[p] + s.reads[tap * s.inputs() + i]] += sum;
                }
            }
        }
    }

    @Override
    public void applyPooled(
            Stencil s, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt, int[] winners, int winnersAt) {
        s.require(true);
        for (int p = 0; p < s.targets.length; p++) {
            for (int o = 0; o < s.outputs(); o++) {
                float largest = sum(s, x, xAt + s.places[4 * p], k, kAt + o);
                int winner = 0;
                for (int n = 1; n < 4; n++) {
                    float sum = sum(s, x, xAt + s.places[4 * p + n], k, kAt + o);
                    if (sum > largest) {
                        largest = sum;
                        winner = n;
                    }
                }
                boolean dead = s.rectifies() && largest <= 0;
                y[yAt + s.targets[p] + o] = dead ? 0 : largest;
                winners[winnersAt + s.targets[p] + o] = dead ? -1 : winner;
            }
        }
    }

    @Override
    public void pooledKernelGradient(
            Stencil s, float[] x, int xAt, float[] dy, int dyAt, int[] winners, int winnersAt, float[] dk, int dkAt) {
        s.require(true);
        int biases = dkAt + s.outputs() * s.row();
        for (int p = 0; p < s.targets.length; p++) {
            for (int o = 0; o < s.outputs(); o++) {
                float g = dy[dyAt + s.targets[p] + o];
                int winner = winners[winnersAt + s.targets[p] + o];
                dk[biases + o] += winner < 0 ? 0 : g;
                if (g == 0 || winner < 0) {
                    continue;
                }
                for (int j = 0; j < s.reads.length; j++) {
                    int to = dkAt + o * s.row() + s.columns[j / s.inputs()] + j % s.inputs();
                    dk[to] = Math.fma(x[xAt + s.places[4 * p + winner] + s.reads[j]], g, dk[to]);
                }
            }
        }
    }

    @Override
    public void pooledAdjoint(
            Stencil s, float[] dy, int dyAt, int[] winners, int winnersAt, float[] k, int kAt, float[] dx, int dxAt) {
        s.require(true);
        for (int n = 0; n < s.places.length; n++) {
            int from = s.targets[n / 4];
            boolean won = false;
            for (int o = 0; o < s.outputs(); o++) {
                won |= winners[winnersAt + from + o] == n % 4 && dy[dyAt + from + o] != 0;
            }
            for (int j = 0; won && j < s.reads.length; j++) {
                int weight = kAt + s.columns[j / s.inputs()] + j % s.inputs();
                float sum = 0;
                for (int o = 0; o < s.outputs(); o++) {
                    float g = dy[dyAt + from + o];
                    if (winners[winnersAt + from + o] == n % 4 && g != 0) {
                        sum = Math.fma(g, k[weight + o * s.row()], sum);
                    }
                }
                dx[dxAt + s.places[n] + s.reads[j]] += sum;
            }
        }
    }
}
