package thawline.learn.identify;

/// How far what was seen at a place of the picture after was away before: after(y, x) shows before(y + dy, x
/// + dx).
record Shift(int dy, int dx) {
    static final Shift NONE = new Shift(0, 0);

    Shift plus(int y, int x) {
        return new Shift(dy + y, dx + x);
    }
}
