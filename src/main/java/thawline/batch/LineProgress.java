package thawline.batch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/// One line on a terminal that is drawn again a few times a second and wiped at the end; failures stay above
/// it. Notes are counted: the journal keeps them.
public final class LineProgress implements Progress {

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final PrintWriter out;
    private Duration last = Duration.ZERO.minus(BETWEEN);
    private int drawn;
    private int notes;

    public LineProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begun(Tally tally, List<String> notes) {
        notes.forEach(note -> Lines.say(out, note));
        tick(tally);
    }

    @Override
    public void skipped(Item item) {
        // counted in the line
    }

    @Override
    public void done(Done done, Tally tally) {
        notes += done.notes().size();
        tick(tally);
    }

    @Override
    public void failed(String file, String reason, Tally tally) {
        wipe();
        Lines.say(out, file + ": " + reason);
        draw(tally);
    }

    @Override
    public void tick(Tally tally) {
        if (tally.time().minus(last).compareTo(BETWEEN) >= 0) {
            draw(tally);
        }
    }

    private void draw(Tally tally) {
        last = tally.time();
        String line = Lines.status(tally);
        out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        out.flush();
        drawn = line.length();
    }

    private void wipe() {
        out.print("\r" + " ".repeat(drawn) + "\r");
        out.flush();
        drawn = 0;
    }

    @Override
    public void ended(Tally tally, List<String> remarks) {
        wipe();
        if (notes > 0) {
            Lines.say(
                    out,
                    Left.count(notes, "note", "notes") + " on pictures: --json shows them, and the journal"
                            + " keeps them");
        }
        remarks.forEach(remark -> Lines.say(out, remark));
    }
}
