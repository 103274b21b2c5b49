package thawline.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.layer.BlockNorm;
import thawline.layer.Conv2d;
import thawline.layer.Serial;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.train.Adam;
import thawline.train.Epoch;
import thawline.train.Fit;
import thawline.train.History;
import thawline.train.Initializer;
import thawline.train.Listener;
import thawline.train.Model;
import thawline.train.Schedule;
import thawline.train.SquaredError;
import thawline.train.Start;
import thawline.train.Trainer;

/// Learns a better Sobel: two k × k kernels whose answers to a wave point where it rises.
///
/// The net is the two kernels and [BlockNorm], which makes a vector of length 1 of their answers; its squared
/// distance to the direction's own is 2 − 2·cos e ≈ e², so that the squared error of training is the square
/// of [AngularError]. Nothing in it says that a derivative is odd, sums to 0 or turns as the picture does:
/// the numbers start at random and find it out. Gradient descent comes first, [AnglePolish] last, which 5 × 5
/// kernels need.
///
/// ```java
/// AngleLearner.Result better = AngleLearner.of(3).learn(AngleLearner.FIT, Listener.SILENT);
/// better.error().rms(); // degrees; Sobel's are 1.29
/// better.layer();       // 1 → 2 planes, as Edges.sobel(3)
/// ```
///
/// @param ksize 3, 5, 7 or 9
/// @param top the largest |ω| that counts, in radians a pixel
/// @param start the kernels to begin with; empty for random ones
public record AngleLearner(int ksize, double top, Optional<Kernel> start) {

    /// 7 × 7 kernels are off by less than a millionth of a degree already.
    private static final int LARGEST = 9;

    /// Waves of one epoch.
    static final int WAVES = 4096;

    /// How long, in what batches: enough for kernels up to 7 × 7.
    public static final Fit FIT = Fit.of(32, 100).schedule(new Schedule.Cosine(0));

    /// The gradient of an angle grows as numbers shrink; a short memory of its square follows that.
    private static final Adam ADAM = Adam.keras(0.1).betas(0.9, 0.99);

    /// Every direction has length 1, so no element is to be held back, and ε is far below what a wave makes.
    private static final BlockNorm DIRECTION = new BlockNorm(2, 1e-3f);

    private static final double LENGTH = 1 / (1 + (double) BlockNorm.AGAIN);

    public AngleLearner {
        if (ksize < 3 || ksize % 2 == 0) {
            throw new IllegalArgumentException("kernel " + ksize + " has no middle with neighbours; use 3 or 5");
        }
        if (ksize > LARGEST) {
            throw new IllegalArgumentException("kernel " + ksize + " is larger than directions need; use 3, 5 or 7");
        }
        if (!(top > 0 && top <= Math.PI)) {
            throw new IllegalArgumentException(
                    "frequencies reach from 0 to at most π radians a pixel, but " + top + " was asked; use π/2");
        }
        start.ifPresent(k -> {
            if (k.outs() != 2 || k.ins() != 1 || k.depth() != 1 || k.height() != ksize || k.width() != ksize) {
                throw new IllegalArgumentException(
                        k + " is not a pair of " + ksize + "×" + ksize + " kernels over one plane");
            }
        });
    }

    /// Over |ω| ≤ π/2, from random numbers.
    public static AngleLearner of(int ksize) {
        return new AngleLearner(ksize, AngularError.HALF, Optional.empty());
    }

    public AngleLearner from(Kernel pair) {
        return new AngleLearner(ksize, top, Optional.of(pair));
    }

    /// What was learned.
    ///
    /// @param layer the kernels, exactly alike in all turns and mirrors of the square, of unit slope; 1 → 2 planes
    /// @param raw the kernels as training left them
    /// @param error of the layer
    /// @param polish √(mean of e²) over the waves in degrees, before and after each of the last steps; empty where
    /// training was interrupted
    /// @param snapshots the kernels before the first epoch, after each, and in the end the layer's; all of the same
    /// length, since no angle depends on it
    public record Result(
            Conv2d layer, Kernel raw, AngularError error, History history, List<Double> polish, Snapshots snapshots) {

        /// The size that a model file names; pictures may be of any other.
        private static final int SIDE = 256;

        public Result {
            polish = List.copyOf(polish);
        }

        public Kernel kernel() {
            return layer.kernel().kernel();
        }

        /// As a model file's content, with the history and the snapshots in its notes besides those given.
        public SavedModel model(Notes notes) {
            Notes all = notes.with(Notes.SCALING, "0..255")
                    .with(Notes.HISTORY, history.json())
                    .with(Notes.SNAPSHOTS, snapshots.thinned().json());
            return new SavedModel(layer, Shape.plane(SIDE, SIDE), all);
        }

        /// Writes the model, over a file that is there.
        public void save(Path file) throws IOException {
            ModelFiles.write(file, model(Notes.NONE));
        }
    }

    /// Trains a pair, and makes a filter of it.
    ///
    /// @param fit batches, epochs, seed, threads and what stops it
    /// @param listener is told how it goes; the fit's own is not
    public Result learn(Fit fit, Listener listener) {
        Weights.Learned numbers = new Weights.Learned(start.orElseGet(() -> random(fit.seed())));
        Conv2d pupil = new Conv2d(numbers, Optional.empty(), Geometry.UNIT, Conv2d.Pad.NONE);
        Waves waves = new Waves(ksize, WAVES, top, fit.seed(), LENGTH);
        Trainer trainer = Model.of(waves.shape(), Serial.of(pupil, DIRECTION)).compile(new SquaredError(), ADAM);
        List<Kernel> steps = new ArrayList<>(List.of(numbers.kernel().copy()));
        History history = trainer.fit(waves, fit.listener(new Listener() {
            @Override
            public void step(int epoch, int step, int all, double loss) {
                listener.step(epoch, step, all, loss);
            }

            @Override
            public void epoch(Epoch epoch, int epochs) {
                steps.add(numbers.kernel().copy());
                listener.epoch(epoch, epochs);
            }
        }));
        List<Double> polish =
                history.ending() == History.Ending.INTERRUPTED ? List.of() : AnglePolish.run(numbers, waves);
        Kernel raw = numbers.kernel().copy();
        Kernel even = symmetric(raw);
        steps.set(steps.size() - 1, even);
        return new Result(
                Conv2d.learned(even, Border.REFLECT_101),
                raw,
                AngularError.of(even, top),
                history,
                polish,
                snapshots(steps, length(even)));
    }

    private static Snapshots snapshots(List<Kernel> steps, double length) {
        List<Snapshots.Snapshot> all = new ArrayList<>();
        for (Kernel k : steps) {
            Conv2d layer = Conv2d.learned(k.times(length / length(k)), Border.REFLECT_101);
            all.add(Snapshots.Snapshot.of(all.size(), layer));
        }
        return new Snapshots(all);
    }

    private static double length(Kernel k) {
        double sum = 0;
        for (float v : k.toArray()) {
            sum += (double) v * v;
        }
        return Math.sqrt(sum);
    }

    Kernel random(long seed) {
        return new Start(Initializer.KERAS, seed)
                .kernel(2, 1, new Axes(1, ksize, ksize))
                .kernel();
    }

    /// The pair nearest to `raw` whose d/dx is odd in x and even in y and whose d/dy is its transpose, scaled
    /// so that a slope of 1 a pixel gives 1: `Σ x·k_x = 1`.
    static Kernel symmetric(Kernel raw) {
        int n = raw.width();
        double[] dx = new double[n * n];
        double slope = 0;
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                int left = n - 1 - x;
                int up = n - 1 - y;
                double along = raw.at(0, 0, 0, y, x)
                        - raw.at(0, 0, 0, y, left)
                        + raw.at(0, 0, 0, up, x)
                        - raw.at(0, 0, 0, up, left);
                double down = raw.at(1, 0, 0, x, y)
                        - raw.at(1, 0, 0, left, y)
                        + raw.at(1, 0, 0, x, up)
                        - raw.at(1, 0, 0, left, up);
                dx[y * n + x] = (along + down) / 8;
                slope += (x - n / 2) * dx[y * n + x];
            }
        }
        float[] numbers = new float[n * n];
        for (int y = 0; y < n; y++) {
            for (int x = n / 2 + 1; x < n; x++) {
                int row = Math.min(y, n - 1 - y); // sums in another order may round otherwise
                numbers[y * n + x] = (float) (dx[row * n + x] / slope);
                numbers[y * n + n - 1 - x] = -numbers[y * n + x];
            }
        }
        return AngularError.pair(Kernel.of(n, n, numbers));
    }

    /// The best pair of whole numbers up to `largest` near a pair, which is made symmetric first.
    public static Kernel whole(Kernel pair, int largest) {
        if (largest < 1) {
            throw new IllegalArgumentException("whole numbers up to " + largest + " are all 0; use 127");
        }
        return WholeNumbers.near(symmetric(pair), largest);
    }
}
