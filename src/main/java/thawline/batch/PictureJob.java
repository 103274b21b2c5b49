package thawline.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import thawline.io.ImageFiles;
import thawline.io.Picture;
import thawline.io.ReadAs;
import thawline.pipeline.Pipeline;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// A pipeline over pictures, one at a time; those of one shape that follow each other share a plan. For one
/// thread at a time.
public final class PictureJob {

    private final Pipeline pipeline;
    private final Look look;
    private final Prepared.Besides besides;
    private final ImageFiles files;
    private int threads;

    private Optional<Prepared> prepared = Optional.empty();

    public PictureJob(Pipeline pipeline, View view, int threads, ImageFiles files) {
        this(pipeline, Look.of(view), Prepared.Besides.NOTHING, files);
        this.threads = threads;
    }

    PictureJob(Pipeline pipeline, Look look, Prepared.Besides besides, ImageFiles files) {
        this.pipeline = pipeline;
        this.look = look;
        this.besides = besides;
        this.files = files;
        this.threads = 1;
    }

    /// Of a file. Colour files go into a pipeline that begins with `gray` as their luma plane where they have
    /// one.
    public Result run(Path file) throws IOException {
        return run(as -> files.read(file, as));
    }

    /// Reads one picture, once or twice.
    @FunctionalInterface
    interface Source {
        Picture read(ReadAs as) throws IOException;
    }

    Result run(Source source) throws IOException {
        Picture read = source.read(readAs());
        Prepared.Raw raw = filtered(read);
        if (pipeline.mark().isEmpty()) {
            return result(read, raw);
        }
        return marked(pipeline.beginsWithGray() ? source.read(ReadAs.STORED) : read, raw);
    }

    /// Of a picture in memory.
    public Result run(Picture picture) {
        Prepared.Raw raw = filtered(picture);
        return pipeline.mark().isEmpty() ? result(picture, raw) : marked(picture, raw);
    }

    ReadAs readAs() {
        return pipeline.beginsWithGray() ? ReadAs.LUMA : ReadAs.STORED;
    }

    private Prepared.Raw filtered(Picture picture) {
        Samples pixels = picture.pixels();
        return prepared(pixels.shape(), pixels.depth()).run(pixels);
    }

    private static Result result(Picture read, Prepared.Raw raw) {
        return new Result(raw.samples().map(read::with), raw.corners(), raw.time());
    }

    private Result marked(Picture original, Prepared.Raw raw) {
        return new Result(
                pipeline.mark()
                        .map(mark -> original.with(
                                mark.draw(original.pixels(), raw.corners().orElseThrow()))),
                raw.corners(),
                raw.time());
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
            prepared = Optional.of(new Prepared(pipeline, look, besides, kind));
        }
        return prepared.get();
    }

    /// Gives buffers back that are larger than this.
    void keepAtMost(long bytes) {
        prepared = prepared.filter(p -> p.keptBytes() <= bytes);
    }
}
