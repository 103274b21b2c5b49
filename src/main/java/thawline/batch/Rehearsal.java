package thawline.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a job would do, without doing it.
///
/// @param all one for each picture: those that cannot be tried, then the others by name
public record Rehearsal(List<Foreseen> all) {

    /// What would become of one picture.
    ///
    /// @param source by name
    /// @param outputs that would be written or are up to date; none for a picture that would fail
    /// @param reason in words
    public record Foreseen(What what, String source, List<String> outputs, String reason) {

        /// What is shown in a line: the result, or the source of one that would fail.
        private String line() {
            String name = what == What.FAIL ? source : outputs.getFirst();
            return String.format("%-8s%s (%s)", what.word, Names.shown(name), Names.shown(reason));
        }
    }

    /// What would become of a picture.
    public enum What {
        MAKE("make"),
        AGAIN("again"),
        REPLACE("replace"),
        FAIL("fail"),
        SKIP("skip");

        private final String word;

        What(String word) {
            this.word = word;
        }

        /// The name of the event.
        String event() {
            return switch (this) {
                case MAKE, AGAIN, REPLACE -> "would-make";
                case FAIL -> "would-fail";
                case SKIP -> "would-skip";
            };
        }
    }

    public Rehearsal {
        all = List.copyOf(all);
    }

    /// Nothing is written, and pictures are not decoded: one that is damaged is found when it is made.
    ///
    /// The journal is read once more where files are unknown to it: a run that is at work may have made them.
    ///
    /// @param earlier what becomes of results that are there already
    public static Rehearsal of(Outline outline, Resume resume, Conduct.Earlier earlier) throws IOException {
        List<Foreseen> all = new ArrayList<>();
        for (Failure failure : outline.findings().failures()) {
            all.add(new Foreseen(What.FAIL, failure.file(), List.of(), failure.reason()));
        }
        List<State> states = outline.items().stream().map(resume::state).toList();
        boolean foreign = states.stream().anyMatch(State.Foreign.class::isInstance);
        Resume later = foreign ? Resume.of(outline, resume.recipe()) : resume;
        for (int i = 0; i < states.size(); i++) {
            Item item = outline.items().get(i);
            State state = states.get(i);
            all.add(foreseen(item, state instanceof State.Foreign ? later.state(item) : state, earlier));
        }
        return new Rehearsal(all);
    }

    private static Foreseen foreseen(Item item, State state, Conduct.Earlier earlier) {
        String from = "from " + item.name();
        return switch (state) {
            case State.New() -> would(What.MAKE, item, from);
            case State.Stale(var reason) -> would(What.AGAIN, item, reason);
            case State.Foreign(var path, var reason) ->
                earlier.foreign() == Conduct.Foreign.OVERWRITE
                        ? would(What.REPLACE, item, from)
                        : new Foreseen(
                                What.FAIL,
                                item.name(),
                                List.of(),
                                path + " " + reason + ", and the very bytes of the result are kept");
            case State.UpToDate(var fresher) ->
                earlier.known() == Conduct.Known.REDO
                        ? would(What.AGAIN, item, from)
                        : would(What.SKIP, item, "up to date");
        };
    }

    private static Foreseen would(What what, Item item, String reason) {
        return new Foreseen(what, item.name(), item.outputs(), reason);
    }

    /// One for each picture that is not up to date.
    public List<String> lines() {
        return all.stream()
                .filter(one -> one.what != What.SKIP)
                .map(Foreseen::line)
                .toList();
    }

    /// How many pictures have an event.
    long count(String event) {
        return all.stream().filter(one -> one.what.event().equals(event)).count();
    }

    /// In one line.
    public String summary() {
        return count("would-make") + " to make, " + count("would-skip") + " up to date, " + count("would-fail")
                + " would fail; nothing was written";
    }
}
