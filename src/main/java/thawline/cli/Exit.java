package thawline.cli;

/// What a command's exit code means; the same for all commands.
final class Exit {
    static final int DONE = 0;
    /// Nothing was done, or the program is at fault.
    static final int NOTHING = 1;
    static final int USAGE = 2;
    /// Some inputs failed, the others are done.
    static final int SOME_FAILED = 3;

    /// Training met a number that is not finite.
    static final int DIVERGED = 4;
    /// Something was measured and did not reach the bar that was set.
    static final int REFUSED = 5;
    /// Ctrl-C, where the program itself says so; otherwise the system does.
    static final int INTERRUPTED = 130;

    private Exit() {}
}
