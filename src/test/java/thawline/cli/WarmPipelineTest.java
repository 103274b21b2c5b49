package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A pipeline is run beforehand where there is one, and whatever is wrong with it is the command's to say.
class WarmPipelineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch in out -p classic",
                "batch in out --pipeline gray|sobel|magnitude",
                "run classic in.png out.png",
                "batch in out -p no-such-filter",
                "batch in out -p crop(900,900,9,9)",
                "run @/gone.pipeline in.png out.png",
                "run model(/gone.onnx) in.png out.png"
            })
    void a_pipeline_among_the_words_is_run_in_silence(String words) throws InterruptedException {
        List<Throwable> seen = Collections.synchronizedList(new ArrayList<>());
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> seen.add(fault));
        try {
            WarmPipeline.begin(words.split(" ")).orElseThrow().join();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }

        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "explain classic", "batch in out", "batch in out -p", "run", "xo train -p gray"})
    void other_words_run_nothing(String words) {
        assertThat(WarmPipeline.begin(words.split(" "))).isEmpty();
    }

    @Test
    void no_words_run_nothing() {
        assertThat(WarmPipeline.begin(new String[0])).isEmpty();
    }
}
