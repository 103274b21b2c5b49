package thawline.learn.identify;

import java.util.Locale;

/// An identification in words.
final class Report {
    private Report() {}

    static String line(Identification id) {
        return switch (id.verdict()) {
            case LINEAR -> linear(id);
            case NOT_LINEAR ->
                "not linear: residual " + decibels(id)
                        + id.operation()
                                .map(o -> "; " + o.text() + " explains " + Words.percent(o.explained()))
                                .orElse("")
                        + "; a 2-layer net explains "
                        + Words.percent(id.rest().net());
            case VARYING ->
                "not one linear filter: its numbers change over the picture; the best kernel explains "
                        + Words.percent(id.linear().explained());
            case UNKNOWN ->
                "unknown: the best linear kernel explains "
                        + Words.percent(id.linear().explained()) + ", and nothing here explains the rest";
        };
    }

    private static String linear(Identification id) {
        String what = id.match()
                .map(m -> m.text() + ", " + Words.percent(m.explained()) + " explained")
                .orElseGet(() -> "a linear filter without a name here, "
                        + Words.percent(id.linear().explained()) + " explained by its kernel"
                        + id.nearest()
                                .map(m -> "; the nearest with a name is " + m.text() + " with "
                                        + Words.percent(m.explained()))
                                .orElse(""));
        return what + "; " + id.edge().text();
    }

    private static String decibels(Identification id) {
        return String.format(Locale.ROOT, "%.1f dB", id.rest().decibels());
    }
}
