package thawline.bench;

/// How long is measured: every contender warms up for `warm` seconds, which the JVM's compilers need for a chain of
/// filters, then all have turns of at least `turn` seconds each until `time` seconds per contender are over, `least`
/// rounds at least.
public record Pace(double warm, double turn, double time, int least) {

    public static final Pace FULL = new Pace(1.2, 0.02, 0.5, 7);

    public static final Pace QUICK = new Pace(1.2, 0.01, 0.2, 3);

    /// Too short to be believed.
    public static final Pace HASTY = new Pace(0.01, 0.001, 0.01, 2);

    static Pace named(String name) {
        return switch (name) {
            case "full" -> FULL;
            case "quick" -> QUICK;
            case "hasty" -> HASTY;
            default -> throw new IllegalArgumentException("no pace is called " + name);
        };
    }

    String named() {
        return equals(FULL) ? "full" : equals(QUICK) ? "quick" : "hasty";
    }
}
