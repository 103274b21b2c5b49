package thawline.xo;

import thawline.data.Chance;

/// A sheet, its printed lines and the pen, in grey levels.
///
/// @param paper level of the sheet
/// @param ink level of the pen
/// @param rules level of printed lines
/// @param ruling where they are
/// @param edge where the sheet ends on each side, in cells from the board's middle; beyond lies the table
/// @param table its level
/// @param grain of the paper, standard deviation in levels
/// @param rough how much of a pencil's line the grain takes, 0 … 1
/// @param camera whether there is light, noise and a lens between
record PhotoPaper(
        double paper,
        double ink,
        double rules,
        Ruling ruling,
        double edge,
        double table,
        double grain,
        double rough,
        boolean camera) {

    /// Printed lines: across, or both ways.
    ///
    /// @param spacing in cells; 0 of blank paper
    /// @param width in cells
    /// @param shiftX of the first line down, and shiftY of the first across
    record Ruling(double spacing, boolean squared, double width, double shiftX, double shiftY) {

        static final Ruling NONE = new Ruling(0, false, 0, 0, 0);

        /// How much of a spot of such a width on the sheet a line covers.
        double cover(double x, double y, double pixel) {
            if (spacing == 0) {
                return 0;
            }
            double across = line(y - shiftY, pixel);
            return squared ? Math.max(across, line(x - shiftX, pixel)) : across;
        }

        private double line(double at, double pixel) {
            double d = Math.abs(at - spacing * Math.rint(at / spacing));
            return Math.max(0, Math.min(d + pixel / 2, width / 2) - Math.max(d - pixel / 2, -width / 2)) / pixel;
        }
    }

    /// @param frame boards in a frame are not drawn on lines that could be taken for it
    static PhotoPaper of(Chance chance, boolean frame) {
        boolean chalk = chance.between(0, 1) < 0.2;
        double paper = chalk ? chance.between(25, 75) : chance.between(195, 248);
        double ink = chalk ? paper + chance.between(90, 170) : paper * (1 - chance.between(0.35, 0.95));
        double kind = chance.between(0, 1);
        double spacing = chance.between(0.22, 0.8);
        Ruling ruling = chalk || kind < 0.4
                ? Ruling.NONE
                : new Ruling(
                        spacing,
                        kind > 0.65,
                        chance.between(0.012, 0.03),
                        chance.between(0, spacing),
                        chance.between(0, spacing));
        double rules = paper + chance.between(0.1, 0.4) * (ink - paper);
        double edge = chance.between(0, 1) < 0.3 ? chance.between(1.9, 2.6) : 99;
        double table = chance.between(30, 160);
        double rough = chance.between(0, 1) < 0.3 ? chance.between(0.1, 0.5) : 0;
        return new PhotoPaper(paper, ink, rules, ruling, edge, table, chance.between(0, 4), rough, true);
    }

    static PhotoPaper even(Chance chance) {
        boolean bright = chance.between(0, 1) < 0.3;
        double paper = bright ? chance.between(0, 90) : chance.between(200, 255);
        double ink = bright ? chance.between(paper + 90, 255) : chance.between(0, paper - 90);
        return new PhotoPaper(paper, ink, paper, Ruling.NONE, 99, paper, 0, 0, false);
    }
}
