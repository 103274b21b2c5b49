package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Seeds;

/// Nets by a plan for batches against the readable trace.
class BatchNetTest {

    private static final int NETS = 20;

    @ParameterizedTest
    @EnumSource(BatchOptions.Convolutions.class)
    void random_nets_train_as_their_trace_does(BatchOptions.Convolutions how) {
        Seeds.each(NETS, random -> {
            Batches batch = batch(random, RandomNets.Norm.WITHOUT, 1 + random.nextInt(18));
            BatchPlan plan = plan(batch, how, 2);
            Batches.Made first = batch.byPlan(plan);
            first.assertNear(batch.byTrace(), 1e-4);
            batch.byPlan(plan).assertSameAs(first);
        });
    }

    @ParameterizedTest
    @EnumSource(BatchOptions.Convolutions.class)
    void random_nets_are_used_as_their_trace_is(BatchOptions.Convolutions how) {
        Seeds.each(NETS, random -> {
            Batches batch = batch(random, RandomNets.Norm.WITH, 1 + random.nextInt(40));
            List<Tensor> outputs = batch.inferred(plan(batch, how, 2));
            for (int i = 0; i < outputs.size(); i++) {
                Tensor expected = Trace.run(batch.layer(), batch.inputs().get(i));
                Batches.near("output " + i, outputs.get(i), expected, 1e-5);
            }
        });
    }

    @Test
    void random_nets_have_the_same_bits_for_any_number_of_threads() {
        Seeds.each(20, random -> {
            Batches batch = batch(random, RandomNets.Norm.WITH, 1 + random.nextInt(30));
            Batches.Made one = batch.byPlan(plan(batch, BatchOptions.Convolutions.FUSED, 1));
            for (int threads : new int[] {2, 3, 8}) {
                batch.byPlan(plan(batch, BatchOptions.Convolutions.FUSED, threads))
                        .assertSameAs(one);
            }
        });
    }

    @Test
    void the_fused_block_agrees_with_the_plain_dense_path() {
        Seeds.each(20, random -> {
            Batches batch = batch(random, RandomNets.Norm.WITH, 1 + random.nextInt(18));
            Batches.Made fused = batch.byPlan(plan(batch, BatchOptions.Convolutions.FUSED, 2));
            fused.assertNear(batch.byPlan(plan(batch, BatchOptions.Convolutions.DENSE, 2)), 1e-4);
        });
    }

    private static BatchPlan plan(Batches batch, BatchOptions.Convolutions how, int threads) {
        Shape in = batch.inputs().getFirst().shape();
        return BatchPlan.of(batch.layer(), in, batch.inputs().size() + 3, threads, BatchOptions.DEFAULT.with(how));
    }

    private static Batches batch(Random random, RandomNets.Norm norm, int count) {
        RandomNets nets = new RandomNets(random, norm);
        Shape shape = nets.shape();
        Layer net = nets.net(shape);
        assertThat(net.shape(shape).size()).isPositive();
        return Batches.random(net, shape, count, random);
    }
}
