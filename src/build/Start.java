import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
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

/// What makes Thawline start sooner, made by the launcher's build: `target/thawline.jar`, and `target/thawline.jsa`,
/// the JVM's archive of classes that a first run has loaded. Where something fails there is no archive, and all runs as
/// before. An archive of this kind holds lambdas too, which an AOT cache does not as long as the Vector API is an
/// incubator module.
///
/// The archive takes classes out of jars only, and none older than Java 6, which picocli's are: the jar has them
/// rewritten for Java 8, in front of picocli's own. Switches over types are rewritten too.
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
        Path archive = target.resolve("thawline.jsa");
        Path jar = target.resolve("thawline.jar");
        Files.deleteIfExists(archive);
        Files.deleteIfExists(jar);
        Files.deleteIfExists(target.resolve("thawline.natives"));
        String libraries = Files.readString(target.resolve("libraries")).strip();
        Path draft = target.resolve("thawline.jar.new");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(draft))) {
            out.setLevel(0);
            addClasses(target.resolve("classes"), libraries, out);
            for (String library : libraries.split(System.getProperty("path.separator"))) {
                if (Path.of(library).getFileName().toString().startsWith("picocli-")) {
                    addNewer(library, out);
                    addAbsent(out);
                }
            }
        }
        Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING);
        firstRun(home, jar, libraries, archive, List.of(args).subList(1, args.length));
    }

    private static void addClasses(Path classes, String libraries, JarOutputStream out) throws IOException {
        List<URL> path = new ArrayList<>(List.of(classes.toUri().toURL()));
        for (String library : libraries.split(System.getProperty("path.separator"))) {
            path.add(Path.of(library).toUri().toURL());
        }
        try (URLClassLoader all = new URLClassLoader(path.toArray(URL[]::new));
                Stream<Path> files = Files.walk(classes)) {
            ClassFile file = ClassFile.of(ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.ofResourceParsing(all).cached()));
            for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(each).toString().replace('\\', '/');
                byte[] bytes = Files.readAllBytes(each);
                out.putNextEntry(new JarEntry(name));
                out.write(name.endsWith(".class") ? plain(file, bytes) : bytes);
            }
        }
    }

    /// A class whose switches over types ask `instanceof` label by label. As javac writes them, the JVM makes a class
    /// for each when it is first reached, which takes a millisecond or two, and the archive holds none of those.
    private static byte[] plain(ClassFile file, byte[] bytes) {
        ClassModel model = file.parse(bytes);
        List<InvokeDynamicInstruction> switches = new ArrayList<>();
        ClassDesc self = model.thisClass().asSymbol();
        boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
        CodeTransform calls = (code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && isTypeSwitch(call)) {
                String name = "typeSwitch$" + switches.size();
                code.invokestatic(self, name, call.typeSymbol(), isInterface);
                switches.add(call);
            } else {
                code.with(element);
            }
        };
        ClassTransform methods = ClassTransform.transformingMethodBodies(calls)
                .andThen(ClassTransform.endHandler(out -> {
                    for (int i = 0; i < switches.size(); i++) {
                        InvokeDynamicInstruction call = switches.get(i);
                        out.withMethodBody(
                                "typeSwitch$" + i,
                                call.typeSymbol(),
                                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                                code -> choose(code, call.bootstrapArgs()));
                    }
                }));
        byte[] changed = file.transformClass(model, methods);
        return switches.isEmpty() ? bytes : changed;
    }

    private static boolean isTypeSwitch(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().displayName().equals("SwitchBootstraps")
                && call.bootstrapMethod().methodName().equals("typeSwitch")
                && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
    }

    /// As `SwitchBootstraps.typeSwitch` says: −1 for null, else the first label from where it is told to begin that
    /// fits, else how many there are.
    private static void choose(CodeBuilder code, List<ConstantDesc> labels) {
        code.aload(0).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
        for (int i = 0; i < labels.size(); i++) {
            int label = i;
            code.iload(1)
                    .loadConstant(label)
                    .ifThen(
                            Opcode.IF_ICMPLE,
                            from -> from.aload(0)
                                    .instanceOf((ClassDesc) labels.get(label))
                                    .ifThen(fits -> fits.loadConstant(label).ireturn()));
        }
        code.loadConstant(labels.size()).ireturn();
    }

    /// A class of Groovy's that picocli looks for at every start: not to find it takes a look into every jar, and into
    /// some hundred that a manifest names and that are not there.
    private static void addAbsent(JarOutputStream out) throws IOException {
        out.putNextEntry(new JarEntry("groovy/lang/Closure.class"));
        out.write(ClassFile.of().build(ClassDesc.of("groovy.lang.Closure"), nothing -> {}));
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

    private static void firstRun(Path home, Path jar, String libraries, Path archive, List<String> options)
            throws IOException, InterruptedException {
        Path draft = archive.resolveSibling("thawline.jsa.new");
        Path out = Files.createTempDirectory("thawline");
        Path classes = out.resolve("classes");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", jar + System.getProperty("path.separator") + libraries));
        List<String> run = new ArrayList<>(command);
        run.add("-XX:DumpLoadedClassList=" + classes);
        run.add("-Xlog:library=info:file=\"" + out.resolve("libraries") + "\":none:filecount=0");
        run.add("-Dthawline.home=" + home);
        run.addAll(List.of("thawline.cli.FirstRun", home.toString(), out.toString()));
        List<String> dump = new ArrayList<>(command);
        dump.addAll(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + draft));
        if (runs(run) && runs(dump)) {
            Files.move(draft, archive, StandardCopyOption.REPLACE_EXISTING);
            Files.write(home.resolve("target").resolve("thawline.natives"), libraries(out.resolve("libraries")));
        }
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// What it says goes into the log of the build.
    private static boolean runs(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    /// The native libraries that are not the JDK's, in the order in which the JVM says that it loaded them; without
    /// JavaCPP's bridge to OpenBLAS, which OpenCV needs and nobody calls: it takes 50 ms to find its classes.
    private static List<String> libraries(Path log) throws IOException {
        Pattern loaded = Pattern.compile("Loaded library (.+), handle .*");
        String jdk = System.getProperty("java.home");
        return Files.readAllLines(log).stream()
                .map(loaded::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .filter(library -> Path.of(library).isAbsolute() && !library.startsWith(jdk))
                .filter(library -> !library.contains("jniopenblas") && !library.contains("openblas_nolapack"))
                .toList();
    }
}
