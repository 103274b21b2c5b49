import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What makes Thawline start sooner, made by the launcher's build: `target/thawline.jar`, and `target/thawline.aot`,
/// the JVM's cache of classes that a first run has loaded. Where something fails there is no cache, and all runs as
/// before.
///
/// The cache takes classes out of jars only, and none older than Java 6, which picocli's are: the jar has them
/// rewritten for Java 8, in front of picocli's own.
///
/// And `target/thawline.natives`, the native libraries that the run has loaded, for the runs to come.
///
///     java src/build/Start.java HOME JVM-OPTION …
final class Start {

    private static final int JAVA_6 = 50;

    private Start() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(args[0]);
        Path target = home.resolve("target");
        Path cache = target.resolve("thawline.aot");
        Path jar = target.resolve("thawline.jar");
        Files.deleteIfExists(cache);
        Files.deleteIfExists(jar);
        Files.deleteIfExists(target.resolve("thawline.natives"));
        String libraries = Files.readString(target.resolve("libraries")).strip();
        Path draft = target.resolve("thawline.jar.new");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(draft))) {
            out.setLevel(0);
            addClasses(target.resolve("classes"), out);
            for (String library : libraries.split(System.getProperty("path.separator"))) {
                if (Path.of(library).getFileName().toString().startsWith("picocli-")) {
                    addNewer(library, out);
                }
            }
        }
        Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING);
        firstRun(home, jar, libraries, cache, List.of(args).subList(1, args.length));
    }

    private static void addClasses(Path classes, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
    }

    /// Classes of old versions have no stack maps, without which a class of a newer one is refused.
    private static void addNewer(String library, JarOutputStream out) throws IOException {
        try (JarFile in = new JarFile(library)) {
            for (JarEntry entry : Collections.list(in.entries())) {
                if (entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class")) {
                    byte[] bytes = in.getInputStream(entry).readAllBytes();
                    out.putNextEntry(new JarEntry(entry.getName()));
                    out.write(newer(bytes, in));
                }
            }
        }
    }

    private static byte[] newer(byte[] bytes, JarFile in) {
        ClassHierarchyResolver beside = ClassHierarchyResolver.ofResourceParsing(type -> {
                    String name = type.descriptorString();
                    JarEntry entry = in.getJarEntry(name.substring(1, name.length() - 1) + ".class");
                    try {
                        return entry == null ? null : in.getInputStream(entry);
                    } catch (IOException unread) {
                        return null;
                    }
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
        ClassFile file =
                ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(beside.cached()));
        ClassModel model = file.parse(bytes);
        if (model.majorVersion() >= JAVA_6) {
            return bytes;
        }
        return file.transformClass(
                model,
                ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                        .andThen(ClassTransform.endHandler(out -> out.withVersion(ClassFile.JAVA_8_VERSION, 0))));
    }

    private static void firstRun(Path home, Path jar, String libraries, Path cache, List<String> options)
            throws IOException, InterruptedException {
        Path draft = cache.resolveSibling("thawline.aot.new");
        Path out = Files.createTempDirectory("thawline");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-XX:AOTCacheOutput=" + draft);
        // the JVM that makes the cache takes the same options, and would write over the log of the run itself
        command.add("-Xlog:library=info:file=\"" + out.resolve("libraries.%p") + "\":none:filecount=0");
        command.add("-Dthawline.home=" + home);
        command.addAll(List.of("-cp", jar + System.getProperty("path.separator") + libraries, "thawline.cli.FirstRun"));
        command.addAll(List.of(home.toString(), out.toString()));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        run.getInputStream().transferTo(System.out);
        if (run.waitFor() == 0 && Files.exists(draft)) {
            Files.move(draft, cache, StandardCopyOption.REPLACE_EXISTING);
            Files.write(
                    home.resolve("target").resolve("thawline.natives"),
                    libraries(out.resolve("libraries." + run.pid())));
        }
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// The native libraries that are not the JDK's, in the order in which the JVM says that it loaded them.
    private static List<String> libraries(Path log) throws IOException {
        Pattern loaded = Pattern.compile("Loaded library (.+), handle .*");
        String jdk = System.getProperty("java.home");
        return Files.readAllLines(log).stream()
                .map(loaded::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .filter(library -> Path.of(library).isAbsolute() && !library.startsWith(jdk))
                .toList();
    }
}
