package thawline.learn.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import thawline.core.Kernel;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.layer.Conv2d;
import thawline.learn.Snapshots;
import thawline.learn.Snapshots.Snapshot;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.train.Epoch;
import thawline.train.History;
import thawline.train.Scores;

/// A model as training leaves it, with history and snapshots, made without training: from noise each number comes
/// nearer by a third of the way an epoch.
public final class Learnt {

    public static final int EPOCHS = 24;

    private Learnt() {}

    /// Of a square kernel in grey, which it comes within 1e-4 of its first number.
    public static void write(Path file, Kernel wanted) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        float[] end = wanted.toArray();
        float[] start = new float[end.length];
        for (int i = 0; i < end.length; i++) {
            start[i] = (float) random.nextDouble(-1, 1);
        }
        List<Snapshot> snapshots = new ArrayList<>();
        List<Epoch> epochs = new ArrayList<>();
        float[] now = start.clone();
        for (int e = 0; e <= EPOCHS; e++) {
            float far = (float) Math.pow(2.0 / 3, e);
            for (int i = 0; i < end.length; i++) {
                now[i] = end[i] + far * (start[i] - end[i]);
            }
            if (e > 0) {
                Scores scores = new Scores(64, far * far, Map.of());
                Scores kept = new Scores(16, 1.3 * far * far, Map.of());
                epochs.add(new Epoch(e, 0.01, scores, Optional.of(kept), 0.2));
            }
            if (e % 3 == 0) {
                snapshots.add(Snapshot.of(e, layer(wanted, now)));
            }
        }
        Notes notes = Notes.NONE
                .with(Notes.HISTORY, new History(epochs, History.Ending.DONE, OptionalInt.empty()).json())
                .with(Notes.SNAPSHOTS, new Snapshots(snapshots).json())
                .with(Notes.SEED, "7")
                .with(Notes.RECIPE, "noise, and a third of the way an epoch")
                .with(Notes.VERSION, "0");
        ModelFiles.write(file, new SavedModel(layer(wanted, now), Shape.plane(32, 32), notes));
    }

    private static Conv2d layer(Kernel like, float[] numbers) {
        return Conv2d.learned(Kernel.of(like.height(), like.width(), numbers), Border.REFLECT_101);
    }
}
