package thawline.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What came of pictures, on its way from those who make them to the one who settles them. Few wait at a time: a
/// maker waits where the disk is slower than it is.
final class Handover {

    private final Deque<Outcome> waiting = new ArrayDeque<>();
    private final int room;
    private int makers;
    private boolean deserted;

    Handover(int makers) {
        this.makers = makers;
        room = 2 * makers;
    }

    /// Waits for room.
    synchronized void put(Outcome made) throws InterruptedException {
        while (waiting.size() == room && !deserted) {
            wait();
        }
        if (deserted) {
            throw new IllegalStateException("nobody is left who settles results");
        }
        waiting.add(made);
        notifyAll();
    }

    /// All that wait, at least one; none when there will be no more.
    synchronized List<Outcome> take() throws InterruptedException {
        while (waiting.isEmpty() && makers > 0) {
            wait();
        }
        List<Outcome> all = new ArrayList<>(waiting);
        waiting.clear();
        notifyAll();
        return all;
    }

    /// One maker has ended.
    synchronized void left() {
        makers--;
        notifyAll();
    }

    /// Nobody takes any more.
    synchronized List<Outcome> desert() {
        deserted = true;
        notifyAll();
        return List.copyOf(waiting);
    }
}
