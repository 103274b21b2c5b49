package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// The lines of Java and of shell in the README do what it says.
class ReadmeTest {

    private static final String IMPORTS = "import java.nio.file.Path; import thawline.filter.*; import thawline.io.*;"
            + " import thawline.layer.*; import thawline.run.*; import thawline.tensor.*; ";

    @TempDir
    private Path dir;

    private static List<String> block(String language) throws Exception {
        var block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        return block.results()
                .map(match -> match.group(1))
                .filter(text -> !text.contains("mvn"))
                .findFirst()
                .orElseThrow()
                .lines()
                .toList();
    }

    @Test
    void the_five_lines_of_java_compile_and_write_edges() throws Exception {
        List<String> lines = block("java");
        assertThat(lines).hasSize(5);
        Path out = dir.resolve("edges.png");
        String body = String.join("\n", lines)
                .replace("\"edges.png\"", "\"" + out.toString().replace("\\", "\\\\") + "\"");
        String source = IMPORTS + "public class Readme { public static void main(String[] args) throws Exception {\n"
                + body + "}}";

        compile(source);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {dir.toUri().toURL()}, getClass().getClassLoader())) {
            loader.loadClass("Readme").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }

        Samples edges = ImageFiles.best().read(out).pixels();
        assertThat(edges.shape()).isEqualTo(Shape.plane(640, 960));
    }

    private void compile(String source) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Readme.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignore) {
                        return source;
                    }
                };
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", dir.toString(), "-cp", System.getProperty("java.class.path"));
            assertThat(compiler.getTask(null, files, null, options, null, List.of(file))
                            .call())
                    .isTrue();
        }
    }
}
