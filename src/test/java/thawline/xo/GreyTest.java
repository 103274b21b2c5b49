package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

class GreyTest {

    private static final int SIDE = 20;

    private static final int[] GREEN = {120, 160, 120};

    /// As grey as the green within a quarter of a step.
    private static final int[] RED = {220, 108, 120};

    /// A cross of one colour on paper of another.
    private static Picture cross(int[] paper, int[] ink) {
        Samples.U8 pixels = Samples.u8(3, SIDE, SIDE);
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    boolean on = x == SIDE / 2 || y == SIDE / 2;
                    pixels.data()[pixels.index(c, y, x)] = (byte) (on ? ink : paper)[c];
                }
            }
        }
        return Picture.of(pixels, ImageFormat.PNG);
    }

    private static float contrast(Tensor grey) {
        return Math.abs(grey.at(0, SIDE / 2, 0) - grey.at(0, 0, 0));
    }

    @Test
    void coloured_ink_as_grey_as_the_paper_is_seen_in_its_colour() {
        assertThat(contrast(Grey.of(cross(GREEN, RED)))).isEqualTo(100);
    }

    @Test
    void ink_that_is_darker_than_the_paper_is_read_by_luma() {
        Tensor grey = Grey.of(cross(new int[] {250, 250, 250}, new int[] {20, 40, 160}));

        assertThat(grey.at(0, 0, 0)).isEqualTo(250);
        assertThat(grey.at(0, SIDE / 2, 0)).isBetween(47f, 48f);
    }

    @Test
    void a_sheet_of_one_colour_stays_flat() {
        assertThat(contrast(Grey.of(cross(GREEN, GREEN)))).isZero();
    }

    /// Through the loop for all kinds of pictures, and past it.
    @Test
    void a_grey_picture_stays_as_it_is_with_and_without_an_opaque_alpha() {
        Samples.U8 pixels = Samples.u8(1, 16, 16);
        Samples.U8 opaque = Samples.u8(1, 16, 16);
        for (int i = 0; i < 256; i++) {
            pixels.data()[i] = (byte) i;
            opaque.data()[i] = -1;
        }
        Picture plain = Picture.of(pixels, ImageFormat.PNG);

        Tensor grey = Grey.of(plain);

        assertThat(grey.data()).isEqualTo(Grey.of(plain.withAlpha(opaque)).data());
        assertThat(grey.data()[200]).isEqualTo(200);
    }
}
