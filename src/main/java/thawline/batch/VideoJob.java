package thawline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import thawline.io.Drafts;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.VideoReader;
import thawline.io.VideoWriter;

/// A video or a camera as a folder of frames, on either side of a job: video → video, video → folder, folder
/// → video. Frames go one after the other, each on all threads.
///
/// Nothing is kept of it in a journal: another run makes all frames again. A frame that fails is left out; a
/// video that breaks off gives the frames before that in a folder, and no video.
///
/// @param selection a video file, a camera such as `camera:0`, or a folder
/// @param out a video file, or a folder
public record VideoJob(Selection selection, Path out, Span span, Work work) {

    /// Which frames, and how fast.
    ///
    /// @param fps of a video that is written; that of the source where there is none, or 25
    /// @param frames no more than these; all where there is none
    public record Span(OptionalDouble fps, OptionalLong frames) {}

    /// What is made of them.
    ///
    /// @param naming of frames in a folder
    public record Work(Treatment treatment, Naming naming, ImageFiles files, Conduct conduct) {}

    private static final double FPS = 25;

    private static final Pattern CAMERA = Pattern.compile("camera:(\\d{1,3})");

    /// Throws [IllegalArgumentException] where it cannot be as it was asked for.
    public VideoJob {
        requireOther(selection.in(), out);
        if (isCamera(selection.in())
                && VideoWriter.isNameOfVideo(out)
                && span.frames().isEmpty()) {
            throw new IllegalArgumentException("a camera has no end; say how many frames are wanted, as --frames 250");
        }
        if (VideoWriter.isNameOfVideo(out) && !Files.isDirectory(out)) {
            if (!(work.naming().product() instanceof Product.Picture)) {
                throw new IllegalArgumentException("a video is made of pictures, and the pipeline makes a list; mark"
                        + " draws corners into the frames");
            }
            if (!work.treatment().companions().isEmpty()) {
                throw new IllegalArgumentException(
                        "nothing can stand beside the frames of a video; write the frames into a folder");
            }
            if (Files.exists(out) && work.conduct().earlier().foreign() == Conduct.Foreign.REFUSE) {
                throw new IllegalArgumentException(out + " is there already; --overwrite replaces it");
            }
        }
    }

    private static void requireOther(Path in, Path out) {
        try {
            if (Files.exists(in) && Files.exists(out) && Files.isSameFile(in, out)) {
                throw new IllegalArgumentException(
                        "the result would overwrite its source " + in + "; give another name");
            }
        } catch (IOException unsure) {
            throw new IllegalArgumentException("cannot tell whether " + in + " and " + out + " are one file", unsure);
        }
    }

    /// Whether one side of a job is a video or a camera.
    public static boolean isMeant(Path in, Path out) throws IOException {
        return isCamera(in)
                || (Files.isRegularFile(in) && VideoReader.isVideo(in))
                || (Files.isDirectory(in) && !Files.isDirectory(out) && VideoWriter.isNameOfVideo(out));
    }

    private static boolean isCamera(Path in) {
        return CAMERA.matcher(in.toString()).matches();
    }

    /// Throws [IOException] where a source cannot be opened or a video comes to nothing.
    public Tally run(List<Progress> watchers) throws IOException {
        Place place = place();
        Files.createDirectories(place.folder().resolve(Place.FOLDER));
        Drafts drafts = new Drafts();
        try (JobLocks _ = JobLocks.take(outline(place));
                FrameSource source = source()) {
            long most = span.frames().orElse(Long.MAX_VALUE);
            long total = Math.min(source.frames().orElse(span.frames().orElse(0)), most);
            Ledger ledger = new Ledger((int) Math.min(total, Integer.MAX_VALUE), watchers);
            Stop stop = new Stop(work.conduct().atFailure());
            try (Threads.AtExit _ = Threads.atExit(() -> interrupt(ledger, drafts, stop));
                    FrameSink sink = sink(source, drafts)) {
                ledger.begun(List.of());
                List<String> remarks = new ArrayList<>(frames(source, sink, most, new Course(ledger, stop)));
                stop.remark().ifPresent(remarks::add);
                remarks.add(ledger.tally().summary(""));
                ledger.ended(remarks);
            }
            return ledger.tally();
        }
    }

    /// How it goes.
    private record Course(Ledger ledger, Stop stop) {}

    private List<String> frames(FrameSource source, FrameSink sink, long most, Course course) throws IOException {
        PictureJob pictures = new PictureJob(work.treatment(), work.files());
        pictures.threads(work.conduct().threads());
        try {
            long n = 0;
            for (Optional<FrameSource.Frame> next = source.next();
                    next.isPresent() && !course.stop().isWanted();
                    next = source.next()) {
                make(next.get(), pictures, sink, course);
                if (++n == most) {
                    break;
                }
            }
        } catch (IOException broken) {
            if (sink instanceof FrameSink.ToVideo) {
                throw broken;
            }
            Job.failed(selection.in().toString(), Reasons.of(broken), course.ledger(), course.stop());
        }
        boolean whole =
                course.ledger().tally().done() > 0 && course.stop().remark().isEmpty();
        return whole ? sink.end() : List.of();
    }

    private void make(FrameSource.Frame frame, PictureJob pictures, FrameSink sink, Course course) {
        long start = System.nanoTime();
        Item item = sink.item(frame.found());
        try {
            List<String> notes = new ArrayList<>(item.notes());
            long[] pixels = {0};
            Result result = pictures.run(as -> {
                var picture = frame.picture().read(as);
                picture.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
                pixels[0] = (long) picture.pixels().width() * picture.pixels().height();
                return picture;
            });
            sink.write(item, result, notes);
            var time = java.time.Duration.ofNanos(System.nanoTime() - start);
            course.ledger().done(new Progress.Done(item, item.outputs(), pixels[0], time, notes));
            course.stop().done();
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError fault) {
            Job.failed(item.name(), Reasons.of(outline(place()), item, fault), course.ledger(), course.stop());
        }
    }

    private static void interrupt(Ledger ledger, Drafts drafts, Stop stop) {
        stop.now("interrupted");
        ledger.interrupted(tally -> "interrupted: " + tally.summary(""));
        try {
            drafts.close();
        } catch (IOException left) {
            // the next run takes away what is left
        }
    }

    private boolean isToVideo() {
        return VideoWriter.isNameOfVideo(out) && !Files.isDirectory(out);
    }

    private Place place() {
        Path file = out.toAbsolutePath().normalize();
        return isToVideo()
                ? new Place(file.getParent(), Optional.of(file.getFileName().toString()))
                : new Place(file, Optional.empty());
    }

    /// For locks and leftovers: the folder that gets results.
    private Outline outline(Place place) {
        Found any = new Found(selection.in(), "any", Optional.empty(), selection.in());
        Item item = new Item(any, place.single().orElse("any"), List.of(), List.of());
        var nothing = new Outline.Findings(List.of(), List.of(), Left.NOTHING);
        return new Outline(selection.in(), place, List.of(item), nothing);
    }

    private FrameSource source() throws IOException {
        Path in = selection.in();
        Matcher camera = CAMERA.matcher(in.toString());
        if (camera.matches()) {
            return new FrameSource.OfVideo(VideoReader.camera(Integer.parseInt(camera.group(1))), in);
        }
        return Files.isDirectory(in)
                ? new FrameSource.OfFolder(
                        new Walk(selection, in.toRealPath(), out).run().found(), work.files())
                : new FrameSource.OfVideo(VideoReader.open(in), in);
    }

    private FrameSink sink(FrameSource source, Drafts drafts) throws IOException {
        if (!isToVideo()) {
            return new FrameSink.ToFolder(this, drafts);
        }
        double fps = span.fps().orElse(source.fps().orElse(FPS));
        return new FrameSink.ToVideo(this, fps, drafts);
    }

    Treatment treatment() {
        return work.treatment();
    }

    Naming naming() {
        return work.naming();
    }

    ImageFiles files() {
        return work.files();
    }

    Existing existing() {
        return work.conduct().earlier().foreign() == Conduct.Foreign.OVERWRITE ? Existing.REPLACE : Existing.REFUSE;
    }
}
