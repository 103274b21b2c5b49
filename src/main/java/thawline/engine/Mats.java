package thawline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.opencv.core.Mat;

/// OpenCV's memory during one run: every matrix that is taken here is given back by the end of the run, and
/// those of a step as soon as the step is done.
///
/// A matrix's pixels lie outside Java's heap, where the garbage collector sees no reason to hurry; released
/// here, they never pile up. The empty matrices that are left are used again.
final class Mats implements AutoCloseable {

    private final Queue<Mat> empty;
    private final List<Mat> live = new ArrayList<>();
    private final List<Mat> adopted = new ArrayList<>();

    /// @param empty matrices without pixels, shared by all runs
    Mats(Queue<Mat> empty) {
        this.empty = empty;
    }

    /// An empty matrix to write a result into.
    Mat take() {
        Mat old = empty.poll();
        Mat mat = old == null ? new Mat() : old;
        live.add(mat);
        return mat;
    }

    /// A matrix that OpenCV made.
    Mat adopt(Mat made) {
        live.add(made);
        adopted.add(made);
        return made;
    }

    /// How many are in use: a place in time for [#releaseSince].
    int mark() {
        return live.size();
    }

    /// Gives back what was taken since, without what is still needed.
    void releaseSince(int mark, List<Mat> needed) {
        List<Mat> since = live.subList(mark, live.size());
        List<Mat> done = since.stream().filter(m -> !needed.contains(m)).toList();
        since.removeAll(done);
        for (Mat m : done) {
            m.release();
            if (!adopted.remove(m)) {
                empty.add(m);
            }
        }
    }

    @Override
    public void close() {
        releaseSince(0, List.of());
    }
}
