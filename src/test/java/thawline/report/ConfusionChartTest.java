package thawline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import thawline.train.Confusion;

class ConfusionChartTest {

    private static final int BLUE = 0xFF1F6FB4;

    private static BufferedImage picture(Confusion confusion) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(ConfusionChart.png(confusion, "title")));
    }

    private static long count(BufferedImage picture, int colour) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .filter(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()) == colour)
                .count();
    }

    @Test
    void cells_of_a_perfect_answer_are_all_blue_on_the_diagonal() throws IOException {
        int[] classes = {0, 1, 2};
        BufferedImage picture = picture(Confusion.of(List.of("a", "b", "c"), classes, classes));

        assertThat(count(picture, BLUE)).isBetween(3 * 45 * 45L, 3 * 52 * 52L);
    }

    @Test
    void a_class_of_which_nothing_is_found_has_no_blue_cell() throws IOException {
        BufferedImage picture = picture(Confusion.of(List.of("a", "b"), new int[] {0, 1}, new int[] {1, 0}));

        assertThat(count(picture, BLUE)).isZero();
    }

    @Test
    void many_classes_with_long_names_fit_into_the_picture() throws IOException {
        List<String> names =
                IntStream.range(0, 100).mapToObj(i -> "class number " + i).toList();
        int[] classes = IntStream.range(0, 100).toArray();
        BufferedImage picture = picture(Confusion.of(names, classes, classes));

        assertThat(picture.getWidth()).isBetween(900, 1200);
        assertThat(count(picture, BLUE)).isGreaterThan(100 * 7 * 7);
    }
}
