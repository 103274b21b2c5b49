package thawline.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import thawline.learn.Learned;
import thawline.train.Epoch;
import thawline.train.Listener;

/// A line for the first epochs and then ever fewer; on a terminal one line for those between too, drawn again a few
/// times a second.
final class LearnProgress implements Listener {

    private static final long BETWEEN = Duration.ofMillis(200).toNanos();

    private final PrintWriter out;
    private final TrainingProgress.Reader reader;
    private long drawnAt;
    private int drawn;
    private double spent;
    private int done;

    LearnProgress(PrintWriter out, TrainingProgress.Reader reader) {
        this.out = out;
        this.reader = reader;
    }

    @Override
    public void step(int epoch, int step, int steps, double loss) {
        long now = System.nanoTime();
        if (reader != TrainingProgress.Reader.TERMINAL || now - drawnAt < BETWEEN) {
            return;
        }
        drawnAt = now;
        String line = String.format(Locale.ROOT, "epoch %d  step %d/%d  loss %.3g", epoch, step, steps, loss);
        out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        out.flush();
        drawn = line.length();
    }

    @Override
    public void epoch(Epoch epoch, int epochs) {
        spent += epoch.seconds();
        done++;
        if (reader == TrainingProgress.Reader.NOBODY || !isShown(epoch.number(), epochs)) {
            return;
        }
        wipe();
        out.println(line(epoch, epochs, spent / done * (epochs - epoch.number())));
    }

    /// 1, 2, 3, 5, 10, 20, 30, 50, 100 … and the last.
    static boolean isShown(int epoch, int epochs) {
        int unit = 1;
        while (unit * 10 <= epoch) {
            unit *= 10;
        }
        int digit = epoch / unit;
        return epoch == epochs || (epoch % unit == 0 && (digit <= 3 || digit == 5));
    }

    /// `epoch 10/40  loss 0.00123  kernel off by 0.012  0:04 to go`
    static String line(Epoch epoch, int epochs, double left) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "epoch %d/%d  loss %.3g",
                epoch.number(),
                epochs,
                epoch.training().loss()));
        Double distance = epoch.training().metrics().get(Learned.DISTANCE);
        if (distance != null) {
            line.append(String.format(Locale.ROOT, "  kernel off by %.2g", distance));
        }
        if (epoch.number() < epochs) {
            line.append("  ").append(TrainingProgress.time(left)).append(" to go");
        }
        return line.toString();
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
