package thawline.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import thawline.io.ImageFiles;
import thawline.io.Picture;
import thawline.io.ReadAs;
import thawline.pipeline.Pipeline;
import thawline.tensor.Shape;

/// A pipeline over pictures, one at a time; those of one shape that follow each other share a plan.
public final class PictureJob {

    private final Pipeline pipeline;
    private final View view;
    private final int threads;
    private final ImageFiles files;

    private Optional<Prepared> prepared = Optional.empty();

    public PictureJob(Pipeline pipeline, View view, int threads, ImageFiles files) {
        this.pipeline = pipeline;
        this.view = view;
        this.threads = threads;
        this.files = files;
    }

    /// Of a file. Colour files go into a pipeline that begins with `gray` as their luma plane where they have
    /// one.
    public Result run(Path file) throws IOException {
        Picture read = files.read(file, pipeline.beginsWithGray() ? ReadAs.LUMA : ReadAs.STORED);
        Prepared.Raw raw = prepared(read.pixels().shape()).run(read.pixels());
        if (pipeline.mark().isEmpty()) {
            return new Result(raw.samples().map(read::with), raw.corners(), raw.time());
        }
        Picture original = pipeline.beginsWithGray() ? files.read(file, ReadAs.STORED) : read;
        return marked(original, raw);
    }

    /// Of a picture in memory.
    public Result run(Picture picture) {
        Prepared.Raw raw = prepared(picture.pixels().shape()).run(picture.pixels());
        return pipeline.mark().isEmpty()
                ? new Result(raw.samples().map(picture::with), raw.corners(), raw.time())
                : marked(picture, raw);
    }

    private Result marked(Picture original, Prepared.Raw raw) {
        return new Result(
                pipeline.mark()
                        .map(mark -> original.with(
                                mark.draw(original.pixels(), raw.corners().orElseThrow()))),
                raw.corners(),
                raw.time());
    }

    private Prepared prepared(Shape shape) {
        if (prepared.filter(p -> p.shape().equals(shape)).isEmpty()) {
            prepared = Optional.empty(); // gives its buffers back before new ones are taken
            prepared = Optional.of(new Prepared(pipeline, view, shape, threads));
        }
        return prepared.get();
    }
}
