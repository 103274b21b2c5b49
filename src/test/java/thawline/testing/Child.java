package thawline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Thawline's command line in a JVM of its own, which may be killed.
public final class Child {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /// Starts quickly: no native libraries, no compiler that thinks long.
    private static final List<String> QUICK = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx256m",
            "-Dorg.bytedeco.javacpp.platform=none-here");

    private final List<String> command = new ArrayList<>(List.of(JAVA));
    private String locale = "C.UTF-8";

    private Child(List<String> options) {
        command.addAll(options);
    }

    public static Child quick() {
        return new Child(QUICK);
    }

    public static Child ordinary() {
        return new Child(List.of(
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    }

    public Child with(String... options) {
        command.addAll(Arrays.asList(options));
        return this;
    }

    public Child inLocale(String name) {
        locale = name;
        return this;
    }

    /// With the tests' own class path.
    public Process thawline(Object... arguments) {
        return thawlineFrom(System.getProperty("java.class.path"), arguments);
    }

    public Process thawlineFrom(String classPath, Object... arguments) {
        return start(classPath, "thawline.cli.Main", arguments);
    }

    /// Another program of the tests' class path.
    public Process program(Class<?> main, Object... arguments) {
        return start(System.getProperty("java.class.path"), main.getName(), arguments);
    }

    private Process start(String classPath, String main, Object... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("-cp", classPath, main));
        Arrays.stream(arguments).map(Object::toString).forEach(all::add);
        try {
            ProcessBuilder builder = new ProcessBuilder(all);
            builder.environment().put("LC_ALL", locale);
            return builder.start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// What a process said until its end.
    public record Said(int code, String out, String err) {

        public static Said of(Process process) throws IOException, InterruptedException {
            String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new Said(process.waitFor(), out, err);
        }
    }
}
