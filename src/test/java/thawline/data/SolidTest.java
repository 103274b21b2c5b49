package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SolidTest {
    private static final Vec ORIGIN = Vec.ZERO;
    private static final Vec UP = new Vec(0, 1, 0);
    private static final Vec AHEAD = new Vec(0, 0, -1);

    @Test
    void a_ray_meets_the_near_side_of_a_ball_and_from_inside_the_far_side() {
        Lathe ball = Lathe.ball(ORIGIN, 1);

        assertThat(hit(ball, new Vec(0, 0, 5))).isCloseTo(4, within(1e-12));
        assertThat(hit(ball, ORIGIN)).isCloseTo(1, within(1e-12));
        assertThat(hit(ball, new Vec(0, 1.01, 5))).isEqualTo(Solid.MISS);
        assertThat(ball.normal(new Vec(0, 0, 1))).isEqualTo(new Vec(0, 0, 1));
    }

    @Test
    void a_body_turned_with_one_radius_is_a_pipe() {
        Lathe pipe = Lathe.turned(ORIGIN, UP, 2, 0.5, 0.5, 0.5);

        assertThat(hit(pipe, new Vec(0, 1.3, 3))).isCloseTo(2.5, within(1e-12));
        assertThat(hit(pipe, new Vec(0, 2.1, 3))).isEqualTo(Solid.MISS);
    }

    @Test
    void a_turned_body_has_no_crease_where_its_pieces_meet() {
        Lathe vase = Lathe.turned(ORIGIN, UP, 4, 0.5, 1, 1.2, 0.4, 0.6);
        for (double y : new double[] {0.5, 1.5, 2.5, 3.5}) {
            Vec below = new Vec(0, y - 1e-9, 9);
            Vec above = new Vec(0, y + 1e-9, 9);
            double low = hit(vase, below);
            double high = hit(vase, above);

            assertThat(high).isCloseTo(low, within(1e-8));
            Vec turn = vase.normal(below.along(AHEAD, low)).minus(vase.normal(above.along(AHEAD, high)));
            assertThat(turn.length()).isLessThan(1e-7);
        }
    }

    @Test
    void a_ring_is_met_at_its_tube_and_missed_through_its_hole() {
        Ring ring = new Ring(ORIGIN, new Vec(0, 0, 1), 1, 0.25);

        assertThat(hit(ring, new Vec(1, 0, 3))).isCloseTo(2.75, within(1e-6));
        assertThat(hit(ring, new Vec(0, 0, 3))).isEqualTo(Solid.MISS);
        assertThat(hit(ring, new Vec(1.26, 0, 3))).isEqualTo(Solid.MISS);
    }

    @Test
    void a_bar_is_met_at_its_side_and_at_its_round_ends() {
        Bar bar = new Bar(ORIGIN, UP, 0.5);

        assertThat(hit(bar, new Vec(0, 0.5, 3))).isCloseTo(2.5, within(1e-12));
        assertThat(hit(bar, new Vec(0, 1.3, 3))).isCloseTo(2.6, within(1e-12));
        assertThat(hit(bar, new Vec(0, 1.51, 3))).isEqualTo(Solid.MISS);
    }

    @Test
    void every_hit_lies_in_the_ball_that_bounds_the_body() {
        Solid[] bodies = {
            Lathe.turned(new Vec(0.2, -1, 0), new Vec(0.3, 1, 0.2), 2, 0, 0.8, 0.9, 0.4, 0.3, 0),
            new Ring(ORIGIN, new Vec(0.6, 0.8, 0), 1, 0.3),
            new Bar(new Vec(-0.5, 0, 0.2), new Vec(0.8, 0.4, 0), 0.3)
        };
        for (Solid body : bodies) {
            int hits = 0;
            for (int seed = 0; seed < 2000; seed++) {
                Vec from = new Lots(1, seed, 0).sphere().times(6);
                Vec towards = new Lots(1, seed + 5000, 0).sphere().times(1.2);
                Vec d = towards.minus(from).unit();
                double t = body.hit(from, d, 1e-6, Solid.MISS);
                if (t < Solid.MISS) {
                    hits++;
                    Solid.Bound ball = body.bound();
                    Vec p = from.along(d, t);
                    assertThat(p.minus(ball.centre()).length())
                            .as("seed %d", seed)
                            .isLessThan(ball.radius() + 1e-6);
                    assertThat(body.normal(p).dot(d)).as("seed %d", seed).isLessThan(1e-3);
                }
            }
            assertThat(hits).isGreaterThan(200);
        }
    }

    private static double hit(Solid solid, Vec from) {
        return solid.hit(from, AHEAD, 1e-9, Solid.MISS);
    }
}
