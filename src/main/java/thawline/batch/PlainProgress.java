package thawline.batch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/// Lines for a file or another program: what went wrong, what is to be known, and now and then how far it is.
public final class PlainProgress implements Progress {

    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final PrintWriter out;
    private Duration last = Duration.ZERO;

    public PlainProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begun(Tally tally, List<String> notes) {
        notes.forEach(note -> Lines.say(out, note));
    }

    @Override
    public void skipped(Item item) {
        // counted in the end
    }

    @Override
    public void done(Done done, Tally tally) {
        done.notes().forEach(note -> Lines.say(out, done.item().name() + ": " + note));
    }

    @Override
    public void failed(String file, String reason, Tally tally) {
        Lines.say(out, file + ": " + reason);
    }

    @Override
    public void tick(Tally tally) {
        if (tally.time().minus(last).compareTo(BETWEEN) >= 0) {
            last = tally.time();
            Lines.say(out, Lines.status(tally));
        }
    }

    @Override
    public void ended(Tally tally, List<String> remarks) {
        remarks.forEach(remark -> Lines.say(out, remark));
    }
}
