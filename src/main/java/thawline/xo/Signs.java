package thawline.xo;

import java.util.List;

/// The ideal signs, and what is easily taken for them.
final class Signs {

    static final Glyph X = Glyph.line(-1, -1, 1, 1).with(Glyph.line(1, -1, -1, 1));

    static final Glyph O = Glyph.arc(0, 360);

    /// Signs that are neither.
    static final List<Glyph> OTHERS = others();

    private Signs() {}

    /// Two arms over the whole height, or over the whole width where they are flatter, which lean so many degrees from
    /// the upright.
    static Glyph x(double falling, double rising) {
        return arm(falling).with(arm(rising).sized(-1, 1));
    }

    private static Glyph arm(double degrees) {
        double across = StrictMath.sin(Math.toRadians(degrees));
        double down = StrictMath.cos(Math.toRadians(degrees));
        double most = Math.max(across, down);
        return Glyph.line(-across / most, -down / most, across / most, down / most);
    }

    private static List<Glyph> others() {
        Glyph upright = Glyph.line(0, -1, 0, 1);
        Glyph level = Glyph.line(-1, 0, 1, 0);
        Glyph left = Glyph.line(-0.65, -1, -0.65, 1);
        Glyph right = Glyph.line(0.65, -1, 0.65, 1);
        Glyph top = Glyph.line(-0.65, -1, 0.65, -1);
        Glyph middle = Glyph.line(-0.65, 0, 0.65, 0);
        Glyph bottom = Glyph.line(-0.65, 1, 0.65, 1);
        Glyph falling = Glyph.line(-1, -1, 1, 1);
        Glyph rising = Glyph.line(1, -1, -1, 1);
        Glyph bow = Glyph.arc(-90, 90).sized(1.2, 0.5).moved(-0.6, -0.5);
        Glyph belly = Glyph.arc(-90, 90).sized(1.2, 0.5).moved(-0.6, 0.5);
        return List.of(
                upright,
                level,
                falling,
                rising,
                upright.with(level), // +
                upright.with(top), // T
                left.with(bottom), // L
                left.with(top), // Γ
                right.with(top), // 7 without a slant
                right.with(bottom), // ⅃
                Glyph.line(-0.8, -1, 0, 1, 0.8, -1), // V
                Glyph.line(-0.8, 1, 0, -1, 0.8, 1), // Λ
                Glyph.line(0.8, -1, -0.6, 0, 0.8, 1), // <
                Glyph.line(-0.8, -1, 0.6, 0, -0.8, 1), // >
                Glyph.line(-0.8, -1, 0, 0, 0.8, -1).with(Glyph.line(0, 0, 0, 1)), // Y
                rising.with(Glyph.line(-0.8, -1, 0, 0)), // y
                left.with(Glyph.line(0.8, -1, -0.65, 0.1, 0.8, 1)), // K
                left.with(middle).with(right), // H
                left.with(top).with(middle), // F
                left.with(top).with(middle).with(bottom), // E
                left.with(Glyph.line(-0.65, -1, 0.65, 1)).with(right), // N
                Glyph.line(-0.8, 1, -0.7, -1, 0, 0.3, 0.7, -1, 0.8, 1), // M
                Glyph.line(-0.9, -1, -0.5, 1, 0, -0.4, 0.5, 1, 0.9, -1), // W
                Glyph.line(-0.8, -1, 0.8, -1, -0.8, 1, 0.8, 1), // Z
                Glyph.line(-0.8, -1, 0.8, -1, -0.3, 1), // 7
                Glyph.line(0.4, 1, 0.4, -1, -0.8, 0.4, 0.8, 0.4), // 4
                Glyph.arc(45, 315), // C
                Glyph.arc(-135, 135), // C turned round
                Glyph.arc(180, 360).sized(0.75, 1).moved(0, 0.2)
                        .with(Glyph.line(-0.75, 0.2, -0.75, 1))
                        .with(Glyph.line(0.75, 0.2, 0.75, 1)), // n
                Glyph.arc(0, 180).sized(0.75, 1).moved(0, -0.2)
                        .with(Glyph.line(-0.75, -0.2, -0.75, -1))
                        .with(Glyph.line(0.75, -0.2, 0.75, -1)), // u
                Glyph.arc(0, 180).moved(0, -0.5), // ‿
                Glyph.arc(180, 360).moved(0, 0.5), // ⌒
                Glyph.arc(90, 270).moved(0.5, 0), // (
                Glyph.arc(-90, 90).moved(-0.5, 0), // )
                Glyph.arc(-210, 90).sized(0.6, 0.5).moved(0, -0.5)
                        .with(Glyph.arc(-90, 150).sized(0.7, 0.5).moved(0, 0.5)), // 3
                Glyph.arc(-180, 45).sized(0.8, 0.55).moved(0, -0.45)
                        .with(Glyph.line(0.57, -0.06, -0.8, 1, 0.8, 1)), // 2
                Glyph.arc(-20, -270).sized(0.7, 0.5).moved(0, -0.5)
                        .with(Glyph.arc(-90, 160).sized(0.7, 0.5).moved(0, 0.5)), // S
                Glyph.line(0.7, -1, -0.6, -1, -0.6, -0.1)
                        .with(Glyph.arc(-120, 140).sized(0.8, 0.6).moved(-0.15, 0.4)), // 5
                Glyph.arc(0, 360).sized(0.65, 0.5).moved(0, 0.5)
                        .with(Glyph.arc(180, 270).sized(1, 1.5).moved(0.35, 0.5)), // 6
                Glyph.arc(0, 360).sized(0.65, 0.5).moved(0, -0.5)
                        .with(Glyph.line(0.65, -0.5, 0.4, 1)), // 9
                Glyph.arc(0, 360).sized(0.55, 0.48).moved(0, -0.5)
                        .with(Glyph.arc(0, 360).sized(0.65, 0.5).moved(0, 0.5)), // 8
                left.with(bow), // P
                left.with(bow).with(belly), // B
                left.with(bow).with(Glyph.line(-0.3, 0, 0.65, 1)), // R
                left.with(Glyph.arc(-90, 90).sized(1.3, 1).moved(-0.65, 0)), // D
                Glyph.line(-0.8, 1, 0, -1, 0.8, 1).with(Glyph.line(-0.4, 0.2, 0.4, 0.2)), // A
                right.with(Glyph.arc(0, 150).sized(0.65, 0.6).moved(0, 0.4)), // J
                Glyph.line(-1, 0.1, -0.4, 0.8, 1, -0.8), // ✓
                Glyph.line(-1, 0, 1, 0).with(Glyph.line(0.4, -0.6, 1, 0, 0.4, 0.6)), // →
                Glyph.line(0, 1, 0, -1).with(Glyph.line(-0.6, -0.4, 0, -1, 0.6, -0.4)), // ↑
                Glyph.line(-0.9, 0.8, 0, -0.9, 0.9, 0.8, -0.9, 0.8), // △
                Glyph.line(-0.85, -0.85, 0.85, -0.85, 0.85, 0.85, -0.85, 0.85, -0.85, -0.85), // □
                Glyph.arc(0, 360).sized(0.1, 0.1), // ·
                upright.with(level).with(falling.sized(0.7, 0.7)).with(rising.sized(0.7, 0.7)), // ✳
                left.with(right.sized(0.6, 1)).with(level.moved(0, -0.35)).with(level.moved(0, 0.35))); // #
    }
}
