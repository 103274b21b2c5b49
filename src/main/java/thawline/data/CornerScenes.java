package thawline.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import thawline.data.Canvas.Point;
import thawline.geometry.PlaneMap;

/// Scenes of flat figures whose corners are known exactly, seen through any map of the plane: polygons, stars,
/// bars, pieces of checkerboards, and discs, which have no corners, on paper with a soft pattern and a ramp of
/// light.
///
/// Scene i depends on (seed, i) alone, and looks the same through every map. Straight edges stay straight under a
/// perspective map, so the corners of a view are those of the scene, mapped.
public final class CornerScenes {

    /// How far the figures reach beyond the picture, in shares of its longer side: for views that look past it.
    private static final double AROUND = 0.35;

    /// The corners of what looks like a disc.
    private static final int ROUND = 40;

    private static final PlaneMap AS_IT_IS = PlaneMap.affine(1, 0, 0, 0, 1, 0);

    private final long seed;
    private final int height;
    private final int width;

    public CornerScenes(long seed, int height, int width) {
        this.seed = seed;
        this.height = height;
        this.width = width;
    }

    public Drawing draw(long scene) {
        return draw(scene, AS_IT_IS);
    }

    /// The picture of height × width that the map makes of a scene, and the corners that lie in it.
    public Drawing draw(long scene, PlaneMap view) {
        Chance chance = new Chance(seed, scene);
        Sheet sheet = new Sheet(height, width, chance.between(25, 230), view);
        double side = chance.between(26, 58);
        double turn = chance.between(0, Math.PI / 2);
        double c = StrictMath.cos(turn);
        double s = StrictMath.sin(turn);
        int reach = (int) Math.ceil((0.75 + AROUND) * Math.max(height, width) / side);
        for (int j = -reach; j <= reach; j++) {
            for (int i = -reach; i <= reach; i++) {
                double x = (width - 1) / 2.0 + side * (c * i - s * j);
                double y = (height - 1) / 2.0 + side * (s * i + c * j);
                Chance own = new Chance(chance.seed(), 0);
                if (near(x, width) && near(y, height)) {
                    figure(sheet, own, x, y, 0.47 * side);
                }
            }
        }
        double ramp = chance.between(0, 0.35);
        double towards = chance.between(0, 2 * Math.PI);
        double pattern = chance.between(0, 10);
        double cell = chance.between(16, 60);
        long cloud = chance.seed();
        PlaneMap back = view.inverse();
        return sheet.drawing((x, y) -> {
            double u = back.x(x, y);
            double v = back.y(x, y);
            double light = (u / width - 0.5) * StrictMath.cos(towards) + (v / height - 0.5) * StrictMath.sin(towards);
            return new Sheet.Light(1 + ramp * light, pattern * Noise.at(cloud, u / cell, v / cell, 0.5));
        });
    }

    private static boolean near(double at, int size) {
        return at > -AROUND * size && at < (1 + AROUND) * size;
    }

    /// One figure within `room` of (x, y), or none.
    private static void figure(Sheet sheet, Chance chance, double x, double y, double room) {
        double ink = ink(chance, sheet.paper());
        double turn = chance.between(0, 2 * Math.PI);
        double kind = chance.between(0, 1);
        if (kind < 0.40) {
            sheet.add(polygon(chance, x, y, turn, room), ink);
        } else if (kind < 0.55) {
            sheet.add(star(chance, x, y, turn, room), ink);
        } else if (kind < 0.67) {
            sheet.add(bar(chance, x, y, turn, room), ink);
        } else if (kind < 0.80) {
            board(sheet, chance, x, y, turn, room, ink);
        } else if (kind < 0.92) {
            sheet.fill(rays(x, y, turn, Collections.nCopies(ROUND, room * chance.between(0.35, 0.95))), ink);
        }
    }

    /// At least 22 levels away from the paper, mostly more.
    private static double ink(Chance chance, double paper) {
        double up = 250 - paper;
        double down = paper - 5;
        boolean above = up > 40 && (down <= 40 || chance.half());
        return above ? paper + chance.between(22, up) : paper - chance.between(22, down);
    }

    private static List<Point> rays(double x, double y, double turn, List<Double> radii) {
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < radii.size(); k++) {
            double angle = turn + 2 * Math.PI * k / radii.size();
            points.add(new Point(x + radii.get(k) * StrictMath.cos(angle), y + radii.get(k) * StrictMath.sin(angle)));
        }
        return points;
    }

    /// 3 to 6 corners at uneven distances.
    private static List<Point> polygon(Chance chance, double x, double y, double turn, double room) {
        int n = 3 + (int) chance.between(0, 4);
        List<Double> radii = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            radii.add(room * chance.between(0.62, 1));
        }
        return rays(x, y, turn, radii);
    }

    /// 4 to 6 tips.
    private static List<Point> star(Chance chance, double x, double y, double turn, double room) {
        int n = 4 + (int) chance.between(0, 3);
        double inner = room * chance.between(0.4, 0.6);
        List<Double> radii = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            radii.add(room);
            radii.add(inner);
        }
        return rays(x, y, turn, radii);
    }

    private static List<Point> bar(Chance chance, double x, double y, double turn, double room) {
        double half = StrictMath.atan(chance.between(0.12, 0.4));
        double c = room * StrictMath.cos(half);
        double s = room * StrictMath.sin(half);
        return turned(x, y, turn, c, s, -c, s, -c, -s, c, -s);
    }

    /// The points (u, v) turned about (x, y).
    private static List<Point> turned(double x, double y, double turn, double... uv) {
        double c = StrictMath.cos(turn);
        double s = StrictMath.sin(turn);
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < uv.length; k += 2) {
            points.add(new Point(x + c * uv[k] - s * uv[k + 1], y + s * uv[k] + c * uv[k + 1]));
        }
        return points;
    }

    /// 3 × 3 cells, the middle one and those at the corners inked.
    private static void board(Sheet sheet, Chance chance, double x, double y, double turn, double room, double ink) {
        double half = room * StrictMath.sqrt(0.5);
        double cell = 2 * half / 3;
        double shear = chance.between(-0.3, 0.3);
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < 3; i++) {
                double v = j * cell - half;
                double u = i * cell - half;
                double w = shear * v / 2;
                double z = shear * (v + cell) / 2;
                List<Point> piece =
                        turned(x, y, turn, u + w, v, u + cell + w, v, u + cell + z, v + cell, u + z, v + cell);
                if (i == 1 && j == 1) {
                    sheet.fill(piece, ink); // its corners are those of its neighbours
                } else if ((i + j) % 2 == 0) {
                    sheet.add(piece, ink, inner(i, j));
                }
            }
        }
    }

    /// The corner of an outer cell at which it touches the one in the middle.
    private static int inner(int i, int j) {
        if (i == 0) {
            return j == 0 ? 2 : 1;
        }
        return j == 0 ? 3 : 0;
    }
}
