package thawline.data;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import thawline.tensor.Samples;

/// A camera with a lens: pixel (x, y) ↦ rays through its area, from all over the lens to one point in focus.
///
/// Every pixel gets 8 rays, and 32 more where those disagree: at edges, in half shadows, behind glass.
record Camera(Vec eye, Vec target, double halfHeight, double lens) {

    private static final int FIRST = 8;
    private static final int MORE = 32;

    /// Standard deviation of a pixel's rays, as a share of their mean, above which it gets more of them.
    private static final double ROUGH = 0.4;

    Samples.U8 take(Tracer tracer, Frame frame) {
        Rectangle part = frame.part();
        Film film = new Film(part.width, part.height);
        Vec w = target.minus(eye).unit();
        Vec u = w.cross(new Vec(0, 1, 0)).unit();
        Vec v = u.cross(w);
        double scale = 2 * halfHeight / frame.height();
        IntStream.range(0, part.height).parallel().forEach(row -> {
            for (int column = 0; column < part.width; column++) {
                int x = part.x + column;
                int y = part.y + row;
                Vec corner = w.along(u, (x - frame.width() / 2.0) * scale).along(v, (frame.height() / 2.0 - y) * scale);
                Pixel pixel = new Pixel(corner, u.times(scale), v.times(-scale), (long) y * frame.width() + x);
                List<Tracer.Sample> samples = new ArrayList<>(FIRST + MORE);
                shoot(tracer, pixel, FIRST, samples);
                if (Film.roughness(samples) > ROUGH) {
                    shoot(tracer, pixel, MORE, samples);
                }
                film.expose(column, row, samples);
            }
        });
        return film.develop();
    }

    /// The upper left corner of a pixel and its sides, on a screen at distance 1 from the eye, and its number.
    private record Pixel(Vec corner, Vec right, Vec down, long number) {}

    private void shoot(Tracer tracer, Pixel pixel, int count, List<Tracer.Sample> samples) {
        double focus = target.minus(eye).length();
        long set = 2 * pixel.number() + (samples.isEmpty() ? 0 : 1);
        for (int s = 0; s < count; s++) {
            Lots lots = new Lots(count, set, s);
            Vec d = pixel.corner().along(pixel.right(), lots.next()).along(pixel.down(), lots.second());
            Vec glass = lots.disc().times(lens);
            Vec o = eye.along(pixel.right().unit(), glass.x())
                    .along(pixel.down().unit(), glass.y());
            samples.add(tracer.look(o, eye.along(d, focus).minus(o).unit(), lots));
        }
    }
}
