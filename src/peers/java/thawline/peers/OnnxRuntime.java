package thawline.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import thawline.bench.Digits;
import thawline.bench.Nets;
import thawline.bench.Setting;
import thawline.bench.Task;
import thawline.bench.Toolkit;
import thawline.bench.Work;

/// ONNX Runtime with every optimisation; it runs the model that ours writes, on floats that are in its memory already,
/// into outputs that were made beforehand.
public final class OnnxRuntime implements Toolkit {

    @Override
    public String name() {
        return "ONNX Runtime";
    }

    @Override
    public String version() {
        return environment().getVersion();
    }

    @Override
    public Optional<Work> work(Task task, Setting s) {
        try {
            return switch (task) {
                case INFER_KERAS_MNIST -> Optional.of(digits(s));
                case LEARNED_FILTER -> Optional.of(filter(s));
                default -> Optional.empty();
            };
        } catch (OrtException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Loads the native library, so not before it is needed.
    private static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment();
    }

    private static OrtSession session(byte[] model, int threads) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
        return environment().createSession(model, options);
    }

    private static Work digits(Setting s) throws OrtException, IOException {
        OrtSession session = session(Nets.onnx(Nets.digits()), s.threads());
        float[] pixels = Digits.first(Nets.DIGITS).pixels();
        List<Bound> batches = new ArrayList<>();
        for (int from = 0; from < Nets.DIGITS; from += Nets.AT_ONCE) {
            OnnxTensor x = tensor(
                    FloatBuffer.wrap(pixels, from * Digits.PIXELS, Nets.AT_ONCE * Digits.PIXELS),
                    Nets.AT_ONCE,
                    1,
                    28,
                    28);
            batches.add(new Bound(session, x, tensor(FloatBuffer.allocate(Nets.AT_ONCE * 10), Nets.AT_ONCE, 10)));
        }
        return () -> batches.forEach(Bound::run);
    }

    private static Work filter(Setting s) throws OrtException {
        OrtSession session = session(Nets.onnx(Nets.filter(s)), s.threads());
        byte[] bytes = s.picture().data();
        FloatBuffer pixels = FloatBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            pixels.put(i, bytes[i] & 0xFF);
        }
        OnnxTensor x = tensor(pixels, 1, 1, s.height(), s.width());
        OnnxTensor y = tensor(FloatBuffer.allocate(bytes.length), 1, 1, s.height(), s.width());
        return new Bound(session, x, y)::run;
    }

    private static OnnxTensor tensor(FloatBuffer numbers, long... shape) throws OrtException {
        FloatBuffer own = ByteBuffer.allocateDirect(Float.BYTES * numbers.remaining())
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(numbers)
                .flip();
        return OnnxTensor.createTensor(environment(), own, shape);
    }

    /// A session with its input and its output.
    private record Bound(OrtSession session, OnnxTensor x, OnnxTensor y) {

        void run() {
            try (OrtSession.Result result =
                    session.run(Map.of(name(session.getInputNames()), x), Map.of(name(session.getOutputNames()), y))) {
                assert result.size() == 1;
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String name(Set<String> names) {
            return names.iterator().next();
        }
    }
}
