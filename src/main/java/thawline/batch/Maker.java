package thawline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import thawline.engine.Difference;
import thawline.io.Draft;
import thawline.io.Drafts;
import thawline.io.ImageFiles;
import thawline.io.ImageFormatException;
import thawline.io.Picture;
import thawline.io.PictureFile;
import thawline.io.PictureInfo;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// Makes one picture after the other: source → result and companions as drafts, which a [Settler] takes on.
/// For one thread.
final class Maker implements AutoCloseable {

    /// Kept plans of all workers together take no more than this share of the budget.
    private static final int KEPT = 8;

    private final Job job;
    private final Drafts drafts;
    private final Admission admission;
    private final int threads;
    private final PictureJob pictures;
    private final ImageFiles files;
    private final Outputs outputs;

    /// @param threads that work on a picture which does not run alone
    Maker(Job job, Drafts drafts, Admission admission, int threads) {
        this.job = job;
        this.drafts = drafts;
        this.admission = admission;
        this.threads = threads;
        pictures = new PictureJob(job.treatment(), job.files());
        files = job.files().with(pictures.spare());
        outputs = new Outputs(job.treatment(), files);
    }

    Drafted make(Todo todo) throws IOException, InterruptedException {
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
    private Drafted alone(Todo todo) throws IOException, InterruptedException {
        forget();
        return admitted(todo, admission.budget());
    }

    /// Gives memory back that is kept for the next picture.
    void forget() {
        pictures.keepAtMost(-1);
    }

    @Override
    public void close() {
        forget();
    }

    private Drafted admitted(Todo todo, long atFirst) throws IOException, InterruptedException {
        long wanted = atFirst;
        while (true) {
            try (Admission.Share share = admission.admit(wanted)) {
                Stamp stamp = Stamp.taken(todo.item().source());
                try (PictureFile file = files.open(todo.item().source())) {
                    pictures.threads(threads);
                    wanted = Math.max(wanted, atFirst + bytes(file));
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
    private long bytes(PictureFile file) {
        PictureInfo info = file.info();
        Samples.Depth depth = info.depth();
        long plane = info.pixels() * depth.bits() / Byte.SIZE;
        long read = plane * (info.channels() + (info.alpha() ? 1 : 0));
        Shape shape = file.shape(pictures.readAs()); // that of the plan which runs, or each picture would make two
        return 2 * read + pictures.prepared(shape, depth).bytes() + pictures.openCvBytes(shape);
    }

    private Drafted made(Todo todo, Stamp stamp, PictureFile file) throws IOException {
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
        List<Draft> written = new ArrayList<>();
        try {
            for (String output : item.outputs()) {
                Path target = job.outline().path(output);
                Files.createDirectories(target.getParent());
                Draft draft = drafts.to(target);
                written.add(draft);
                outputs.write(item, output.substring(item.output().length()), result, draft, notes);
            }
            pictures.giveBack(result);
            String hash = HexFormat.of().formatHex(file.sha256());
            return new Drafted(
                    todo,
                    new Entry.Source(job.outline().in().toString(), item.name(), stamp, hash),
                    written,
                    new Drafted.About(
                            start,
                            file.info().pixels(),
                            notes,
                            result.difference().map(Difference::row).orElseGet(TreeMap::new)));
        } catch (IOException | RuntimeException | Error fault) {
            Drafted.close(written);
            throw fault;
        }
    }
}
