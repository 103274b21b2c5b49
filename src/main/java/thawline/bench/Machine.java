package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import thawline.core.Lanes;

/// Where was measured.
public record Machine(String processor, int cores, int lanes, String system, String jdk) {

    public static Machine here() {
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                Math.max(1, Lanes.bits() / Float.SIZE),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    /// Such as `AMD EPYC, 2 processors, 16 floats in a register; Linux amd64, OpenJDK 64-Bit Server VM 25.0.3`.
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s, %d processors, %d floats in a register; %s, %s",
                processor,
                cores,
                lanes,
                system,
                jdk);
    }

    /// As Linux calls it; elsewhere the kind of processor.
    private static String model() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(l -> l.startsWith("model name"))
                    .map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
