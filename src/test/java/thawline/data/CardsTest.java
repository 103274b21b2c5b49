package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import thawline.tensor.Samples;

class CardsTest {
    private static final Map<String, Samples.U8> CARDS = Gallery.cards();

    @Test
    void a_clean_card_looks_the_same_upside_down() {
        for (String name : new String[] {"x-clean", "o-clean"}) {
            Samples.U8 card = CARDS.get(name);
            for (int y = 0; y < 128; y++) {
                for (int x = 0; x < 128; x++) {
                    assertThat(Pixels.get(card, 127 - x, 127 - y, 0)).isEqualTo(Pixels.get(card, x, y, 0));
                }
            }
        }
    }

    @Test
    void an_x_is_dark_in_its_middle_and_an_o_is_not() {
        assertThat(Pixels.get(CARDS.get("x-clean"), 63, 64, 0)).isEqualTo(24);
        assertThat(Pixels.get(CARDS.get("o-clean"), 63, 64, 0)).isEqualTo(244);
    }

    @Test
    void a_shifted_x_shares_few_dark_pixels_with_the_clean_one() {
        byte[] clean = CARDS.get("x-clean").data();
        byte[] shifted = CARDS.get("x-shifted").data();
        int dark = 0;
        int shared = 0;
        for (int i = 0; i < clean.length; i++) {
            boolean ink = Byte.toUnsignedInt(clean[i]) < 128;
            dark += ink ? 1 : 0;
            shared += ink && Byte.toUnsignedInt(shifted[i]) < 128 ? 1 : 0;
        }

        assertThat(shared).isLessThan(dark / 2);
    }
}
