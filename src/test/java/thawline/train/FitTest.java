package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.input;
import static thawline.train.Blocks.layer;
import static thawline.train.Blocks.maxPool;
import static thawline.train.Blocks.named;
import static thawline.train.Blocks.scale;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.core.Kernel;
import thawline.data.Augmentation;
import thawline.data.Dataset;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Weights;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What a training does besides getting better: refusing, stopping, waiting, keeping.
class FitTest {

    private static final Marks DATA = new Marks(60, 1);

    @TempDir
    Path folder;

    private static Trainer linear(Optimizer optimizer) {
        return Model.of(input(1, 8, 8), scale(1 / 255.0), flatten(), dense(3).softmax())
                .compile(SoftmaxCrossEntropy.PLAIN, optimizer, Metric.ACCURACY);
    }

    private static Trainer deep() {
        return Model.of(input(1, 8, 8), scale(1 / 255.0), conv2d(4, 3).relu(), flatten(), dense(3).softmax())
                .compile(SoftmaxCrossEntropy.PLAIN, Sgd.of(0.05), Metric.ACCURACY);
    }

    private static void refused(Dataset data, Fit fit, String message) {
        assertThatThrownBy(() -> linear(Sgd.of(0.1)).fit(data, fit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void data_that_do_not_fit_are_refused_in_words() {
        Fit fit = Fit.of(10, 1);
        refused(new Marks(0, 1), fit, "the data set is empty");
        refused(DATA, Fit.of(61, 1), "a batch of 61 is larger than the 60 examples to train on");
        refused(DATA, Fit.of(10, 1).validation(0.001), "a share of 0.001 parts 60 examples into nothing and all");
        refused(DATA, Fit.of(60, 1).validation(0.5), "a batch of 60 is larger than the 30 examples to train on");
        refused(
                new Changed(DATA, Shape.plane(9, 8), DATA.target(), 0),
                fit,
                "the net reads (1, 1, 8, 8), but the examples are (1, 1, 9, 8)");
        refused(
                new Changed(DATA, DATA.shape(), new Dataset.Target.Classes(List.of("a", "b", "c", "d")), 0),
                fit,
                "there are 4 classes, so the net ends in (4, 1, 1, 1), but it makes (3, 1, 1, 1); end it with"
                        + " dense(4)");
        refused(new Changed(DATA, DATA.shape(), DATA.target(), 1), fit, "has class 3, but there are 3 classes, 0 … 2");
        refused(
                new Changed(DATA, DATA.shape(), new Dataset.Target.Planes(Shape.plane(8, 8)), 0),
                fit,
                "planes of (1, 1, 8, 8) are wanted, but the net makes (3, 1, 1, 1)");
    }

    @Test
    void settings_that_make_no_sense_are_refused_in_words() {
        refused(DATA, Fit.of(10, 1).keepBest(Monitor.VALIDATION_LOSS), "VALIDATION_LOSS needs examples for validation");
        assertThatThrownBy(() -> linear(Sgd.of(0.1))
                        .model()
                        .compile(SoftmaxCrossEntropy.PLAIN, Sgd.of(0.1))
                        .fit(DATA, Fit.of(10, 1).keepBest(Monitor.ACCURACY)))
                .hasMessage("ACCURACY needs Metric.ACCURACY among the metrics");
        assertThatThrownBy(() -> Fit.of(0, 1)).hasMessageContaining("a batch has 1 or more examples");
        assertThatThrownBy(() -> Fit.of(1, 1).validation(1)).hasMessageContaining("share for validation is in 0 … 1");
        assertThatThrownBy(() -> Fit.of(1, 1).threads(0)).hasMessageContaining("at least 1 thread");
        assertThatThrownBy(() -> Metric.named("acuracy")).hasMessageContaining("did you mean accuracy?");
        assertThatThrownBy(() -> Initializer.named("he_nromal")).hasMessageContaining("did you mean he_normal?");
        assertThatThrownBy(() -> Model.of(
                                DATA.shape(), linear(Sgd.of(1)).model().layer().freeze())
                        .compile(SoftmaxCrossEntropy.PLAIN, Sgd.of(1))
                        .fit(DATA, 10, 1, 0))
                .hasMessageContaining("the net has no learned numbers; thaw() it");
    }

    /// Examples as others have them, but of another shape, target, or with labels that are too large.
    private record Changed(Dataset of, Shape shape, Target target, int more) implements Dataset {
        @Override
        public int size() {
            return of.size();
        }

        @Override
        public void input(int i, Tensor x) {
            of.input(i, x);
        }

        @Override
        public int label(int i) {
            return of.label(i) + more;
        }
    }

    @Test
    void a_rate_that_is_far_too_large_ends_with_step_and_layer_named() throws Exception {
        Path file = folder.resolve("a.training");
        Model model = Model.of(input(1, 8, 8), conv2d(4, 3).relu(), flatten(), dense(8).relu(), dense(3).softmax());
        String before = model.digest();

        DivergedException e = catchThrowableOfType(
                DivergedException.class,
                () -> model.compile(SoftmaxCrossEntropy.PLAIN, Sgd.of(1e30))
                        .fit(DATA, Fit.of(20, 5).checkpoint(file)));

        assertThat(e).hasMessageContaining("training diverged in step " + e.step() + " (epoch 1)");
        assertThat(e.step()).isBetween(1L, 3L);
        assertThat(Layers.located(model.layer()).map(Layers.Located::path)).contains(e.path());
        assertThat(model.digest()).as("the last good weights").isEqualTo(before);
        assertThat(Files.exists(file)).as("a bad checkpoint").isFalse();
    }

    @Test
    void divergence_later_keeps_the_last_good_epoch_and_its_checkpoint() {
        Path file = folder.resolve("a.training");
        Trainer t = deep();
        Schedule bad = new Schedule.Steps(2, 1e38);

        DivergedException e = catchThrowableOfType(
                DivergedException.class,
                () -> t.fit(DATA, Fit.of(20, 9).schedule(bad).checkpoint(file)));

        assertThat(e.epochs()).hasSize(2);
        assertThat(e.epoch()).isEqualTo(3);
        Trainer two = deep();
        two.fit(DATA, Fit.of(20, 2).schedule(bad));
        assertThat(t.model().digest()).isEqualTo(two.model().digest());
        Trainer from = deep();
        from.fit(DATA, Fit.of(20, 2).schedule(bad).resume(file));
        assertThat(from.model().digest()).isEqualTo(two.model().digest());
    }

    @Test
    void an_input_that_is_no_number_is_found() {
        Dataset data = new Dataset() {
            @Override
            public int size() {
                return DATA.size();
            }

            @Override
            public Shape shape() {
                return DATA.shape();
            }

            @Override
            public void input(int i, Tensor x) {
                DATA.input(i, x);
                x.set(0, 0, 0, 0, i == 30 ? Float.NaN : 0);
            }

            @Override
            public Target target() {
                return DATA.target();
            }

            @Override
            public int label(int i) {
                return DATA.label(i);
            }
        };

        assertThatThrownBy(() -> linear(Sgd.of(0.1)).fit(data, 10, 1, 0))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("0.scale is not finite");
    }

    @Test
    void early_stopping_waits_and_the_best_weights_are_kept() {
        Trainer t = linear(Sgd.of(30));
        List<Epoch> seen = new ArrayList<>();
        Listener listener = new Listener() {
            @Override
            public void epoch(Epoch epoch, int epochs) {
                seen.add(epoch);
            }
        };

        History h = t.fit(
                DATA,
                Fit.of(10, 50)
                        .validation(new Marks(40, 3))
                        .earlyStopping(EarlyStopping.after(3, Monitor.VALIDATION_LOSS))
                        .keepBest(Monitor.VALIDATION_LOSS)
                        .listener(listener));

        assertThat(h.ending()).isEqualTo(History.Ending.STOPPED_EARLY);
        int best = h.best().orElseThrow();
        assertThat(h.epochs()).hasSize(best + 3).isEqualTo(seen);
        double loss = h.epochs().get(best - 1).validation().orElseThrow().loss();
        assertThat(h.epochs().stream()
                        .mapToDouble(e -> e.validation().orElseThrow().loss())
                        .min())
                .hasValue(loss);
        assertThat(t.evaluate(new Marks(40, 3)).loss()).isEqualTo(loss);
    }

    @Test
    void stopping_ends_after_the_step_with_the_weights_as_they_are() {
        Trainer t = linear(Sgd.of(0.1));
        String before = t.model().digest();

        History h = t.fit(DATA, Fit.of(10, 5).keepBest(Monitor.LOSS).stop(() -> true));

        assertThat(h.ending()).isEqualTo(History.Ending.INTERRUPTED);
        assertThat(h.epochs()).isEmpty();
        assertThat(h.best()).isEmpty();
        assertThat(t.model().digest()).isNotEqualTo(before);
    }

    @Test
    void a_frozen_filter_bank_stays_and_the_head_behind_it_learns() {
        Kernel dx = Kernel.outer(new float[] {1, 2, 1}, new float[] {-1, 0, 1});
        Kernel dy = Kernel.outer(new float[] {-1, 0, 1}, new float[] {1, 2, 1});
        Layer bank = Conv2d.designed(Kernel.stack(dx, dy), Border.REPLICATE);
        Model model = Model.of(
                input(1, 8, 8),
                scale(1 / 255.0),
                layer(bank),
                layer(new thawline.layer.Pointwise(thawline.core.Unary.ABSOLUTE)),
                maxPool(2),
                flatten(),
                dense(3).softmax());

        Trainer t = model.compile(SoftmaxCrossEntropy.PLAIN, Adam.keras(0.01), Metric.ACCURACY);
        t.fit(new Marks(200, 1), 20, 8, 0);

        assertThat(Layers.weights(model.layer()).filter(Weights::isLearned)).hasSize(2);
        Conv2d kept = (Conv2d) Layers.ops(model.layer()).toList().get(1);
        assertThat(kept.kernel()).isEqualTo(((Conv2d) bank).kernel());
        assertThat(t.evaluate(new Marks(100, 2)).accuracy()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void planes_are_learned_too() {
        Layer blur = Conv2d.designed(
                Kernel.outer(new float[] {.25f, .5f, .25f}, new float[] {.25f, .5f, .25f}), Border.REFLECT);
        Dataset data = new Filtered(new Marks(30, 4), blur);
        Model model =
                Model.of(input(1, 8, 8), conv2d(1, 3).border(Border.REFLECT).noBias());

        Trainer t = model.compile(new SquaredError(), Adam.keras(0.05), Metric.MAE);
        t.fit(data, 10, 40, 0);

        assertThat(t.evaluate(data).scores().get(Metric.MAE)).isLessThan(2);
        assertThat(t.evaluate(data).confusion()).isEmpty();
        assertThatThrownBy(() -> t.fit(data, Fit.of(10, 1).augmentation(Augmentation.NONE.shift(1))))
                .hasMessageContaining("augmentation changes inputs alone");
    }

    @Test
    void ssim_makes_a_net_do_what_a_filter_does() {
        Layer edge = Conv2d.designed(Kernel.of(1, 3, -1, 3, -1), Border.REFLECT);
        Dataset data = new Filtered(new Marks(30, 4), edge);
        Model model =
                Model.of(input(1, 8, 8), conv2d(1, 3).border(Border.REFLECT).noBias());
        Trainer t = model.compile(new Ssim(5, 1.5, 255), Adam.keras(0.05));

        History h = t.fit(data, 10, 80, 0);

        assertThat(h.epochs().getFirst().training().loss()).isGreaterThan(0.2);
        assertThat(t.evaluate(data).loss()).isLessThan(0.02);
    }

    @Test
    void a_softmax_in_a_named_part_of_its_own_is_worked_in_too() {
        Model plain = Model.of(input(1, 8, 8), scale(1 / 255.0), flatten(), dense(3).softmax());
        Model parted = Model.of(input(1, 8, 8), scale(1 / 255.0), flatten(), dense(3), named("out", Blocks.softmax()));

        plain.compile(SoftmaxCrossEntropy.PLAIN, Sgd.of(0.1)).fit(DATA, 10, 2, 0);
        parted.compile(SoftmaxCrossEntropy.PLAIN, Sgd.of(0.1)).fit(DATA, 10, 2, 0);

        assertThat(parted.digest()).isEqualTo(plain.digest());
    }

    /// What a filter makes of an input is wanted for it.
    private record Filtered(Dataset of, Layer filter) implements Dataset {
        @Override
        public int size() {
            return of.size();
        }

        @Override
        public Shape shape() {
            return of.shape();
        }

        @Override
        public void input(int i, Tensor x) {
            of.input(i, x);
        }

        @Override
        public Target target() {
            return new Target.Planes(filter.shape(of.shape()));
        }

        @Override
        public int label(int i) {
            throw new UnsupportedOperationException("planes are wanted");
        }

        @Override
        public void wanted(int i, Tensor y) {
            Tensor x = Tensor.zeros(shape());
            input(i, x);
            y.copyFrom(thawline.layer.Trace.run(filter, x));
        }
    }

    @Test
    void one_output_with_a_sigmoid_tells_two_classes_apart() {
        Dataset two = new Marks(600, 1).only("standing", "lying");
        Trainer t = Model.of(
                        input(1, 8, 8),
                        scale(1 / 255.0),
                        conv2d(4, 3).relu(),
                        maxPool(2),
                        flatten(),
                        dense(1).sigmoid())
                .compile(new BinaryCrossEntropy(), Adam.keras(0.02), Metric.ACCURACY);

        t.fit(two, 10, 10, 0);

        Evaluation e = t.evaluate(new Marks(150, 2).only("standing", "lying"));
        assertThat(e.accuracy()).isGreaterThanOrEqualTo(0.95);
        assertThat(e.confusion().orElseThrow().accuracy()).isEqualTo(e.accuracy());
    }

    @Test
    void a_history_is_written_as_csv_and_json() {
        History h = linear(Sgd.of(0.1)).fit(DATA, 15, 2, 0.1);

        List<String> lines = h.csv().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst())
                .isEqualTo("epoch,rate,seconds,examples,loss,accuracy,validation_loss,validation_accuracy");
        assertThat(lines.get(2))
                .startsWith("2,0.1,")
                .contains(",54," + h.last().training().loss() + ",");
        assertThat(h.json())
                .contains(
                        "\"ending\" : \"done\"",
                        "\"loss\" : " + h.last().training().loss());
    }
}
