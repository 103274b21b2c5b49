package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

@Tag("lanes")
class LocalMaximaTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 13, 16, 25, 63, 64, 65, 128, 129, 207, 300, 1024})
    void a_bit_stands_where_no_neighbour_is_larger(int width) {
        Random random = new Random(width);
        for (int spread : new int[] {2, 100}) {
            Tensor x = RandomTensors.framed(RandomTensors.whole(Shape.plane(9, width), spread, random));
            x.set(0, 0, random.nextInt(9), random.nextInt(width), Float.NaN);
            LocalMaxima found = new LocalMaxima(6, width);
            for (int first : new int[] {0, 3}) {
                found.find(x, first, 6, -1);
                int count = 0;
                for (int y = 0; y < 6; y++) {
                    for (int i = 0; i < width; i++) {
                        boolean top = isTop(x, first + y, i);
                        count += top ? 1 : 0;
                        assertThat(found.next(y, i) == i)
                                .as("row %d, column %d", first + y, i)
                                .isEqualTo(top);
                    }
                }
                assertThat(found.count()).isEqualTo(count);
            }
        }
    }

    private static boolean isTop(Tensor x, int y, int i) {
        float v = x.at(0, y, i);
        return v > -1
                && !(y > 0 && x.at(0, y - 1, i) > v)
                && !(y < 8 && x.at(0, y + 1, i) > v)
                && !(i > 0 && x.at(0, y, i - 1) > v)
                && !(i < x.shape().w() - 1 && x.at(0, y, i + 1) > v);
    }
}
