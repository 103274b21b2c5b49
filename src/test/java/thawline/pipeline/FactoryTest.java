package thawline.pipeline;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.filter.Pipelines;
import thawline.layer.Layer;

/// Whatever a public factory of filters or warps makes can be written as text, under the same names.
class FactoryTest {

    /// Factories whose name is another in text.
    private static final Map<String, List<String>> CALLED = Map.ofEntries(
            entry("Smooth.blur", List.of("box")),
            entry("Thresholds.above", List.of("threshold")),
            entry("Thresholds.absolute", List.of("threshold")),
            entry("Thresholds.ofMaximum", List.of("threshold")),
            entry("Thresholds.otsu", List.of("threshold")),
            entry("Warps.warp", List.of("affine", "perspective", "quad")));

    /// Parameters in Java that stand for others in text, or for what the picture says.
    private static final Map<String, List<String>> STANDS_FOR = Map.ofEntries(
            entry("channel of", List.of()), // the picture's
            entry("threshold share", List.of("level")),
            entry("kernel k", List.of("numbers")),
            entry("kernel height", List.of("numbers")),
            entry("kernel width", List.of("numbers")),
            entry("weightedPool w", List.of("weights")),
            entry("resize size", List.of("height", "width", "scale", "scaleY")),
            entry("affine mapping", List.of("matrix")),
            entry("perspective mapping", List.of("matrix")),
            entry("quad mapping", List.of("from", "to")),
            entry("affine size", List.of("height", "width")),
            entry("perspective size", List.of("height", "width")),
            entry("quad size", List.of("height", "width")),
            entry("gabor wavelet", List.of("ksize", "sigma", "theta", "lambda", "gamma", "psi")),
            entry("* f", List.of("shape", "ksize", "ksizeY")),
            entry("* p", List.of("shape", "ksize", "ksizeY", "border", "iterations")));

    /// Factories that text has no word for, and how it says the same.
    private static final Map<String, String> IN_OTHER_WORDS = Map.of(
            "Edges.canny(ksize, norm)", "sobel | nonMaximum",
            "Edges.canny(ksize, norm, border)", "sobel | nonMaximum",
            "Pipelines.classicOfGrey()", "classic");

    /// Factories whose argument is a stack of pictures, which the text of a pipeline does not carry: `thawline match`
    /// takes them as files.
    private static final List<String> OF_PICTURES = List.of("TemplateMatching");

    static Stream<Method> factories() throws IOException {
        return Stream.of("filter", "geometry")
                .flatMap(FactoryTest::classes)
                .filter(type -> !OF_PICTURES.contains(type.getSimpleName()))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(m -> Modifier.isPublic(m.getModifiers())
                        && Modifier.isStatic(m.getModifiers())
                        && m.getReturnType() == Layer.class);
    }

    private static Stream<Class<?>> classes(String name) {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/thawline", name))) {
            return files
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(file -> !file.equals("package-info"))
                    .sorted()
                    .<Class<?>>map(file -> type("thawline." + name + "." + file))
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList()
                    .stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException fault) {
            throw new AssertionError(fault);
        }
    }

    private static String signature(Method m) {
        return owner(m) + "(" + String.join(", ", names(m)) + ")";
    }

    private static String owner(Method m) {
        return m.getDeclaringClass().getSimpleName() + "." + m.getName();
    }

    private static List<String> names(Method m) {
        return Arrays.stream(m.getParameters())
                .map(java.lang.reflect.Parameter::getName)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("factories")
    void a_factory_has_an_entry_with_its_arguments(Method m) {
        if (IN_OTHER_WORDS.containsKey(signature(m))) {
            assertThat(Pipeline.parse(IN_OTHER_WORDS.get(signature(m)))).isNotNull();
            return;
        }
        for (String name : CALLED.getOrDefault(owner(m), List.of(m.getName()))) {
            Entry entry = Catalogue.find(name)
                    .orElseThrow(() -> new AssertionError(signature(m) + " has no entry \"" + name
                            + "\" in the catalogue; add one, or say here how text says the same"));
            for (java.lang.reflect.Parameter p : m.getParameters()) {
                for (String argument : arguments(name, p.getName())) {
                    assertThat(entry.parameters())
                            .as("%s as text, %s: %s", signature(m), entry.signature(), argument)
                            .anySatisfy(q -> {
                                assertThat(q.name()).isEqualTo(argument);
                                if (argument.equals(p.getName())) {
                                    assertThat(kind(q)).isEqualTo(kind(p.getType()));
                                }
                            });
                }
            }
        }
    }

    private static List<String> arguments(String entry, String parameter) {
        List<String> anywhere = STANDS_FOR.getOrDefault("* " + parameter, List.of(parameter));
        return STANDS_FOR.getOrDefault(entry + " " + parameter, anywhere);
    }

    private static String kind(Parameter<?> p) {
        if (p.type().equals(Type.WHOLE)) {
            return "whole";
        }
        return p.type().expects().startsWith("a number") ? "number" : "other";
    }

    private static String kind(Class<?> type) {
        return type == int.class ? "whole" : type == double.class || type == float.class ? "number" : "other";
    }

    /// Steps of a pipeline of Java's are entries too.
    @ParameterizedTest
    @MethodSource("named")
    void a_whole_pipeline_of_java_has_its_name_in_text(String name) {
        assertThat(Catalogue.find(name)).isPresent();
    }

    static Set<String> named() {
        Set<String> names = new TreeSet<>();
        Arrays.stream(Pipelines.class.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("classicOfGrey"))
                .forEach(names::add);
        return names;
    }
}
