package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

class DepthsTest {

    @Test
    void every_byte_is_257_times_as_much_in_16_bits_and_comes_back() {
        Samples bytes = new Samples.U8(new byte[256], Layout.interleaved(1, 1, 256));
        IntStream.range(0, 256).forEach(i -> ((Samples.U8) bytes).data()[i] = (byte) i);

        Samples wide = Depths.convert(bytes, Depth.U16);
        assertThat(Pixels.of(wide))
                .isEqualTo(IntStream.range(0, 256).map(i -> 257 * i).toArray());
        assertThat(Pixels.of(Depths.convert(wide, Depth.U8))).isEqualTo(Pixels.of(bytes));
        assertThat(Pixels.of(Depths.convert(bytes, Depth.F32))).isEqualTo(Pixels.of(bytes));
    }

    @Test
    void sixteen_bits_are_rounded_half_up_and_survive_as_floats() {
        Samples.U16 all = Samples.u16(1, 256, 256);
        IntStream.range(0, 65_536).forEach(i -> all.data()[i] = (short) i);

        assertThat(Pixels.of(Depths.convert(all, Depth.U8)))
                .isEqualTo(
                        IntStream.range(0, 65_536).map(v -> (2 * v + 257) / 514).toArray());
        assertThat(Pixels.of(Depths.convert(Depths.convert(all, Depth.F32), Depth.U16)))
                .isEqualTo(Pixels.of(all));
    }

    @Test
    void floats_are_held_in_what_integers_have_and_what_is_no_number_is_0() {
        float[] values = {-1, 0.5f, 1.4999f, 254.5f, 300, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        Samples floats = new Samples.F32(values, Layout.planar(1, 2, 4));

        assertThat(Pixels.of(Depths.convert(floats, Depth.U8))).containsExactly(0, 1, 1, 255, 255, 0, 255, 0);
        assertThat(Pixels.of(Depths.convert(floats, Depth.U16)))
                .containsExactly(0, 129, 385, 65_407, 65_535, 0, 65_535, 0);
    }

    @Test
    void channels_keep_their_order_and_the_same_depth_is_no_copy() {
        Samples bgr = new Samples.U8(new byte[] {1, 2, 3}, Layout.reversed(3, 1, 1));
        assertThat(Pixels.of(Depths.convert(bgr, Depth.U16))).containsExactly(3 * 257, 2 * 257, 257);
        assertThat(Depths.convert(bgr, Depth.U8)).isSameAs(bgr);
    }
}
