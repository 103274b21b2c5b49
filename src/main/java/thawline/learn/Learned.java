package thawline.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import thawline.core.Kernel;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.layer.Layer;
import thawline.tensor.Shape;
import thawline.train.History;

/// What was learned, how near it comes on pictures that it was not trained on, and how it came there.
///
/// @param layer for pictures of any size
/// @param kernel the one kernel that does the same, where the student is linear
/// @param leastSquares the best kernel for what was trained on: of that size, or as far as the
///     teacher looks beside a student that is not linear
public record Learned(Layer layer, Figures figures, Course course, Optional<Kernel> kernel, LinearFit leastSquares) {

    /// What a history, and so a model file, calls the metric of a single kernel: the largest distance of a number from
    /// the least-squares kernel's, as a share of that one's largest.
    public static final String DISTANCE = "kernel_distance";

    /// On pictures that were held out.
    ///
    /// @param identity what leaving pictures as they are would come to; where planes are as many
    /// @param linear what the best linear kernel comes to
    /// @param kernelError the largest error of a number, as a share of the teacher's largest; where both are linear
    /// @param toLeastSquares the same towards the least-squares kernel
    public record Figures(
            Fidelity learned,
            Optional<Fidelity> identity,
            Fidelity linear,
            OptionalDouble kernelError,
            OptionalDouble toLeastSquares,
            List<String> pictures) {
        public Figures {
            pictures = List.copyOf(pictures);
        }
    }

    /// How it was learned.
    ///
    /// @param ins planes of a picture
    /// @param history losses are shares of the teacher's power; a single kernel has its [#DISTANCE]
    public record Course(String student, int ins, long seed, History history, Snapshots snapshots, double seconds) {}

    /// The size that a model file names; pictures may be of any other.
    private static final int SIDE = 256;

    /// As a model file's content, with the history and the snapshots in its notes besides those given.
    public SavedModel model(Notes notes) {
        Notes all = notes.with(Notes.SCALING, "0..255")
                .with(Notes.HISTORY, course.history().json())
                .with(Notes.SEED, Long.toString(course.seed()));
        Snapshots film = course.snapshots().thinned();
        return new SavedModel(
                layer,
                Shape.planes(course.ins(), SIDE, SIDE),
                film.all().isEmpty() ? all : all.with(Notes.SNAPSHOTS, film.json()));
    }

    /// Writes the model, over a file that is there.
    public void save(Path file) throws IOException {
        ModelFiles.write(file, model(Notes.NONE));
    }
}
