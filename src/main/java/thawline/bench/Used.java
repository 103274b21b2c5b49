package thawline.bench;

/// Takes results that nobody wants, so that the compiler cannot leave out what makes them.
public final class Used {

    private static volatile double last;

    private Used() {}

    public static void up(double value) {
        last = value;
    }

    static double last() {
        return last;
    }
}
