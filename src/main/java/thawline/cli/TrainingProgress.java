package thawline.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import thawline.train.Epoch;
import thawline.train.Listener;
import thawline.train.Scores;

/// A line for each epoch with what is still to go; on a terminal a line for the steps of the epoch under way too,
/// drawn again a few times a second.
final class TrainingProgress implements Listener {

    /// Who reads along.
    enum Reader {
        TERMINAL,
        FILE,
        NOBODY;

        static Reader of(boolean quiet) {
            if (quiet) {
                return NOBODY;
            }
            return Boolean.getBoolean("thawline.terminal") ? TERMINAL : FILE;
        }
    }

    private static final long BETWEEN = Duration.ofMillis(200).toNanos();

    private final PrintWriter out;
    private final Reader reader;
    private final LongSupplier clock;
    private final int epochs;
    private long begun;
    private long drawnAt;
    private int drawn;
    private double spent;
    private int done;

    TrainingProgress(PrintWriter out, Reader reader, int epochs) {
        this(out, reader, epochs, System::nanoTime);
    }

    TrainingProgress(PrintWriter out, Reader reader, int epochs, LongSupplier clock) {
        this.out = out;
        this.reader = reader;
        this.epochs = epochs;
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.drawnAt = begun;
    }

    @Override
    public void step(int epoch, int step, int steps, double loss) {
        long now = clock.getAsLong();
        if (reader != Reader.TERMINAL || now - drawnAt < BETWEEN) {
            return;
        }
        drawnAt = now;
        double seconds = (now - begun) / 1e9;
        double whole = seconds * steps / step;
        double left = whole - seconds + (epochs - epoch) * (done == 0 ? whole : spent / done);
        draw(String.format(
                Locale.ROOT,
                "epoch %d/%d  step %d/%d  loss %.4f  %s to go",
                epoch,
                epochs,
                step,
                steps,
                loss,
                time(left)));
    }

    @Override
    public void epoch(Epoch epoch, int all) {
        begun = clock.getAsLong();
        spent += epoch.seconds();
        done++;
        wipe();
        if (reader != Reader.NOBODY) {
            out.println(line(epoch, all, spent / done * (all - epoch.number())));
        }
    }

    /// Whether an epoch was trained; a training that is resumed may have all of them.
    boolean sawEpoch() {
        return done > 0;
    }

    /// `epoch 2/5  loss 0.1133  accuracy 96.52 %  validation loss 0.0581, accuracy 98.37 %  12.3 s  0:37 to go`
    static String line(Epoch epoch, int all, double left) {
        StringBuilder line =
                new StringBuilder("epoch " + epoch.number() + "/" + all + "  " + scores(epoch.training(), "  "));
        epoch.validation().ifPresent(v -> line.append("  validation ").append(scores(v, ", ")));
        line.append(String.format(Locale.ROOT, "  %.1f s", epoch.seconds()));
        if (epoch.number() < all) {
            line.append("  ").append(time(left)).append(" to go");
        }
        return line.toString();
    }

    private static String scores(Scores s, String between) {
        String loss = String.format(Locale.ROOT, "loss %.4f", s.loss());
        return Double.isNaN(s.accuracy()) ? loss : loss + between + "accuracy " + ConfusionTable.percent(s.accuracy());
    }

    /// `0:37`, `1:02:03`
    static String time(double seconds) {
        long s = Math.round(seconds);
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    private void draw(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        out.flush();
        drawn = line.length();
    }

    /// Takes the line of steps away.
    void wipe() {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            out.flush();
            drawn = 0;
        }
    }
}
