package thawline.xo;

/// The ideal signs.
final class Signs {

    static final Glyph X = Glyph.line(-1, -1, 1, 1).with(Glyph.line(1, -1, -1, 1));

    static final Glyph O = Glyph.arc(0, 360);

    private Signs() {}
}
