package thawline.report;

import java.util.List;

/// One input of a page with what was made of it.
public record Exhibit(String title, String text, Panel input, List<Panel> results) {

    /// A picture with its lines below; `code` is the pipeline that made it, empty for an input.
    ///
    /// @param file where it is, seen from the page
    public record Panel(String file, Size size, String code, String fact) {}

    /// In pixels.
    public record Size(int width, int height) {

        /// So small that it is shown enlarged.
        boolean isSmall() {
            return width <= 160;
        }

        @Override
        public String toString() {
            return width + " × " + height;
        }
    }

    public Exhibit {
        results = List.copyOf(results);
    }
}
