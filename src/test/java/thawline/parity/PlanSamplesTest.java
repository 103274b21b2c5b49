package thawline.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The filters of the table once through a plan, from samples to samples of the same depth: what is stored is what the
/// trace gave, held to the depth. So the table stands for plans too.
class PlanSamplesTest {

    @BeforeAll
    static void openCv() {
        OpenCv.require();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_plan_stores_what_the_trace_gives(ParityFunction f) {
        List<ParityCase> cases =
                f.cases().stream().filter(c -> c.route().keepsDepth()).toList();
        for (ParityCase c : cases) {
            Picture p = f.pictures(c.route().from()).getLast();
            f.recipe()
                    .sides(c.route(), c.edge(), new Draw(Pictures.SEED))
                    .layer()
                    .ifPresent(l -> check(c, l, p));
        }
    }

    static Stream<ParityFunction> functions() {
        return ParityFunctions.all().stream();
    }

    private static void check(ParityCase c, Layer layer, Picture p) {
        Tensor trace = Trace.run(layer, p.planes());
        Shape s = trace.shape();
        Depth depth = c.route().from();
        Samples stored = Samples.zeros(depth, s.c(), s.h(), s.w());
        Plan.of(layer, p.planes().shape(), 2).run(p.samples(), stored);
        // × 257 in floats may tip a half over
        double most = depth == Depth.U16 ? 1 : 0;
        for (int ch = 0; ch < s.c(); ch++) {
            for (int y = 0; y < s.h(); y++) {
                for (int x = 0; x < s.w(); x++) {
                    double wanted = Route.stored(trace.at(ch, y, x) * c.route().unit(), depth);
                    double got = number(stored, ch, y, x);
                    if (!(Math.abs(wanted - got) <= most)) {
                        assertThat(got)
                                .as("%s at (%d, %d, %d) of %s", c, ch, y, x, p)
                                .isEqualTo(wanted);
                    }
                }
            }
        }
    }

    private static double number(Samples s, int c, int y, int x) {
        int i = s.index(c, y, x);
        return switch (s) {
            case Samples.U8 u -> Byte.toUnsignedInt(u.data()[i]);
            case Samples.U16 u -> Short.toUnsignedInt(u.data()[i]);
            case Samples.S16 u -> u.data()[i];
            case Samples.F32 u -> u.data()[i];
        };
    }
}
