package thawline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import thawline.tensor.Tensor;

/// ⟨Ax, y⟩ = ⟨x, Aᵀy⟩: what makes Aᵀ the adjoint of A.
///
/// On small whole numbers float arithmetic is exact in any order, so the two sides are equal, not just close.
public final class DotTest {

    private DotTest() {}

    public static void passes(String what, Tensor ax, Tensor y, Tensor x, Tensor aty) {
        assertThat(dot(ax, y)).as("⟨Ax, y⟩ = ⟨x, Aᵀy⟩ of %s", what).isEqualTo(dot(x, aty));
    }

    /// Σ a·b in double precision.
    public static double dot(Tensor a, Tensor b) {
        assertThat(a.shape()).isEqualTo(b.shape());
        return dot(a.toArray(), b.toArray());
    }

    public static double dot(float[] a, float[] b) {
        assertThat(a).hasSameSizeAs(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
