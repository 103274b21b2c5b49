package thawline.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The drafts of one job, so that all of them can be taken away when the job is stopped.
///
/// A program that may be interrupted closes them in a shutdown hook: the parts that are being written are
/// deleted then, and whatever is begun or committed later fails. Safe for use by many threads.
public final class Drafts implements AutoCloseable {
    private final Set<Draft> live = ConcurrentHashMap.newKeySet();
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private boolean closed;

    /// Begins a file that will stand at the target; its content goes through [Draft#channel()].
    public Draft to(Path target) throws IOException {
        return begin(target.toAbsolutePath(), "");
    }

    /// Begins a file that is written by somebody who takes a name and not a channel, such as a native
    /// library: [Draft#path()] is that name, and ends like the target.
    public Draft byName(Path target) throws IOException {
        String name = String.valueOf(target.getFileName());
        int dot = name.lastIndexOf('.');
        return begin(target.toAbsolutePath(), dot < 0 ? "" : name.substring(dot));
    }

    private Draft begin(Path target, String ending) throws IOException {
        Lock lock = open(target);
        try {
            Draft draft = Draft.begin(this, target, ending);
            live.add(draft);
            return draft;
        } finally {
            lock.unlock();
        }
    }

    /// Moves several drafts to their places, and [#close()] does not come in between. All are on the disk
    /// before the first is moved, so a full disk leaves every target as it was.
    public static void commit(List<Draft> drafts, Existing existing) throws IOException {
        place(drafts, existing);
        forceFolders(drafts);
    }

    /// Makes the names of drafts that stand in their places last through a power cut, each folder once.
    public static void forceFolders(List<Draft> drafts) {
        drafts.stream().map(draft -> draft.target().getParent()).distinct().forEach(Draft::forceFolder);
    }

    /// Without forcing their folders.
    static void place(List<Draft> drafts, Existing existing) throws IOException {
        for (Draft draft : drafts) {
            draft.finish();
            draft.requireFree(existing);
        }
        if (drafts.isEmpty()) {
            return;
        }
        Lock lock = drafts.getFirst().owner().open(drafts.getFirst().target());
        try {
            for (Draft draft : drafts) {
                draft.move(existing);
            }
        } finally {
            lock.unlock();
        }
    }

    /// The lock that keeps the job from being stopped while it is held.
    Lock open(Path target) throws IOException {
        Lock lock = gate.readLock();
        lock.lock();
        if (closed) {
            lock.unlock();
            throw Unwritten.stopped(target);
        }
        return lock;
    }

    void forget(Draft draft) {
        live.remove(draft);
    }

    /// Waits for moves that are under way, and deletes the parts of all drafts that are not at their place.
    @Override
    public void close() throws IOException {
        Lock lock = gate.writeLock();
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        for (Draft draft : live) {
            draft.close();
        }
    }
}
