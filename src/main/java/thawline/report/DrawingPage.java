package thawline.report;

/// The page to draw in. It asks the server that it comes from what is to be seen, so it is of use only there.
public final class DrawingPage {

    private DrawingPage() {}

    public static String html() {
        return Html.page("X, O or neither", Html.resource("drawing.html"), "base.css", "drawing.css");
    }

    /// What the page runs, under `drawing.js`.
    public static String script() {
        return Html.resource("drawing.js");
    }
}
