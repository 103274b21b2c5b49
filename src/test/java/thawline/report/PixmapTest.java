package thawline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import thawline.report.Pixmap.Tone;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class PixmapTest {

    private static BufferedImage read(Pixmap map) throws IOException {
        String png = map.source().replace("data:image/png;base64,", "");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
    }

    @Test
    void zero_is_mid_grey_and_what_is_no_number_black() throws IOException {
        Tensor x = Tensor.of(Shape.plane(1, 5), -2, 0, 2, 9, Float.NaN);

        BufferedImage image = read(Pixmap.grey(x, 0, Tone.signed(2)));

        assertThat(image.getRaster().getSamples(0, 0, 5, 1, 0, new int[5])).containsExactly(0, 128, 255, 255, 0);
    }

    @Test
    void greys_are_kept_to_the_number() throws IOException {
        float[] all = new float[256];
        for (int i = 0; i < 256; i++) {
            all[i] = i;
        }

        BufferedImage image = read(Pixmap.grey(Tensor.dense(all, Shape.plane(1, 256)), 0, Tone.PICTURE));

        int[] back = image.getRaster().getSamples(0, 0, 256, 1, 0, new int[256]);
        for (int i = 0; i < 256; i++) {
            assertThat(back[i]).isEqualTo(i);
        }
    }

    @Test
    void colour_is_red_green_blue_and_grey_where_they_are_equal() throws IOException {
        Tensor colour = Tensor.of(Shape.planes(3, 1, 1), 10, 20, 300);
        Tensor grey = Tensor.of(Shape.planes(3, 1, 1), 7, 7, 7);

        assertThat(read(Pixmap.colour(colour)).getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x0A14FF);
        assertThat(read(Pixmap.colour(grey)).getRaster().getNumBands()).isEqualTo(1);
    }
}
