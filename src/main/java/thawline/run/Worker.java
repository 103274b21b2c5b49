package thawline.run;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import thawline.core.Padding;
import thawline.layer.Layers;
import thawline.layer.Summary;
import thawline.layer.Together;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// One thread's buffers for one group, and the way it runs a band through them: strip by strip, a few rows at
/// a time.
final class Worker {

    private final Group group;
    private final Schedule schedule;

    /// What takes the result instead of its plane, or null.
    private final Sifter sifter;

    private final int number;
    private final Rows[] rows;
    private final Stage[] stages;
    private final Views[] inputs;
    private final Views[] outputs;

    /// Another way through the first stages, or null, and the first stage that this strip takes the usual way.
    private final ByteHead head;

    private int usual;

    /// Where the result is made: in rows of this worker's, or straight where it is to go, if it may be.
    private final Aim own;

    private final boolean maybeStraight;

    /// A caller's floats where a result was made last; a plan that is kept does not keep them.
    private WeakReference<Aim> last = new WeakReference<>(null);

    /// What this worker saw of the result.
    final List<Summary> seen;

    /// One memory for the group's result, with the windows that stages write to.
    private final class Aim {
        final Tensor tensor;
        final Views inside;
        final Views[] outputs = new Views[stages.length];

        Aim(Tensor t) {
            tensor = t;
            inside = inside(group.target, t);
            for (int i = 0; i < stages.length; i++) {
                outputs[i] = stages[i].out == group.target ? written(stages[i], t) : null;
            }
        }
    }

    /// The rows of one buffer that are there now.
    private static final class Rows {
        final Buffer buffer;
        Tensor tensor;
        Views inside;

        /// Whether the tensor is the whole plane.
        boolean whole;

        /// The plane row that lies in row 0 of the tensor, and the first plane row that is not there yet.
        int base;

        int done;

        /// The plane column in column 0 of the tensor, and the columns of this strip that are computed.
        int origin;

        int from;
        int to;

        Rows(Buffer b, Schedule s, Shape result) {
            Shape v = b.shape();
            buffer = b;
            tensor = Memory.rows(new Shape(
                    v.c(),
                    v.d() + b.front + b.back,
                    b.rows(Math.min(Math.min(s.step(), s.band()), result.h())),
                    b.columns(Math.min(s.strip(), result.w()))));
            inside = inside(b, tensor);
        }

        /// Makes room for plane rows up to `end`, keeping those from `keep` on.
        void makeRoom(int end, int keep) {
            if (end - base <= tensor.shape().h()) {
                return;
            }
            int kept = done - keep;
            Shape s = tensor.shape();
            for (int c = 0; c < s.c(); c++) {
                for (int z = 0; z < s.d(); z++) {
                    Memory.copy(
                            tensor.data(),
                            tensor.index(c, z, keep - base, 0),
                            tensor.data(),
                            tensor.index(c, z, 0, 0),
                            kept * tensor.rowStride());
                }
            }
            base = keep;
        }
    }

    Worker(int number, Group group, Schedule schedule, Sifter sifter) {
        this.number = number;
        this.group = group;
        this.schedule = schedule;
        this.sifter = sifter;
        rows = new Rows[group.buffers.size()];
        for (Buffer b : group.buffers) {
            rows[b.number] = new Rows(b, schedule, group.shape());
        }
        stages = group.stages.toArray(Stage[]::new);
        inputs = new Views[stages.length];
        outputs = new Views[stages.length];
        for (int i = 0; i < stages.length; i++) {
            Stage s = stages[i];
            Margins m = s.node.window().margins();
            Tensor in = rows[s.in.number].tensor;
            inputs[i] = new Views(in.slices(s.in.front - m.front(), s.in.shape().d() + m.front() + m.back()));
            outputs[i] = written(s, rows[s.out.number].tensor);
        }
        maybeStraight = sifter == null && group.isOpen();
        own = new Aim(rows[group.target.number].tensor);
        head = ByteHead.of(group, schedule.strip()).orElse(null);
        seen = group.summaries().stream().map(s -> new Summary(s.statistic())).toList();
    }

    private static Views inside(Buffer b, Tensor t) {
        return new Views(t.slices(b.front, b.shape().d()));
    }

    private static Views written(Stage s, Tensor t) {
        return new Views(t.slices(s.out.front, s.out.shape().d()).channels(s.channel, s.channels));
    }

    /// Starts a run: nothing is seen yet, and the result is made where it is to go if floats are wanted there and no
    /// stage reads it, so that it need not be copied.
    void begin() {
        for (int i = 0; i < seen.size(); i++) {
            seen.get(i).reset();
        }
        if (!maybeStraight) {
            return;
        }
        Aim known = last.get();
        Tensor floats = group.result.plane.floats(known == null ? null : known.tensor);
        if (floats == null) {
            return;
        }
        if (known == null || known.tensor != floats) {
            known = new Aim(floats);
            last = new WeakReference<>(known);
        }
        take(known);
    }

    /// Ends a run: lets go of the caller's floats.
    void end() {
        take(own);
    }

    private void take(Aim aim) {
        Rows r = rows[group.target.number];
        r.tensor = aim.tensor;
        r.inside = aim.inside;
        r.whole = aim != own;
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = aim.outputs[i] == null ? outputs[i] : aim.outputs[i];
        }
    }

    /// Rows y0 … y1−1 of the group's result, which are a band.
    void run(int band, int y0, int y1) {
        int width = group.shape().w();
        for (int x0 = 0; x0 < width; x0 += schedule.strip()) {
            int x1 = Math.min(x0 + schedule.strip(), width);
            for (Rows r : rows) {
                begin(r, y0, x0, x1);
            }
            usual = usual();
            for (int y = y0; y < y1; y += schedule.step()) {
                step(Math.min(y + schedule.step(), y1));
            }
        }
        if (sifter != null) {
            sifter.keep(number, band, y0, y1);
        }
    }

    private int usual() {
        if (head == null) {
            return 0;
        }
        Rows out = rows[stages[head.stages - 1].out.number];
        return head.begins(out.from, out.to) ? head.stages : 0;
    }

    private static void begin(Rows r, int y0, int x0, int x1) {
        Buffer b = r.buffer;
        r.done = Math.max(y0 * b.scaleY - b.up, b.firstRow());
        r.base = r.whole ? 0 : r.done == 0 && !b.loaded ? -b.top : r.done;
        r.origin = r.whole ? 0 : x0 * b.scaleX - b.before - b.left;
        r.from = Math.max(x0 * b.scaleX - b.before, b.firstColumn());
        r.to = Math.min((x1 - 1) * b.scaleX + 1 + b.after, b.endColumn());
    }

    /// Runs every stage far enough for the result's rows before `end`.
    private void step(int end) {
        for (Rows r : rows) {
            if (r.buffer.loaded && (usual == 0 || r.buffer != stages[0].in)) {
                load(r, needed(r.buffer, end));
            }
        }
        for (int i = Math.max(usual - 1, 0); i < stages.length; i++) {
            Stage s = stages[i];
            Rows out = rows[s.out.number];
            int to = needed(s.out, end);
            if (to > out.done) {
                out.makeRoom(to == s.out.shape().h() ? to + s.out.bottom : to, keep(out));
                if (i < usual) {
                    head.rows(
                            out.done,
                            to,
                            outputs[i].of(
                                    out.done - out.base, out.from - out.origin, to - out.done, out.to - out.from));
                } else {
                    apply(s, inputs[i], outputs[i], out, to);
                }
                if (s.out.lastWriter == i) {
                    fillBorders(out, to);
                    if (s.out == group.target) {
                        store(out, to);
                    }
                    out.done = to;
                }
            }
        }
    }

    private static int needed(Buffer b, int end) {
        return Math.min((end - 1) * b.scaleY + 1 + b.down, b.endRow());
    }

    /// The first row of a buffer that is needed from now on.
    private int keep(Rows r) {
        int first = r.done;
        for (Stage s : stages) {
            if (s.in == r.buffer) {
                first = Math.min(first, rows[s.out.number].done * s.stepY - r.buffer.kept);
            }
        }
        return Math.max(first, r.base);
    }

    private void load(Rows r, int to) {
        if (to <= r.done) {
            return;
        }
        r.makeRoom(to, keep(r));
        Buffer b = r.buffer;
        Shape s = b.shape();
        for (int y = r.done; y < to; y++) {
            int fromRow = b.border.source(y, s.h());
            for (int c = 0; c < s.c(); c++) {
                for (int z = -b.front; z < s.d() + b.back; z++) {
                    int fromSlice = b.border.source(z, s.d());
                    int at = r.tensor.index(c, z + b.front, y - r.base, 0) - r.origin;
                    if (fromRow == Border.OUTSIDE || fromSlice == Border.OUTSIDE) {
                        Arrays.fill(r.tensor.data(), at + r.from, at + r.to, b.border.value());
                    } else {
                        loadRow(r, c, fromSlice, fromRow, at);
                    }
                }
            }
        }
        if (!group.stores()) {
            look(r, to);
        }
        r.done = to;
    }

    private static void loadRow(Rows r, int c, int z, int y, int at) {
        Buffer b = r.buffer;
        int w = b.shape().w();
        int first = Math.max(r.from, 0);
        int end = Math.min(r.to, w);
        float[] data = r.tensor.data();
        b.value.plane.load(c, z, y, first, end - first, data, at + first);
        for (int x = r.from; x < r.to; x = x == first - 1 ? end : x + 1) {
            if (x >= first && x < end) {
                x = end - 1;
                continue;
            }
            int source = b.border.source(x, w);
            if (source == Border.OUTSIDE) {
                data[at + x] = b.border.value();
            } else {
                b.value.plane.load(c, z, y, source, 1, data, at + x);
            }
        }
    }

    private void apply(Stage s, Views input, Views output, Rows out, int to) {
        Rows in = rows[s.in.number];
        int count = to - out.done;
        int width = out.to - out.from;
        Tensor x = input.of(
                out.done * s.stepY - s.beforeY - in.base,
                out.from * s.stepX - s.beforeX - in.origin,
                (count - 1) * s.stepY + s.spanY,
                (width - 1) * s.stepX + s.spanX);
        Tensor y = output.of(out.done - out.base, out.from - out.origin, count, width);
        if (s.node.adds()) {
            Layers.add(x, y);
        } else if (s.node.op() instanceof Together several) {
            several.forward(x, y, out.done, out.from);
        } else {
            s.node.op().forward(x, y, s.pass);
        }
    }

    /// Copies the borders of rows done … to−1 from their inside, and whole border rows where the plane begins
    /// or ends.
    private static void fillBorders(Rows r, int to) {
        Buffer b = r.buffer;
        if (b.border.mode() == Border.Mode.NONE) {
            return;
        }
        Shape s = b.shape();
        int first = r.done - r.base;
        int count = to - r.done;
        Tensor t = r.tensor;
        if (r.from == 0) {
            Padding.columns(t, -r.origin, s.w(), -b.left, 0, first, count, b.border);
        }
        if (r.to == s.w()) {
            Padding.columns(t, -r.origin, s.w(), s.w(), s.w() + b.right, first, count, b.border);
        }
        if (r.done == 0) {
            Padding.rows(t, -r.base, s.h(), -b.top, 0, b.border);
        }
        if (to == s.h()) {
            Padding.rows(t, -r.base, s.h(), s.h(), s.h() + b.bottom, b.border);
        }
        if (b.front + b.back > 0) {
            int from = r.done == 0 ? 0 : first;
            int end = to - r.base + (to == s.h() ? b.bottom : 0);
            Padding.slices(t, b.front, s.d(), from, end - from, b.border);
        }
    }

    private void store(Rows r, int to) {
        if (sifter != null) {
            for (int y = r.done; y < to; y++) {
                int at = r.tensor.index(0, 0, y - r.base, r.from - r.origin);
                sifter.take(number, y, r.from, r.to - r.from, r.tensor.data(), at);
            }
            return;
        }
        look(r, to);
        if (r.whole) {
            return;
        }
        Shape s = r.buffer.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int y = r.done; y < to; y++) {
                    int at = r.tensor.index(c, z, y - r.base, r.from - r.origin);
                    r.buffer.value.plane.store(c, z, y, r.from, r.to - r.from, r.tensor.data(), at);
                }
            }
        }
    }

    private void look(Rows r, int to) {
        if (to > r.done) {
            Tensor fresh = r.inside.of(r.done - r.base, r.from - r.origin, to - r.done, r.to - r.from);
            for (int i = 0; i < seen.size(); i++) {
                seen.get(i).add(fresh);
            }
        }
    }
}
