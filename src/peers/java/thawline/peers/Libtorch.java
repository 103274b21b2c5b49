package thawline.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import thawline.bench.Digits;
import thawline.bench.Nets;
import thawline.bench.Setting;
import thawline.bench.Task;
import thawline.bench.Toolkit;
import thawline.bench.Work;

/// libtorch through the Deep Java Library, on numbers that are in its memory already.
public final class Libtorch implements Toolkit {

    @Override
    public String name() {
        return "libtorch";
    }

    @Override
    public String version() {
        return Engine.getEngine("PyTorch").getVersion() + " by DJL " + Engine.getDjlVersion();
    }

    @Override
    public Optional<Work> work(Task task, Setting s) throws IOException {
        return switch (task) {
            case TRAIN_KERAS_MNIST -> Optional.of(training(s));
            case INFER_KERAS_MNIST -> Optional.of(inference(s));
            default -> Optional.empty();
        };
    }

    /// Has to be called before the engine is there.
    private static TorchNet net(Setting s) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "" + s.threads());
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        return new TorchNet(1, 0.5f);
    }

    private static Work training(Setting s) throws IOException {
        TorchNet net = net(s);
        NDManager kept = net.manager().newSubManager();
        Digits digits = Digits.first(Nets.STEPS * Nets.BATCH);
        NDArray[] xs = images(kept, digits, Nets.BATCH);
        NDArray[] ys = new NDArray[Nets.STEPS];
        for (int i = 0; i < ys.length; i++) {
            float[] labels = new float[Nets.BATCH];
            for (int k = 0; k < labels.length; k++) {
                labels[k] = digits.labels()[i * Nets.BATCH + k];
            }
            ys[i] = kept.create(labels);
        }
        return each(kept, xs, ys, (batch, i) -> net.step(batch, xs[i], ys[i]));
    }

    private static Work inference(Setting s) throws IOException {
        TorchNet net = net(s);
        NDManager kept = net.manager().newSubManager();
        NDArray[] xs = images(kept, Digits.first(Nets.DIGITS), Nets.AT_ONCE);
        return each(kept, xs, xs, (batch, i) -> net.infer(batch, xs[i]).toFloatArray());
    }

    private static NDArray[] images(NDManager kept, Digits digits, int batch) {
        NDArray[] xs = new NDArray[digits.size() / batch];
        for (int i = 0; i < xs.length; i++) {
            float[] pixels =
                    Arrays.copyOfRange(digits.pixels(), i * batch * Digits.PIXELS, (i + 1) * batch * Digits.PIXELS);
            for (int k = 0; k < pixels.length; k++) {
                pixels[k] /= 255;
            }
            xs[i] = kept.create(pixels, new Shape(batch, 1, 28, 28));
        }
        return xs;
    }

    /// What is made of arrays stays with the manager that they belong to, and goes when that is closed: so each batch
    /// has a manager, and the arrays are lent to it.
    private static Work each(NDManager kept, NDArray[] xs, NDArray[] ys, ObjIntConsumer<NDManager> step) {
        return () -> {
            for (int i = 0; i < xs.length; i++) {
                try (NDManager batch = kept.newSubManager()) {
                    xs[i].attach(batch);
                    ys[i].attach(batch);
                    step.accept(batch, i);
                    xs[i].attach(kept);
                    ys[i].attach(kept);
                }
            }
        };
    }
}
