package thawline.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import thawline.layer.Layer;
import thawline.pipeline.Pipeline;
import thawline.pipeline.PipelineException;
import thawline.pipeline.PipelineFile;
import thawline.tensor.Shape;
import thawline.train.Blueprint;
import thawline.train.Start;

/// A network as text, in the language of pipelines: learned layers beside designed filters, which stay as they are.
///
/// ```
/// scale(1/255)                       # 0 … 255 becomes 0 … 1
/// | conv2d(32, 3) | relu | maxPool
/// | conv2d(64, 3) | relu | maxPool
/// | flatten | dropout(0.5) | dense(10) | softmax
/// ```
///
/// Branches are those of pipelines too: `[ a , b ]` puts their planes behind each other, `+[ identity , a ]` adds.
public final class NetText {

    private NetText() {}

    /// Where a net was read.
    private record Origin(Path file, String text) {}

    /// A name that learned layers have, how it is written, and a line about it.
    public record Word(String name, String signature, String line) {}

    /// The names beyond those of pipelines.
    public static List<Word> words() {
        return NetWords.entries(Optional::empty).values().stream()
                .map(e -> new Word(e.name(), e.signature(), e.note().line()))
                .toList();
    }

    /// The network of a text, or a [PipelineException] that shows where the text goes wrong.
    public static Blueprint parse(String text) {
        requireFilters(Pipeline.parse(text, NetWords.entries(Optional::empty)));
        return (in, start) -> build(text, in, start);
    }

    /// The network in a file; a [PipelineException] says file, line and column of what is wrong with it.
    public static Blueprint read(Path file) throws IOException {
        String text = PipelineFile.text(file);
        try {
            Blueprint net = parse(text);
            return (in, start) -> build(net, in, start, new Origin(file, text));
        } catch (PipelineException wrong) {
            throw wrong.in(file);
        }
    }

    /// What does not fit is known only with the shape that comes in, and told with the file all the same.
    private static Layer build(Blueprint net, Shape in, Start start, Origin origin) {
        try {
            return net.build(in, start);
        } catch (PipelineException unfit) {
            throw unfit.in(origin.file(), origin.text());
        }
    }

    private static Layer build(String text, Shape in, Start start) {
        boolean[] parsed = {false};
        Pipeline pipeline =
                Pipeline.parse(text, NetWords.entries(() -> parsed[0] ? Optional.of(start) : Optional.empty()));
        parsed[0] = true;
        return pipeline.layer(in);
    }

    private static void requireFilters(Pipeline pipeline) {
        if (pipeline.finder().isPresent() || pipeline.drawing().isPresent()) {
            throw new IllegalArgumentException(
                    "a network is made of filters and layers, but this reads corners out: " + pipeline);
        }
    }
}
