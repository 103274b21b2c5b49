package thawline.learn.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.layer.Layer;
import thawline.pipeline.Pipeline;
import thawline.pipeline.PipelineFile;
import thawline.tensor.Shape;

/// One of the two filters of a comparison, and where it comes from.
///
/// @param name as people read it: the pipeline, or the file's name
/// @param layer the filter for pictures of a shape
/// @param model what its file holds, where it is a model
public record Side(String name, Function<Shape, Layer> layer, Optional<SavedModel> model) {

    /// What a user gave: the text of a pipeline, a file of one (with `@` before its name or without), or a model
    /// (`.onnx`).
    public static Side of(String given) throws IOException {
        if (given.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            return model(Path.of(given));
        }
        if (!given.startsWith("@") && isFile(given)) {
            return of(PipelineFile.read(Path.of(given)));
        }
        return of(PipelineFile.given(given));
    }

    private static boolean isFile(String given) {
        try {
            return Files.isRegularFile(Path.of(given));
        } catch (InvalidPathException text) {
            return false;
        }
    }

    /// The filters of a pipeline. One that reads corners out has no planes to be compared.
    public static Side of(Pipeline pipeline) {
        if (pipeline.finder().isPresent() || pipeline.drawing().isPresent()) {
            throw new IllegalArgumentException(
                    "maps are compared, but '" + pipeline + "' reads corners out of one; leave out its last steps");
        }
        return new Side(pipeline.toString(), pipeline::layer, Optional.empty());
    }

    public static Side of(String name, Layer layer) {
        return new Side(name, in -> layer, Optional.empty());
    }

    /// A model file; it takes pictures of any size unless dense layers fix theirs.
    public static Side model(Path file) throws IOException {
        SavedModel model = ModelFiles.read(file);
        return new Side(String.valueOf(file.getFileName()), in -> model.layer(), Optional.of(model));
    }

    /// Its learned numbers written down.
    Layer frozen(Shape in) {
        return layer.apply(in).freeze();
    }

    /// What its file says of it, where it has one.
    public Notes notes() {
        return model.map(SavedModel::notes).orElse(Notes.NONE);
    }

    /// What a picture becomes, or an [IllegalArgumentException] that names the side.
    Shape out(Shape in) {
        try {
            return layer.apply(in).shape(in);
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(name + ": " + unfit.getMessage(), unfit);
        }
    }

    boolean takes(Shape in) {
        try {
            layer.apply(in).shape(in);
            return true;
        } catch (IllegalArgumentException unfit) {
            return false;
        }
    }
}
