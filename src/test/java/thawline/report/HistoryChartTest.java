package thawline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import thawline.train.Epoch;
import thawline.train.Scores;

class HistoryChartTest {

    private static final int TRAINING = 0xFF1F6FB4;
    private static final int VALIDATION = 0xFFD9741A;

    private static List<Epoch> epochs(int count, boolean accuracy, boolean validation) {
        List<Epoch> epochs = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Scores s = new Scores(100, 1.0 / i, accuracy ? Map.of("accuracy", 1 - 0.5 / i) : Map.of());
            epochs.add(new Epoch(i, 0.001, s, validation ? Optional.of(s) : Optional.empty(), 1));
        }
        return epochs;
    }

    private static BufferedImage picture(List<Epoch> epochs) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(HistoryChart.png(epochs)));
    }

    private static long count(BufferedImage picture, int colour) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .filter(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()) == colour)
                .count();
    }

    @Test
    void loss_and_accuracy_stand_side_by_side_with_a_line_for_each_part() throws IOException {
        BufferedImage picture = picture(epochs(5, true, true));

        assertThat(picture.getWidth()).isEqualTo(2 * Curves.WIDTH);
        assertThat(count(picture, VALIDATION)).isGreaterThan(300);
    }

    @Test
    void without_accuracy_and_validation_one_line_is_all() throws IOException {
        BufferedImage picture = picture(epochs(50, false, false));

        assertThat(picture.getWidth()).isEqualTo(Curves.WIDTH);
        assertThat(count(picture, TRAINING)).isGreaterThan(300);
        assertThat(count(picture, VALIDATION)).isZero();
    }

    @Test
    void losses_too_large_to_draw_are_left_out() {
        List<Epoch> wild = new ArrayList<>(epochs(3, true, false));
        for (double loss : new double[] {4e28, Float.MAX_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
            Scores s = new Scores(100, loss, Map.of("accuracy", 0.1));
            wild.add(new Epoch(wild.size() + 1, 0.001, s, Optional.of(s), 1));
        }
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertThat(count(picture(wild), TRAINING)).isGreaterThan(300);
            BufferedImage nothing = picture(wild.subList(3, wild.size()));
            assertThat(nothing.getWidth()).as("accuracy alone").isEqualTo(Curves.WIDTH);
        });
    }

    @Test
    void one_epoch_is_a_dot() throws IOException {
        assertThat(count(picture(epochs(1, true, false)), TRAINING)).isGreaterThan(20);
    }

    @Test
    void only_whole_epochs_have_a_label() {
        assertThat(Curves.whole(3)).isEqualTo("3");
        assertThat(Curves.whole(2.5)).isEmpty();
    }

    @Test
    void a_machine_that_cannot_draw_says_what_it_lacks() {
        assertThatThrownBy(() -> Drawings.png(() -> {
                    throw new InternalError("head is null");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no fonts");
    }
}
