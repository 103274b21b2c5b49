package thawline.batch;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object a line, for programs: `start`, then `done`, `skipped` and `failed` for each picture in the
/// order in which they come to an end, then `end`.
public final class JsonProgress implements Progress {

    private final JsonMapper json = JsonMapper.shared();
    private final PrintWriter out;

    public JsonProgress(PrintWriter out) {
        this.out = out;
    }

    private void say(String event, Map<String, Object> fields) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("event", event);
        all.putAll(fields);
        out.println(json.writeValueAsString(all));
    }

    /// In place of a run: `start`, then `would-make`, `would-skip` and `would-fail`, then `end`.
    public void rehearsed(Rehearsal rehearsal, List<String> notes) {
        Map<String, Object> start = new LinkedHashMap<>();
        start.put("pictures", rehearsal.all().size());
        start.put("notes", notes);
        say("start", start);
        for (Rehearsal.Foreseen one : rehearsal.all()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("source", one.source());
            fields.put("outputs", one.outputs());
            fields.put("reason", one.reason());
            say(one.what().event(), fields);
        }
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("wouldMake", rehearsal.count("would-make"));
        end.put("wouldSkip", rehearsal.count("would-skip"));
        end.put("wouldFail", rehearsal.count("would-fail"));
        say("end", end);
    }

    @Override
    public void begun(Tally tally, List<String> notes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pictures", tally.total());
        fields.put("notes", notes);
        say("start", fields);
    }

    @Override
    public void skipped(Item item) {
        say("skipped", Map.of("source", item.name()));
    }

    @Override
    public void done(Done done, Tally tally) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", done.item().name());
        fields.put("outputs", done.outputs());
        fields.put("megapixels", done.pixels() / 1e6);
        fields.put("ms", Math.rint(done.time().toNanos() / 1e3) / 1e3);
        fields.put("notes", done.notes());
        say("done", fields);
    }

    @Override
    public void failed(String file, String reason, Tally tally) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", file);
        fields.put("reason", reason);
        say("failed", fields);
    }

    @Override
    public void tick(Tally tally) {
        // programs wait for pictures
    }

    @Override
    public void ended(Tally tally, List<String> remarks) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("done", tally.done());
        fields.put("skipped", tally.skipped());
        fields.put("failed", tally.failed());
        fields.put("notTried", tally.left());
        fields.put("megapixels", tally.megapixels());
        fields.put("seconds", tally.seconds());
        fields.put("notes", remarks);
        say("end", fields);
    }
}
