package thawline.parity;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Every filter against OpenCV's, at every depth and border that OpenCV takes; `docs/parity.md` is the table of
/// what comes out, and is written by `mvn test -Dtest=ParityTest -Dthawline.parity.write=true`, by nothing else.
class ParityTest {
    private static final String WRITE = "thawline.parity.write";

    @BeforeAll
    static void openCv() {
        OpenCv.require();
    }

    @TestFactory
    Stream<DynamicNode> a_filter_gives_the_numbers_of_opencv() {
        List<ParityCase.Result> results = new ArrayList<>();
        Stream<DynamicNode> functions = ParityFunctions.all().stream()
                .map(f -> dynamicContainer(
                        f.name(),
                        f.cases().stream()
                                .map(c -> dynamicTest(c.route() + ", " + c.edge(), () -> {
                                    ParityCase.Result r = c.run();
                                    results.add(r);
                                    assertThat(r.holds())
                                            .as(
                                                    "%s differs by %s; the bar is %s; seen on %s",
                                                    c, r.difference(), c.bar(), r.where())
                                            .isTrue();
                                }))));
        return Stream.concat(functions, Stream.of(dynamicTest("docs/parity.md says so", () -> compare(results))));
    }

    private static void compare(List<ParityCase.Result> results) throws IOException {
        boolean write = Boolean.getBoolean(WRITE);
        String text = (write ? ParityTable.empty() : ParityTable.committed()).text(results);
        if (write) {
            Files.createDirectories(ParityTable.FILE.getParent());
            Files.writeString(ParityTable.FILE, text);
        }
        long pictures = results.stream().mapToLong(ParityCase.Result::pictures).sum();
        System.out.printf(
                "parity: %d combinations, %d pictures, seeds from %d%n", results.size(), pictures, Pictures.SEED);
        assertThat(difference(ParityTable.text(), text))
                .as("docs/parity.md is out of date; write it by -D%s=true and read the difference", WRITE)
                .isEmpty();
    }

    /// The lines that are in one text only, those of the file with −, those of the run with +.
    private static String difference(String file, String run) {
        List<String> before = file.lines().toList();
        List<String> now = run.lines().toList();
        Stream<String> gone =
                before.stream().filter(line -> !now.contains(line)).map(line -> "− " + line);
        Stream<String> added =
                now.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line);
        String lines = Stream.concat(gone, added).collect(joining("\n"));
        return lines.isEmpty() && !before.equals(now) ? "the same lines in another order" : lines;
    }
}
