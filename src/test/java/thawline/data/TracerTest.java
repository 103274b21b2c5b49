package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.data.Scene.Body;
import thawline.tensor.Samples;

class TracerTest {
    private static final Vec AHEAD = new Vec(0, 0, -1);
    private static final Window DARK = new Window(new Vec(0, 0, 9), new Vec(-1, 0, 0), new Vec(0, 1, 0), Vec.ZERO);

    @Test
    void a_white_ball_in_even_light_cannot_be_seen() {
        Tracer tracer = tracer(new Finish.Matte(p -> Vec.grey(1)), DARK);
        for (int s = 0; s < 16; s++) {
            Vec light = colour(tracer.look(new Vec(0.4, 0.3, 5), AHEAD, new Lots(16, 3, s)));

            assertThat(light.minus(Vec.grey(0.5)).length()).isLessThan(1e-12);
        }
    }

    @Test
    void clear_glass_and_a_perfect_mirror_in_even_light_cannot_be_seen() {
        for (Finish finish : List.of(new Finish.Glass(Vec.grey(1), 1.5), new Finish.Metal(Vec.grey(1), 0))) {
            Vec light = colour(tracer(finish, DARK).look(new Vec(0.4, 0.3, 5), AHEAD, new Lots(1, 3, 0)));

            assertThat(light.minus(Vec.grey(0.5)).length()).isLessThan(1e-9);
        }
    }

    @Test
    void a_small_far_lamp_lights_by_the_inverse_square() {
        double near = lit(20);
        double far = lit(40);

        assertThat(near).isGreaterThan(0);
        assertThat(near / far).isCloseTo(4, within(0.3));
    }

    @Test
    void a_part_has_the_pixels_of_the_whole() {
        int rim = Film.REACH;
        Samples.U8 whole = StillLife.render(Frame.whole(120, 120));
        Samples.U8 part = StillLife.render(new Frame(120, 120, new Rectangle(10, 8, 2 * rim + 4, 2 * rim + 6)));
        for (int y = rim; y < rim + 6; y++) {
            for (int x = rim; x < rim + 4; x++) {
                assertThat(Pixels.get(part, x, y, 1)).isEqualTo(Pixels.get(whole, x + 10, y + 8, 1));
            }
        }
    }

    /// Brightness of the point of a white ball that faces a lamp at distance z, without any other light.
    private static double lit(double z) {
        Window lamp = new Window(new Vec(0, 0, z), new Vec(-0.1, 0, 0), new Vec(0, 0.1, 0), Vec.grey(1000));
        Body ball = new Body(Lathe.ball(Vec.ZERO, 1), new Finish.Matte(p -> Vec.grey(1)));
        Tracer tracer = new Tracer(new Scene(List.of(ball), lamp, d -> Vec.ZERO));
        return colour(tracer.look(new Vec(0, 0, 5), AHEAD, new Lots(1, 3, 0))).x();
    }

    private static Tracer tracer(Finish finish, Window window) {
        return new Tracer(new Scene(List.of(new Body(Lathe.ball(Vec.ZERO, 1), finish)), window, d -> Vec.grey(0.5)));
    }

    private static Vec colour(Tracer.Sample sample) {
        return sample.light().times(sample.paint()).plus(sample.extra());
    }
}
