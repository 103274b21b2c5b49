package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.pipeline.Pipeline;

/// What a page names as its proof is there: tests, their methods, samples, other pages, and pipelines that parse.
class DocsTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern SAMPLE = Pattern.compile("samples/\\w+\\.java");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern PIPELINE = Pattern.compile("thawline run '([^']+)'");

    /// A model that a page makes before, such as `model(median.onnx)`; one of ours stands for it.
    private static final Pattern MODEL = Pattern.compile("model\\([\\w-]+\\.onnx\\)");

    private static final Map<String, Path> TESTS = tests();

    private static Map<String, Path> tests() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), file -> file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                    Stream.of(Path.of("README.md")),
                    docs.filter(p -> p.toString().endsWith(".md")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tests_that_a_page_names_exist(Path page) throws IOException {
        Matcher m = TEST.matcher(Files.readString(page));
        while (m.find()) {
            assertThat(TESTS).as("%s names a test", page).containsKey(m.group(1));
            if (m.group(2) != null) {
                assertThat(Files.readString(TESTS.get(m.group(1))))
                        .as("%s names a method of %s", page, m.group(1))
                        .contains("void " + m.group(2) + "(");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void files_that_a_page_names_exist(Path page) throws IOException {
        String text = Files.readString(page);
        Path folder = page.toAbsolutePath().getParent();
        assertThat(SAMPLE.matcher(text).results().map(m -> Path.of(m.group())))
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(LINK.matcher(text).results().map(m -> folder.resolve(m.group(1))))
                .allSatisfy(file -> assertThat(file).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pipelines_that_a_page_runs_are_pipelines(Path page) throws IOException {
        assertThat(PIPELINE.matcher(Files.readString(page))
                        .results()
                        .map(m -> MODEL.matcher(m.group(1)).replaceAll("model(samples/learned-sobel.onnx)")))
                .allSatisfy(text -> assertThat(Pipeline.parse(text)).hasToString(text));
    }
}
