package thawline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may know whom. A package that is not in [#TABLE] has no place in the project yet: give it a row first.
class ArchitectureTest {
    /// Package → the packages of ours that it may use directly, besides itself.
    private static final Map<String, Set<String>> TABLE = Map.ofEntries(
            entry("tensor", Set.of()),
            entry("core", Set.of("tensor")),
            entry("layer", Set.of("core", "tensor")),
            entry("filter", Set.of("run", "layer", "core", "tensor")),
            entry("geometry", Set.of("layer", "core", "tensor")),
            entry("run", Set.of("layer", "core", "tensor")),
            entry("io", Set.of("layer", "core", "tensor")),
            entry("data", Set.of("io", "geometry", "layer", "core", "tensor")),
            entry("train", Set.of("run", "data", "io", "layer", "core", "tensor")),
            entry("pipeline", Set.of("filter", "layer", "geometry", "run", "io", "core", "tensor")),
            entry(
                    "learn",
                    Set.of("train", "pipeline", "run", "filter", "data", "geometry", "io", "layer", "core", "tensor")),
            entry("match", Set.of("filter", "run", "geometry", "layer", "core", "tensor")),
            entry("xo", Set.of("match", "train", "filter", "run", "data", "geometry", "io", "layer", "core", "tensor")),
            entry("engine", Set.of("pipeline", "filter", "layer", "geometry", "io", "core", "tensor")),
            entry("batch", Set.of("run", "io", "pipeline", "engine", "filter", "layer", "core", "tensor")),
            entry("report", Set.of("learn", "train", "xo", "pipeline", "run", "io", "data", "layer", "core", "tensor")),
            entry(
                    "bench",
                    Set.of(
                            "run",
                            "train",
                            "engine",
                            "match",
                            "filter",
                            "data",
                            "geometry",
                            "io",
                            "layer",
                            "core",
                            "tensor")),
            entry("lab", Set.of("report", "xo", "io", "layer", "core", "tensor")),
            entry("spark", Set.of("batch")),
            entry("cli", Set.of("*")));

    private static final Set<String> JSON =
            Set.of("io", "data", "train", "learn", "batch", "report", "bench", "lab", "cli");

    /// What is not ours → the packages that may use it; `*` is every package.
    private static final Map<String, Set<String>> OUTSIDE = Map.ofEntries(
            entry("java", Set.of("*")),
            entry("javax", Set.of("*")),
            entry("jdk.incubator.vector", Set.of("core")),
            entry("org.bytedeco", Set.of("io", "engine", "bench")),
            entry("org.opencv", Set.of("io", "engine", "bench")),
            entry("com.drew", Set.of("io")),
            entry("ai.onnx", Set.of("io")),
            entry("com.google.protobuf", Set.of("io")),
            entry("org.apache.commons.compress", Set.of("data")),
            entry("org.knowm.xchart", Set.of("report")),
            entry("com.sun.net.httpserver", Set.of("lab")),
            entry("com.sun.management", Set.of("bench")),
            entry("tools.jackson", JSON),
            entry("com.fasterxml.jackson.annotation", JSON),
            entry("picocli", Set.of("cli")));

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("thawline");

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_uses_only_what_its_row_allows(String name) {
        onlyUses(name, TABLE.get(name)).check(OURS);
    }

    @Test
    void a_use_that_no_row_allows_is_found() {
        assertThat(rule("cli", Stream.of("java..")).evaluate(OURS).hasViolation())
                .isTrue();
    }

    @Test
    void every_package_has_a_row() {
        assertThat(OURS.stream()
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(ArchitectureTest::packageOf)
                        .collect(toSet()))
                .isSubsetOf(TABLE.keySet());
    }

    @Test
    void packages_form_no_cycles() {
        slices().matching("thawline.(*)..").should().beFreeOfCycles().check(OURS);
    }

    static Stream<String> packages() {
        return TABLE.keySet().stream().sorted();
    }

    private static ArchRule onlyUses(String name, Set<String> allowed) {
        Stream<String> ours = allowed.contains("*") ? TABLE.keySet().stream() : allowed.stream();
        Stream<String> outside = OUTSIDE.entrySet().stream()
                .filter(entry ->
                        entry.getValue().contains("*") || entry.getValue().contains(name))
                .map(entry -> entry.getKey() + "..");
        return rule(name, Stream.concat(ours.map(ArchitectureTest::pattern), outside));
    }

    private static ArchRule rule(String name, Stream<String> allowed) {
        return classes()
                .that()
                .resideInAPackage(pattern(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(pattern(name)), allowed).toArray(String[]::new))
                .allowEmptyShould(true);
    }

    private static String pattern(String name) {
        return "thawline." + name + "..";
    }

    /// `thawline.core.Kernel` → `core`; a class of the root package → the empty string, which has no row.
    private static String packageOf(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.", 3);
        return parts.length < 2 ? "" : parts[1];
    }
}
