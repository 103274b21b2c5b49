package thawline.pipeline;

import java.nio.charset.StandardCharsets;

/// A pipeline's text is refused in words, or its own text means the same pipeline.
public final class PipelineFuzz {
    private PipelineFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Pipeline pipeline;
        try {
            pipeline = Pipeline.parse(text);
        } catch (PipelineException refused) {
            return;
        }
        String said = pipeline.toString();
        String again = Pipeline.parse(said).toString();
        if (!again.equals(said)) {
            throw new AssertionError(said + " became " + again);
        }
    }
}
