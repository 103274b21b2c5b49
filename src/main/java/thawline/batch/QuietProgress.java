package thawline.batch;

import java.io.PrintWriter;
import java.util.List;

/// Failures, and nothing else.
public final class QuietProgress implements Progress {

    private final PrintWriter out;

    public QuietProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begun(Tally tally, List<String> notes) {
        // not a word
    }

    @Override
    public void skipped(Item item) {
        // not a word
    }

    @Override
    public void done(Done done, Tally tally) {
        // not a word
    }

    @Override
    public void failed(String file, String reason, Tally tally) {
        Lines.say(out, file + ": " + reason);
    }

    @Override
    public void tick(Tally tally) {
        // not a word
    }

    @Override
    public void ended(Tally tally, List<String> remarks) {
        // not a word
    }
}
