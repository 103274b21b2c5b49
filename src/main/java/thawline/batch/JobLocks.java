package thawline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import thawline.batch.JobLock.Kind;

/// The locks of one run. A folder's job has its folder alone. Jobs that make single files have their own file
/// alone and share the folder, so that no run takes another one's temporary files for leftovers.
final class JobLocks implements AutoCloseable {

    private final Deque<JobLock> locks = new ArrayDeque<>();

    private JobLocks() {}

    /// Throws [BusyException] where another run is at work in the same place. What killed runs left is taken
    /// away.
    static JobLocks take(Outline outline) throws IOException {
        Place place = outline.place();
        Path folder = place.folder();
        JobLocks taken = new JobLocks();
        try {
            if (place.single().isEmpty()) {
                taken.locks.push(JobLock.take(of(folder), folder, Kind.ALONE));
                Leftovers.remove(outline);
            } else {
                Path file = folder.resolve(place.single().get());
                taken.locks.push(JobLock.take(place.lock(), file, Kind.ALONE));
                if (!JobLock.isHeld(of(folder), Kind.ALONE)) {
                    Leftovers.remove(outline);
                }
                if (!JobLock.isHeldHere(of(folder), Kind.TOGETHER)) {
                    taken.locks.push(JobLock.take(of(folder), folder, Kind.TOGETHER));
                }
            }
            return taken;
        } catch (IOException | RuntimeException fault) {
            taken.close();
            throw fault;
        }
    }

    /// Of everything in a folder.
    private static Path of(Path folder) {
        return folder.resolve(Place.FOLDER).resolve("lock");
    }

    /// Whether another job is at work there, or in a folder around it.
    static boolean othersWorkIn(Path folder, Path ours) {
        for (Path around = folder; around != null; around = around.getParent()) {
            Kind enough = around.equals(folder) ? Kind.ALONE : Kind.TOGETHER;
            if (!around.equals(ours) && Files.exists(of(around)) && JobLock.isHeld(of(around), enough)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        while (!locks.isEmpty()) {
            locks.pop().close();
        }
    }
}
