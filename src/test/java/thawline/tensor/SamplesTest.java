package thawline.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void interleaved_samples_lie_channel_by_channel_within_a_pixel() {
        Samples s = Samples.u8(3, 2, 4);

        assertThat(s.index(0, 0, 0)).isZero();
        assertThat(s.index(2, 0, 0)).isEqualTo(2);
        assertThat(s.index(0, 0, 1)).isEqualTo(3);
        assertThat(s.index(1, 1, 2)).isEqualTo(12 + 6 + 1);
    }

    @Test
    void red_is_the_last_byte_of_a_bgr_pixel() {
        byte[] blueGreenRed = {1, 2, 3, 4, 5, 6};
        var s = new Samples.U8(blueGreenRed, Layout.reversed(3, 1, 2));

        assertThat(s.data()).isSameAs(blueGreenRed);
        assertThat(s.data()[s.index(0, 0, 0)]).isEqualTo((byte) 3);
        assertThat(s.data()[s.index(2, 0, 1)]).isEqualTo((byte) 4);
    }

    @Test
    void alpha_is_another_view_of_the_same_array() {
        byte[] abgr = {9, 1, 2, 3};
        var colour = new Samples.U8(abgr, new Layout(Shape.planes(3, 1, 1), 4, 4, new int[] {3, 2, 1}));
        Samples.U8 alpha = colour.with(new Layout(Shape.plane(1, 1), 4, 4, new int[] {0}));

        assertThat(alpha.data()).isSameAs(abgr);
        assertThat(abgr[alpha.index(0, 0, 0)]).isEqualTo((byte) 9);
    }

    @Test
    void channels_of_a_layout_stay_where_they_are() {
        Layout planes = Layout.planar(3, 2, 5);

        assertThat(planes.channels(1, 2).index(0, 1, 4)).isEqualTo(planes.index(1, 1, 4));
    }

    @Test
    void an_array_that_is_too_short_is_refused() {
        assertThatThrownBy(() -> new Samples.U16(new short[11], Layout.interleaved(3, 2, 2)))
                .hasMessageContaining("needs 12 samples, but the array has 11");
    }

    @Test
    void the_last_row_needs_no_padding() {
        Layout padded = new Layout(Shape.plane(2, 3), 1, 8, new int[] {0});

        assertThat(new Samples.F32(new float[11], padded).index(0, 1, 2)).isEqualTo(10);
    }

    @Test
    void a_depth_knows_its_kind_and_bits() {
        for (Samples.Depth depth : Samples.Depth.values()) {
            assertThat(Samples.zeros(depth, 1, 2, 3).depth()).isEqualTo(depth);
        }
        assertThat(Samples.Depth.S16.bits()).isEqualTo(16);
    }

    @Test
    void a_layout_is_a_value() {
        assertThat(Layout.interleaved(1, 2, 3))
                .isEqualTo(Layout.planar(1, 2, 3))
                .isNotEqualTo(Layout.planar(1, 3, 2));
        assertThat(Layout.interleaved(3, 2, 3)).isNotEqualTo(Layout.reversed(3, 2, 3));
    }
}
