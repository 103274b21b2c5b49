package thawline.batch;

import java.util.ArrayList;
import java.util.List;

/// What a job would do, without doing it.
///
/// @param lines one for each picture that is not up to date, by name
public record Rehearsal(List<String> lines, int made, int upToDate, int failed) {

    /// Nothing is written, and pictures are not decoded: one that is damaged is found when it is made.
    ///
    /// @param earlier what becomes of results that are there already
    public static Rehearsal of(Outline outline, Resume resume, Conduct.Earlier earlier) {
        List<String> lines = new ArrayList<>();
        int made = 0;
        int upToDate = 0;
        int failed = 0;
        for (Failure failure : outline.findings().failures()) {
            failed++;
            lines.add(line("fail", failure.file(), failure.reason()));
        }
        for (Item item : outline.items()) {
            switch (resume.state(item)) {
                case State.New() -> {
                    made++;
                    lines.add(line("make", item.output(), from(item)));
                }
                case State.Stale(var reason) -> {
                    made++;
                    lines.add(line("again", item.output(), reason));
                }
                case State.Foreign(var path, var reason) -> {
                    if (earlier.foreign() == Conduct.Foreign.OVERWRITE) {
                        made++;
                        lines.add(line("replace", path, from(item)));
                    } else {
                        failed++;
                        lines.add(line("fail", item.name(), path + " " + reason));
                    }
                }
                case State.UpToDate(var fresher) -> {
                    if (earlier.known() == Conduct.Known.REDO) {
                        made++;
                        lines.add(line("again", item.output(), from(item)));
                    } else {
                        upToDate++;
                    }
                }
            }
        }
        return new Rehearsal(lines, made, upToDate, failed);
    }

    private static String from(Item item) {
        return "from " + Names.shown(item.name());
    }

    private static String line(String what, String name, String why) {
        return String.format("%-8s%s (%s)", what, Names.shown(name), why);
    }

    /// In one line.
    public String summary() {
        return made + " to make, " + upToDate + " up to date, " + failed + " would fail; nothing was written";
    }
}
