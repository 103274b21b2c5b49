package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MedianNetworkTest {

    /// By the zero–one principle a network of comparators that is right for all zeros and ones is right.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void the_median_of_all_zeros_and_ones_comes_to_its_place(int ksize) {
        MedianNetwork network = MedianNetwork.of(ksize);
        int columns = (int) Math.pow(ksize + 1, ksize);
        for (int n = 0; n < columns; n++) {
            float[] places = new float[ksize * ksize];
            int ones = 0;
            for (int c = 0, rest = n; c < ksize; c++, rest /= ksize + 1) {
                int more = rest % (ksize + 1);
                Arrays.fill(places, c * ksize, c * ksize + more, 1);
                run(network.columns, places, c * ksize);
                ones += more;
            }
            run(network.rest, places, 0);
            assertThat(places[network.median]).isEqualTo(2 * ones > ksize * ksize ? 1 : 0);
        }
    }

    @Test
    void a_column_of_zeros_and_ones_is_sorted_whatever_its_order() {
        MedianNetwork network = MedianNetwork.of(7);
        for (int bits = 0; bits < 1 << 7; bits++) {
            float[] places = new float[7];
            float[] other = new float[7];
            for (int i = 0; i < 7; i++) {
                places[i] = (bits >> i) & 1;
                other[i] = i < Integer.bitCount(bits) ? 1 : 0;
            }
            run(network.columns, places, 0);
            run(network.columns, other, 0);
            assertThat(places).isEqualTo(other);
        }
    }

    private static void run(MedianNetwork.Comparator[] comparators, float[] places, int from) {
        for (MedianNetwork.Comparator c : comparators) {
            float low = Math.min(places[from + c.low()], places[from + c.high()]);
            places[from + c.high()] = Math.max(places[from + c.low()], places[from + c.high()]);
            places[from + c.low()] = low;
        }
    }
}
