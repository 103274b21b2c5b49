package thawline.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thawline.engine.CornerDifference;
import thawline.engine.Difference;
import thawline.engine.OpenCvEngine;
import thawline.io.ImageFiles;
import thawline.io.Picture;
import thawline.io.ReadAs;
import thawline.io.Spare;
import thawline.pipeline.Pipeline;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// A pipeline over pictures, one at a time; those of one shape that follow each other share a plan. For one
/// thread at a time.
public final class PictureJob {

    private final Treatment treatment;
    private final Pipeline pipeline;
    private final ReadAs readAs;
    private final Optional<OpenCvEngine> openCv;
    private final ImageFiles files;
    private final Spare spare = new Spare();
    private final List<Samples> read = new ArrayList<>();
    private int threads = 1;

    private Optional<Prepared> prepared = Optional.empty();

    public PictureJob(Pipeline pipeline, View view, int threads, ImageFiles files) {
        this(Treatment.of(pipeline).with(Look.of(view)), files);
        this.threads = threads;
    }

    PictureJob(Treatment treatment, ImageFiles files) {
        this.treatment = treatment;
        this.pipeline = treatment.pipeline();
        this.readAs = pipeline.beginsWithGray() ? ReadAs.LUMA : ReadAs.STORED;
        this.openCv = treatment.openCv();
        this.files = files;
    }

    /// Reads one picture, once or twice.
    @FunctionalInterface
    interface Source {
        Picture read(ReadAs as) throws IOException;
    }

    /// Of a file. Colour files go into a pipeline that begins with `gray` as their luma plane where they have
    /// one.
    public Result run(Path file) throws IOException {
        return run(as -> files.read(file, as));
    }

    Result run(Source source) throws IOException {
        read.clear();
        Picture first = read(source, readAs);
        Made made = made(first);
        boolean again = draws() && readAs == ReadAs.LUMA;
        return result(again ? read(source, ReadAs.STORED) : first, made);
    }

    /// What it reads pictures as to run over them.
    ReadAs readAs() {
        return readAs;
    }

    private Picture read(Source source, ReadAs as) throws IOException {
        Picture picture = source.read(as);
        read.add(picture.pixels());
        return picture;
    }

    /// Of a picture in memory.
    public Result run(Picture picture) {
        read.clear();
        return result(picture, made(picture));
    }

    /// What the filters made, and how far OpenCV's are from that.
    private record Made(Prepared.Raw raw, Optional<Difference> difference) {}

    private Made made(Picture picture) {
        Samples pixels = picture.pixels();
        Prepared ready = prepared(pixels.shape(), pixels.depth());
        return switch (treatment.engine()) {
            case THAWLINE -> new Made(ready.run(pixels), Optional.empty());
            case OPENCV -> new Made(byOpenCv(ready, pixels), Optional.empty());
            case BOTH -> {
                Prepared.Raw ours = ready.run(pixels);
                yield new Made(ours, Optional.of(difference(ours, byOpenCv(ready, pixels))));
            }
        };
    }

    private Prepared.Raw byOpenCv(Prepared ready, Samples pixels) {
        return ready.read(openCv.orElseThrow().run(pixels), pixels.depth());
    }

    private static Difference difference(Prepared.Raw ours, Prepared.Raw theirs) {
        return ours.samples().isPresent()
                ? Difference.of(ours.samples().get(), theirs.samples().orElseThrow())
                : CornerDifference.of(
                        ours.data().corners().orElseThrow(),
                        theirs.data().corners().orElseThrow());
    }

    private boolean draws() {
        return pipeline.mark().isPresent() && treatment.extras().pictures() == Treatment.Pictures.WRITTEN;
    }

    /// @param original what marks are drawn into
    private Result result(Picture original, Made made) {
        Prepared.Raw raw = made.raw();
        Optional<Samples> drawn = pipeline.mark()
                .filter(mark -> draws())
                .map(mark -> mark.draw(original.pixels(), raw.data().corners().orElseThrow()));
        return new Result(drawn.or(raw::samples).map(original::with), raw.data(), raw.time(), made.difference());
    }

    /// Takes the memory of the last result back, and of the picture that it was made of; nobody looks at them any
    /// more.
    void giveBack(Result result) {
        read.forEach(spare::giveBack);
        read.clear();
        result.picture().ifPresent(picture -> spare.giveBack(picture.pixels()));
    }

    /// What it has to spare between pictures.
    Spare spare() {
        return spare;
    }

    /// How many threads work on a picture from now on.
    void threads(int count) {
        threads = count;
    }

    /// The pipeline for pictures of a shape; the one that is there where it fits.
    Prepared prepared(Shape shape, Samples.Depth depth) {
        Prepared.Kind kind = new Prepared.Kind(shape, depth, threads);
        if (prepared.filter(p -> p.kind().equals(kind)).isEmpty()) {
            prepared = Optional.empty(); // gives its buffers back before new ones are taken
            prepared = Optional.of(new Prepared(treatment, kind, spare));
        }
        return prepared.get();
    }

    /// About what OpenCV takes, where it is asked.
    long openCvBytes(Shape shape) {
        return openCv.map(engine -> engine.bytes(shape)).orElse(0L);
    }

    /// Gives buffers back that are larger than this.
    void keepAtMost(long bytes) {
        prepared = prepared.filter(p -> p.keptBytes() <= bytes);
        if (prepared.map(Prepared::keptBytes).orElse(0L) + spare.size() > bytes) {
            spare.close();
        }
    }
}
