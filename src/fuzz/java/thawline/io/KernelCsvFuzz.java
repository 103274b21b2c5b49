package thawline.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import thawline.core.Kernel;

/// A kernel's text is a kernel of finite numbers, or refused.
public final class KernelCsvFuzz {
    private KernelCsvFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            Kernel kernel = KernelCsv.read(Path.of("kernel.csv"), new BufferedReader(new StringReader(text)));
            if (kernel.height() < 1 || kernel.width() < 1) {
                throw new AssertionError("a kernel without numbers");
            }
        } catch (ImageFormatException refused) {
            // in words
        }
    }
}
