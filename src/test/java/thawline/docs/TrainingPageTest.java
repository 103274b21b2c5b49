package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.learn.NetText;
import thawline.tensor.Shape;
import thawline.train.Initializer;
import thawline.train.Loss;
import thawline.train.Optimizer;
import thawline.train.Preset;
import thawline.train.Presets;
import thawline.train.Start;

/// What the pages about training say is what is there.
class TrainingPageTest {

    private static final Pattern NET = Pattern.compile("```net\n(.*?)```", Pattern.DOTALL);

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("docs", name));
    }

    @Test
    void every_word_of_a_net_has_a_row() throws IOException {
        String page = page("training.md");

        assertThat(NetText.words())
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        word -> assertThat(page).contains("| `" + word.signature() + "` | " + word.line() + " |\n"));
    }

    @Test
    void every_loss_optimiser_and_initialiser_is_named() throws IOException {
        String page = page("training.md");

        assertThat(Loss.names()).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        assertThat(Optimizer.names())
                .allSatisfy(name -> assertThat(page)
                        .contains("| `" + name + "` |")
                        .containsPattern(Pattern.quote("| `" + name + "` |") + ".*\\| "
                                + Pattern.quote(rate(Optimizer.named(name).rate()))));
        assertThat(Initializer.values()).allSatisfy(i -> assertThat(page).contains("`" + i + "`"));
    }

    private static String rate(double rate) {
        return rate == 1 ? "1" : Double.toString(rate);
    }

    @Test
    void every_preset_has_a_row() throws IOException {
        assertThat(page("presets.md"))
                .contains(Presets.ALL.stream()
                        .map(Preset::name)
                        .map(name -> "| `" + name + "` |")
                        .toArray(String[]::new));
    }

    static Stream<String> nets() throws IOException {
        return NET.matcher(page("training.md")).results().map(m -> m.group(1)).toList().stream();
    }

    @ParameterizedTest
    @MethodSource("nets")
    void a_net_on_the_page_can_be_built(String text) {
        assertThat(NetText.parse(text).build(Shape.plane(28, 28), new Start(Initializer.KERAS, 1)))
                .isNotNull();
    }
}
