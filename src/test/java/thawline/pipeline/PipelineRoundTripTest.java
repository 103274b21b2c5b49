package thawline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// parse(p.toString()) = p for pipelines made at random of everything in the catalogue.
class PipelineRoundTripTest {

    private static final int CASES = 2000;

    private static final String[] BLANKS = {" ", "\n", "\r\n\t", " # a | comment, (with [marks]\n", "\n#\n#\n"};

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final RandomPipelines pipelines = new RandomPipelines(random);

    @Test
    void text_to_pipeline_to_text_is_the_identity() {
        int kept = 0;
        for (int i = 0; i < CASES; i++) {
            Pipeline pipeline = pipelines.pipeline();
            String text = pipeline.toString();

            Pipeline parsed = parsed(text);

            if (parsed != null) { // random numbers are often refused; then there is nothing to compare
                assertThat(parsed).as("seed %d, case %d: %s", seed, i, text).isEqualTo(pipeline);
                assertThat(parsed.toString()).as("seed %d, case %d", seed, i).isEqualTo(text);
                String spread = spread(text);
                assertThat(Pipeline.parse(spread))
                        .as("seed %d, case %d: %s", seed, i, spread)
                        .isEqualTo(pipeline);
                kept++;
            }
        }
        assertThat(kept).as("seed %d: pipelines that were not refused", seed).isGreaterThan(CASES / 10);
    }

    /// The same text with line breaks and comments where blanks may stand.
    private String spread(String text) {
        StringBuilder spread = new StringBuilder(blank());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                spread.append(blank());
            } else if (",|()[]=;".indexOf(c) >= 0 && random.nextInt(4) == 0) {
                spread.append(c == ']' ? "" : blank()).append(c).append(c == ']' ? "" : blank());
            } else {
                spread.append(c);
            }
        }
        return spread.append(blank()).toString();
    }

    private String blank() {
        return BLANKS[random.nextInt(BLANKS.length)];
    }

    /// The pipeline, or null where a number in it is refused. Any other refusal is a fault.
    private Pipeline parsed(String text) {
        try {
            return Pipeline.parse(text);
        } catch (PipelineException refused) {
            assertThat(refused.reason())
                    .as("seed %d: %s", seed, text)
                    .doesNotStartWith("expected")
                    .doesNotStartWith("unknown")
                    .doesNotContain("closed")
                    .doesNotContain("takes no");
            return null;
        }
    }
}
