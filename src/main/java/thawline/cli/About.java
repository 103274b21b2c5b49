package thawline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/// The version, which `pom.xml` says.
final class About implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"thawline " + version()};
    }

    static String version() {
        try (InputStream in = About.class.getResourceAsStream("/thawline/version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
