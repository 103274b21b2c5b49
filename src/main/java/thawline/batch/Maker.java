package thawline.batch;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import thawline.engine.Difference;
import thawline.io.Draft;
import thawline.io.Drafts;
import thawline.io.ImageFormatException;
import thawline.io.Picture;
import thawline.io.PictureFile;
import thawline.io.PictureInfo;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// Makes one picture after the other: source → result and companions as drafts → journal → moved to their
/// places. For one thread.
final class Maker {

    /// Where results go and are written down.
    ///
    /// @param recipe the id of the recipe
    record Place(String recipe, Journal journal, Drafts drafts) {}

    /// Kept plans of all workers together take no more than this share of the budget.
    private static final int KEPT = 8;

    private final Job job;
    private final Place place;
    private final Admission admission;
    private final int threads;
    private final PictureJob pictures;
    private final Outputs outputs;

    /// @param threads that work on a picture which does not run alone
    Maker(Job job, Place place, Admission admission, int threads) {
        this.job = job;
        this.place = place;
        this.admission = admission;
        this.threads = threads;
        pictures = new PictureJob(job.treatment(), job.files());
        outputs = new Outputs(job.treatment(), job.files());
    }

    Progress.Done make(Todo todo) throws IOException, InterruptedException {
        long size = Files.size(todo.item().source());
        try {
            return admitted(todo, size);
        } catch (OutOfMemoryError full) {
            return alone(todo);
        } catch (ImageFormatException unread) {
            if (unread.getCause() instanceof OutOfMemoryError) {
                return alone(todo);
            }
            throw unread;
        }
    }

    /// An estimate was too low: once more, with nobody else at work.
    private Progress.Done alone(Todo todo) throws IOException, InterruptedException {
        forget();
        return admitted(todo, admission.budget());
    }

    /// Gives memory back that is kept for the next picture.
    void forget() {
        pictures.keepAtMost(-1);
    }

    private Progress.Done admitted(Todo todo, long atFirst) throws IOException, InterruptedException {
        long wanted = atFirst;
        while (true) {
            try (Admission.Share share = admission.admit(wanted)) {
                Stamp stamp = Stamp.taken(todo.item().source());
                try (PictureFile file = job.files().open(todo.item().source())) {
                    pictures.threads(threads);
                    wanted = Math.max(wanted, atFirst + bytes(file.info()));
                    if (share.grow(wanted)) {
                        pictures.threads(share.isAll() ? job.conduct().threads() : threads);
                        return made(todo, stamp, file);
                    }
                }
            } finally {
                pictures.keepAtMost(admission.budget() / KEPT / job.conduct().threads());
            }
        }
    }

    /// What a picture takes besides its file: the decoder's pixels and ours, what the plan keeps, the result,
    /// the encoder's copy of it, and OpenCV's planes.
    private long bytes(PictureInfo info) {
        Samples.Depth depth = info.depth();
        long plane = info.pixels() * depth.bits() / Byte.SIZE;
        long read = plane * (info.channels() + (info.alpha() ? 1 : 0));
        Shape shape = Shape.planes(info.channels(), info.height(), info.width());
        return 2 * read + pictures.prepared(shape, depth).bytes() + pictures.openCvBytes(shape);
    }

    private Progress.Done made(Todo todo, Stamp stamp, PictureFile file) throws IOException {
        long start = System.nanoTime();
        Item item = todo.item();
        List<String> notes = new ArrayList<>(item.notes());
        Result result = pictures.run(as -> {
            Picture picture = file.read(as);
            picture.origin().notes().stream()
                    .filter(note -> !notes.contains(note))
                    .forEach(notes::add);
            return picture;
        });
        List<Draft> drafts = new ArrayList<>();
        try {
            for (String output : item.outputs()) {
                Path target = job.outline().path(output);
                Files.createDirectories(target.getParent());
                Draft draft = place.drafts().to(target);
                drafts.add(draft);
                outputs.write(item, output.substring(item.output().length()), result, draft, notes);
                draft.finish();
                Moment.DRAFTED.reached();
            }
            pictures.giveBack(result);
            Set<Draft> there = adopted(todo, drafts);
            if (!there.isEmpty()) {
                notes.add("was there already with the same bytes, and is this job's now");
            }
            String hash = HexFormat.of().formatHex(file.sha256());
            SortedMap<String, String> difference =
                    result.difference().map(Difference::row).orElseGet(TreeMap::new);
            place.journal()
                    .record(entry(item, new Read(stamp, hash), drafts, there)
                            .with(new Entry.Remarks(notes, difference)));
            Moment.RECORDED.reached();
            for (Draft draft : drafts) {
                if (!there.contains(draft)) {
                    draft.commit(todo.existing());
                }
                Moment.MOVED.reached();
            }
        } finally {
            for (Draft draft : drafts) {
                draft.close();
            }
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new Progress.Done(item, item.outputs(), file.info().pixels(), time, notes);
    }

    /// The drafts whose very bytes stand in their places already, made by nobody whom the journal knows. Throws
    /// where other bytes do.
    private static Set<Draft> adopted(Todo todo, List<Draft> drafts) throws IOException {
        Set<Draft> there = new HashSet<>();
        if (todo.foreign().isEmpty()) {
            return there;
        }
        for (Draft draft : drafts) {
            Path target = draft.target();
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                boolean same = Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                        && Files.size(target) == draft.size()
                        && Hashes.of(target).equals(HexFormat.of().formatHex(draft.sha256()));
                if (!same) {
                    throw new FileAlreadyExistsException(
                            target.toString(), null, todo.foreign().get());
                }
                there.add(draft);
            }
        }
        return there;
    }

    /// What is known of a source's bytes.
    private record Read(Stamp stamp, String hash) {}

    private Entry entry(Item item, Read read, List<Draft> drafts, Set<Draft> there) throws IOException {
        List<Entry.Written> written = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            long modified = Files.getLastModifiedTime(there.contains(draft) ? draft.target() : draft.path())
                    .to(TimeUnit.NANOSECONDS);
            written.add(new Entry.Written(
                    item.outputs().get(i),
                    draft.size(),
                    modified,
                    HexFormat.of().formatHex(draft.sha256())));
        }
        var source = new Entry.Source(job.outline().in().toString(), item.name(), read.stamp(), read.hash());
        return Entry.of(item, source, place.recipe(), written);
    }
}
