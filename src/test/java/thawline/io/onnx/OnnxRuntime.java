package thawline.io.onnx;

import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// ONNX Runtime over the bytes of a model file.
final class OnnxRuntime implements AutoCloseable {

    private final OrtSession session;
    private final int rank;

    private OnnxRuntime(OrtSession session, int rank) {
        this.session = session;
        this.rank = rank;
    }

    static OnnxRuntime of(byte[] model) throws OrtException {
        assumeThat(System.getenv("ORT_DISABLE_TELEMETRY"))
                .as("ORT_DISABLE_TELEMETRY is not 1: ONNX Runtime would send notes, and can crash over it")
                .isEqualTo("1");
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setSessionLogLevel(ai.onnxruntime.OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        OrtSession session = environment.createSession(model, options);
        long[] in = ((ai.onnxruntime.TensorInfo)
                        session.getInputInfo().get(GraphWriter.INPUT).getInfo())
                .getShape();
        return new OnnxRuntime(session, in.length);
    }

    /// The outputs of a batch, one example behind the other.
    float[] run(Tensor... batch) throws OrtException {
        Shape s = batch[0].shape();
        FloatBuffer all = FloatBuffer.allocate(batch.length * s.size());
        for (Tensor x : batch) {
            all.put(x.toArray());
        }
        long[] dims = switch (rank) {
            case 2 -> new long[] {batch.length, s.size()};
            case 4 -> new long[] {batch.length, s.c(), s.h(), s.w()};
            default -> new long[] {batch.length, s.c(), s.d(), s.h(), s.w()};
        };
        try (OnnxTensor x = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), all.flip(), dims);
                OrtSession.Result result = session.run(Map.of(GraphWriter.INPUT, x))) {
            FloatBuffer y = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[y.remaining()];
            y.get(values);
            return values;
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
