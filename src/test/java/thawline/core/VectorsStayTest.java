package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A vector that is handed to a method, or back from one, becomes an object whenever the compiler does not inline that
/// method; and in a large caller, as a plan's steps are, it inlines no more methods but those of the Vector API.
class VectorsStayTest {

    /// Long polynomials, which are written once.
    private static final Set<String> FUNCTIONS =
            Set.of("SimdWindows.exp", "SimdElementwise.sigmoid", "SimdElementwise.tanh", "SimdLevels.cut");

    @Test
    void no_kernel_takes_or_returns_a_vector() throws IOException, URISyntaxException {
        Path core = Path.of(Lanes.class.getResource("Lanes.class").toURI()).getParent();
        List<String> crossed = new ArrayList<>();
        int methods = 0;
        try (Stream<Path> files = Files.list(core)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("Simd\\w+\\.class"))
                    .toList()) {
                ClassModel kernels = ClassFile.of().parse(file);
                String name = file.getFileName().toString().replace(".class", "");
                for (MethodModel m : kernels.methods()) {
                    methods++;
                    String type = m.methodType().stringValue().replace("Ljdk/incubator/vector/VectorSpecies;", "");
                    String method = name + "." + m.methodName().stringValue();
                    if (type.contains("jdk/incubator/vector") && !FUNCTIONS.contains(method)) {
                        crossed.add(method + type);
                    }
                }
            }
        }
        assertThat(methods).isGreaterThan(200);
        assertThat(crossed).isEmpty();
    }
}
