package thawline.xo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import thawline.data.Chance;
import thawline.geometry.PlaneMap;

/// Draws boards as people draw and photograph them: a wobbly # with or without a frame, 0 … 9 marks, on
/// blank, ruled or squared paper, tilted by up to 25° against the camera, in uneven light; a quarter as a
/// computer draws them.
///
/// Picture i depends on the seed and on i alone.
public final class BoardPhotos {

    /// Of the sheet against the camera, in degrees.
    public static final double TILT = 25;

    private BoardPhotos() {}

    public static BoardPhoto photo(long seed, long i) {
        Chance chance = new Chance(seed, i);
        return chance.between(0, 1) < 0.2 ? clean(chance) : taken(chance);
    }

    private static BoardPhoto taken(Chance chance) {
        int longer = (int) chance.between(480, 1200);
        int shorter = (int) (longer * chance.between(0.62, 1));
        boolean wide = chance.half();
        int w = wide ? longer : shorter;
        int h = wide ? shorter : longer;
        PlaneMap map = view(chance, w, h, chance.between(0, TILT), chance.between(-20, 20), chance.between(0.45, 0.92));
        Board board = board(chance);
        boolean frame = chance.between(0, 1) < 0.25;
        BoardHand hand = new BoardHand(chance, chance.between(0.2, 1));
        PhotoInk ink = new PhotoInk(w, h, map);
        double pen = chance.between(0.02, 0.1);
        hand.grid(frame).forEach(s -> ink.draw(s, pen));
        double other = chance.half() ? pen : chance.between(0.02, 0.1);
        hand.marks(board).forEach(s -> ink.draw(s, other));
        if (chance.between(0, 1) < 0.4) {
            hand.around().forEach(s -> ink.draw(s, other));
        }
        PhotoPaper paper = PhotoPaper.of(chance, frame);
        return new BoardPhoto(new PhotoShot(chance, map, paper).take(ink), board, frame, corners(map));
    }

    /// Straight lines and marks on an even ground.
    private static BoardPhoto clean(Chance chance) {
        int side = (int) chance.between(120, 900);
        PlaneMap map = view(chance, side, side, 0, 0, chance.between(0.75, 1));
        Board board = board(chance);
        boolean frame = chance.between(0, 1) < 0.4;
        BoardHand hand = new BoardHand(chance, 0);
        PhotoInk ink = new PhotoInk(side, side, map);
        double pen = Math.max(chance.between(0.01, 0.1), 4.0 / side);
        hand.grid(frame).forEach(s -> ink.draw(s, pen));
        double other = chance.half() ? pen : chance.between(0.03, 0.12);
        hand.marks(board).forEach(s -> ink.draw(s, other));
        return new BoardPhoto(
                new PhotoShot(chance, map, PhotoPaper.even(chance)).take(ink), board, frame, corners(map));
    }

    private static List<double[]> corners(PlaneMap map) {
        List<double[]> corners = new ArrayList<>();
        for (double[] p : new double[][] {{-1.5, -1.5}, {1.5, -1.5}, {1.5, 1.5}, {-1.5, 1.5}}) {
            corners.add(new double[] {map.x(p[0], p[1]), map.y(p[0], p[1])});
        }
        return corners;
    }

    /// From the sheet, whose unit is a cell with the board about (0, 0), to pixels.
    ///
    /// @param share of the shorter side that the board takes
    private static PlaneMap view(Chance chance, int w, int h, double tilt, double turn, double share) {
        double direction = chance.between(0, 2 * Math.PI);
        double ct = StrictMath.cos(direction);
        double st = StrictMath.sin(direction);
        double shorter = StrictMath.cos(Math.toRadians(tilt));
        double nearer = StrictMath.sin(Math.toRadians(tilt)) / chance.between(5, 9); // cells from the camera
        double c = StrictMath.cos(Math.toRadians(turn));
        double s = StrictMath.sin(Math.toRadians(turn));
        double scale = share * Math.min(w, h) / 3.3;
        double dx = chance.between(-0.5, 0.5) * (w - 3.3 * scale);
        double dy = chance.between(-0.5, 0.5) * (h - 3.3 * scale);
        PlaneMap turned = PlaneMap.affine(c, -s, 0, s, c, 0);
        double k = shorter - 1;
        PlaneMap tilted = PlaneMap.perspective(
                1 + k * ct * ct, k * ct * st, 0, k * ct * st, 1 + k * st * st, 0, nearer * ct, nearer * st, 1);
        PlaneMap placed = PlaneMap.affine(scale, 0, (w - 1) / 2.0 + dx * 0.8, 0, scale, (h - 1) / 2.0 + dy * 0.8);
        return turned.then(tilted).then(placed);
    }

    /// 0 … 9 marks by turns, in any cells.
    private static Board board(Chance chance) {
        int marks = (int) chance.between(0, 10);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            order.add((int) chance.between(0, i + 1.0), i);
        }
        List<Cell> cells = new ArrayList<>(Collections.nCopies(9, Cell.EMPTY));
        boolean x = chance.half();
        for (int i = 0; i < marks; i++, x = !x) {
            cells.set(order.get(i), x ? Cell.X : Cell.O);
        }
        return new Board(cells);
    }
}
