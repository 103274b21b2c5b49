package thawline.match;

/// How a template may lie in the picture: turned, counter-clockwise on the screen, and larger or smaller.
public record Poses(Sweep angles, Sweep scales) {

    /// Only as it is.
    public static final Poses UPRIGHT = new Poses(Sweep.only(0), Sweep.only(1));

    private static final double SMALLEST = 0.05;
    private static final double LARGEST = 20;

    public Poses {
        Check.require(
                scales.from() >= SMALLEST && scales.to() <= LARGEST,
                "scales lie in " + SMALLEST + " … " + LARGEST + ", but got " + scales.from() + " … " + scales.to());
        Check.require(
                angles.to() - angles.from() <= 360,
                "angles of one turn are all there are, but got " + angles.from() + " … " + angles.to());
    }

    boolean areUpright() {
        return angles.isOne() && angles.from() % 360 == 0 && scales.isOne() && scales.from() == 1;
    }
}
