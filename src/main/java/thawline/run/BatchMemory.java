package thawline.run;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// Gives the slots of a program their memory. What is used in one group of steps that runs example by example
/// is kept for an example only, and then the array goes to others whose time comes later; what several groups
/// of a phase use is kept for a shard; what several phases use, for the batch.
final class BatchMemory {

    /// Floats in a 64-byte cache line.
    private static final int LINE = 16;

    private final int workers;
    private final int shardCapacity;
    private final int capacity;
    private final List<Cell> cells = new ArrayList<>();
    private long bytes;

    /// An array for each worker that several slots take turns in.
    private static final class Cell {
        int size;
        int busyUntil;
        final List<Slots> tenants = new ArrayList<>();
    }

    /// When slots are used: in which phase and group of it (−1 once there are several), from which step to
    /// which.
    private static final class Use {
        int phase;
        int group;
        boolean whole;
        int first;
        int last;
    }

    BatchMemory(int workers, int shardCapacity, int capacity) {
        this.workers = workers;
        this.shardCapacity = shardCapacity;
        this.capacity = capacity;
    }

    /// Returns how many bytes were taken.
    long allocate(List<BatchPhase> phases) {
        IdentityHashMap<Slots, Use> uses = uses(phases);
        List<Slots> order = new ArrayList<>();
        for (BatchPhase phase : phases) {
            for (BatchPhase.Group group : phase.groups()) {
                cells.forEach(c -> c.busyUntil = -1);
                for (BatchStep step : group.steps()) {
                    for (Slots s : step.uses()) {
                        if (!order.contains(s)) {
                            order.add(s);
                            place(s, uses.get(s));
                        }
                    }
                }
            }
        }
        for (Cell c : cells) {
            int stride = (c.size + LINE - 1) / LINE * LINE;
            float[] array = new float[Math.addExact(Math.multiplyExact(stride, workers), Slots.ROOM)];
            bytes += 4L * array.length;
            c.tenants.forEach(s -> s.share(Slots.Span.EXAMPLE, shardCapacity, array, stride, workers));
        }
        return bytes;
    }

    private static IdentityHashMap<Slots, Use> uses(List<BatchPhase> phases) {
        IdentityHashMap<Slots, Use> uses = new IdentityHashMap<>();
        for (int p = 0; p < phases.size(); p++) {
            List<BatchPhase.Group> groups = phases.get(p).groups();
            for (int g = 0; g < groups.size(); g++) {
                List<BatchStep> steps = groups.get(g).steps();
                for (int i = 0; i < steps.size(); i++) {
                    for (Slots s : steps.get(i).uses()) {
                        Use u = uses.get(s);
                        if (u == null) {
                            u = new Use();
                            u.phase = p;
                            u.group = g;
                            u.whole = groups.get(g).whole();
                            u.first = i;
                            uses.put(s, u);
                        }
                        u.phase = u.phase == p ? p : -1;
                        u.group = u.group == g ? g : -1;
                        u.last = i;
                    }
                }
            }
        }
        return uses;
    }

    private void place(Slots s, Use u) {
        if (u.phase < 0) {
            take(s, Slots.Span.BATCH, capacity);
        } else if (u.group < 0 || u.whole) {
            take(s, Slots.Span.SHARD, workers * shardCapacity);
        } else if (s.isWinners()) {
            take(s, Slots.Span.EXAMPLE, workers);
        } else {
            Cell c = free(u.first, s.size);
            c.size = Math.max(c.size, s.size);
            c.busyUntil = u.last;
            c.tenants.add(s);
        }
    }

    private void take(Slots s, Slots.Span span, int slots) {
        s.take(span, workers, shardCapacity, capacity);
        bytes += 4L * slots * s.size;
    }

    /// Of the cells that nobody is in, the one whose size fits best.
    private Cell free(int step, int size) {
        Cell best = null;
        for (Cell c : cells) {
            if (c.busyUntil < step && (best == null || Math.abs(c.size - size) < Math.abs(best.size - size))) {
                best = c;
            }
        }
        if (best == null) {
            best = new Cell();
            cells.add(best);
        }
        return best;
    }
}
