package thawline.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import thawline.io.Draft;

/// A picture that was made: its files are written under other names, and not yet on the disk.
///
/// @param source what it was made of
/// @param drafts in the order of the item's outputs
/// @param what came of it besides files
record Drafted(Todo todo, Entry.Source source, List<Draft> drafts, About what) implements Outcome, AutoCloseable {

    /// @param start when it was begun, by [System#nanoTime()]
    /// @param notes what a person should know of it
    /// @param difference how far OpenCV's result is from ours
    record About(long start, long pixels, List<String> notes, SortedMap<String, String> difference) {}

    Progress.Done done() {
        Duration time = Duration.ofNanos(System.nanoTime() - what.start);
        return new Progress.Done(todo.item(), todo.item().outputs(), what.pixels, time, what.notes);
    }

    /// Takes away what is not at its place.
    @Override
    public void close() throws IOException {
        close(drafts);
    }

    static void close(List<Draft> drafts) throws IOException {
        for (Draft draft : drafts) {
            draft.close();
        }
    }
}
