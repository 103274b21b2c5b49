import com.palantir.javaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `check | apply` and folders: names every Java file that is not as palantir-java-format writes it, or rewrites it.
///
/// Exit code 1 when a check finds one. The build runs this file as it stands, in JDK 25.
public final class Format {
    private Format() {}

    public static void main(String[] args) throws Exception {
        boolean apply = args[0].equals("apply");
        List<String> command = new ArrayList<>(List.of("--palantir"));
        command.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        for (int i = 1; i < args.length; i++) {
            command.addAll(javaFiles(Path.of(args[i])));
        }

        var out = new PrintWriter(System.out, true);
        int code = new Main(out, new PrintWriter(System.err, true), System.in).format(command.toArray(String[]::new));
        if (code != 0 && !apply) {
            out.println("The files above are not formatted. This formats them: mvn -q validate -Pformat");
        }
        System.exit(code);
    }

    private static List<String> javaFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }
}
