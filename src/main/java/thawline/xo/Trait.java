package thawline.xo;

/// What two drawings of one sign differ in: a row of the generator's table.
///
/// A picture has a value of each, kept in [Traits]. Between `from` and `to` a person still reads every sign; a
/// value beyond them can be asked for, as the curves of tolerance do.
public enum Trait {
    SHIFT_X(-0.18, 0.18, 0, "of the side", "to the right; ends where the sign would leave the picture"),
    SHIFT_Y(-0.18, 0.18, 0, "of the side", "down; ends where the sign would leave the picture"),
    SIZE(0.5, 0.92, 0.7, "of the side", "the longer of height and width, before it is turned"),
    ROTATION(-15, 15, 0, "degrees", "clockwise; with the slant a sign leans by 18° at most"),
    SLANT(-0.15, 0.3, 0, "of the height", "how far the top lies right of the bottom"),
    ASPECT(0.75, 1.25, 1, "of the height", "width, besides what the form of a sign has of its own"),
    PERSPECTIVE(0, 20, 0, "degrees", "tilt of the sheet against the camera, in any direction"),
    PEN_WIDTH(0.03, 0.16, 0.09, "of the size", "never below 0.7 pixels"),
    PRESSURE(0, 0.4, 0.1, "of the width", "how far the width falls along a stroke"),
    WOBBLE(0, 0.025, 0.01, "of the size", "how far the hand strays from its line"),
    GAP(0, 0.035, 0, "of the stroke", "left open: in the ring of an O, at a place of an X where the pen skips"),
    OVERSHOOT(
            0,
            0.15,
            0.04,
            "of the stroke",
            "drawn too far: past the start of an O; 0.7 of it out of one end of an X's lines"),
    CONTRAST(0.5, 1, 0.85, "of the paper", "how much darker full ink is"),
    NOISE(
            0,
            0.06,
            0.01,
            "of the paper",
            "standard deviation of the camera's noise; at most a 13th of what the line shows"),
    BLUR(0, 0.018, 0.004, "of the side", "standard deviation of the lens; at most the width of the pen"),
    PAPER_GRAIN(0, 0.04, 0.01, "of the paper", "how uneven the paper is; at most a 25th of what the line shows"),
    GRADIENT(0, 0.3, 0, "of the light", "lost from one edge of the picture to the other"),
    OCCLUSION(0, 0.012, 0, "of the sign's square", "where the ink is missing, a round place on the line"),
    RULES(0.08, 0.2, 0.2, "of the contrast", "of the printed lines, where there are any"),
    RULED(0.15, "printed lines across"),
    SQUARED(0.15, "printed lines across and down"),
    PENCIL(0.2, "grey line that the paper's grain breaks"),
    MARKER(0.15, "even, broad line with blunt ends"),
    INVERTED(0.3, "light on dark"),
    NEIGHBOURS(0.2, "parts of other strokes at the edge"),
    JOINED(0.2, "an O of a running hand: its end loops, or goes on towards the next letter");

    private final double from;
    private final double to;
    private final double nominal;
    private final double chance;
    private final String unit;
    private final String line;

    Trait(double from, double to, double nominal, String unit, String line) {
        this(from, to, nominal, 1, unit, line);
    }

    Trait(double chance, String line) {
        this(0, 1, 0, chance, "of the pictures", line);
    }

    Trait(double from, double to, double nominal, double chance, String unit, String line) {
        this.from = from;
        this.to = to;
        this.nominal = nominal;
        this.chance = chance;
        this.unit = unit;
        this.line = line;
    }

    public double from() {
        return from;
    }

    public double to() {
        return to;
    }

    /// Of a clean drawing.
    public double nominal() {
        return nominal;
    }

    /// How many of the pictures have it, where it is 0 or 1; 1 of a range.
    public double chance() {
        return chance;
    }

    /// Whether it is either 0 or 1.
    public boolean isChoice() {
        return chance < 1;
    }

    /// What a value counts in.
    public String unit() {
        return unit;
    }

    /// The sentence of the table.
    public String line() {
        return line;
    }
}
