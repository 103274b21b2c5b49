package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import thawline.layer.Layers;
import thawline.layer.Weights;

class RehearsalTest {

    @Test
    @Timeout(60)
    void a_rehearsal_steps_until_it_is_closed() throws InterruptedException {
        Preset preset = Presets.FAST_MNIST;
        Model model = preset.model(10, 7);
        float[] before = numbers(model);
        Rehearsal rehearsal = Rehearsal.of(
                model.compile(preset.recipe().loss(), preset.recipe().optimizer()));
        while (Arrays.equals(numbers(model), before)) {
            Thread.sleep(10);
        }
        rehearsal.close();
        rehearsal.join();
        assertThat(Arrays.equals(numbers(model), before)).isFalse();
    }

    private static float[] numbers(Model model) {
        return Layers.weights(model.layer())
                .filter(Weights::isLearned)
                .findFirst()
                .orElseThrow()
                .kernel()
                .toArray();
    }
}
