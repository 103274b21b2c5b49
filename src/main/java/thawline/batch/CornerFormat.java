package thawline.batch;

import java.util.List;
import thawline.filter.Corner;

/// How corners are written beside pictures.
public enum CornerFormat {
    CSV,
    JSON;

    String companion() {
        return ".corners." + name().toLowerCase(java.util.Locale.ROOT);
    }

    String text(List<Corner> corners) {
        return CornerCsv.text(corners);
    }
}
