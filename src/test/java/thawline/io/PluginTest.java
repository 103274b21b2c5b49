package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.tensor.Samples;

/// Plug-ins of `javax.imageio` are picked up as they are: [StripesSpi] claims a format of its own, and JPEG.
class PluginTest {
    private static final StripesSpi STRIPES = new StripesSpi();

    @TempDir
    private Path dir;

    @BeforeEach
    void register() {
        IIORegistry.getDefaultInstance().registerServiceProvider(STRIPES, ImageReaderSpi.class);
    }

    @AfterEach
    void deregister() {
        IIORegistry.getDefaultInstance().deregisterServiceProvider(STRIPES, ImageReaderSpi.class);
    }

    private Path stripes(int width, int height) throws IOException {
        return Files.write(dir.resolve("a.stripes"), StripesSpi.file(width, height));
    }

    @Test
    void a_format_that_only_a_plugin_knows_is_read_by_it() throws IOException {
        Path file = stripes(3, 2);

        try (PictureFile open = ImageFiles.best().open(file)) {
            assertThat(open.info().format()).isEqualTo(ImageFormat.OTHER);
            assertThat(open.info().width()).isEqualTo(3);
            assertThat(open.info().bits()).isEqualTo(12);
            Picture read = open.read(ReadAs.STORED);
            // 12 bits in 16: 0, 1 and 2 of 4095, scaled to 65,535
            assertThat(Pixels.of(read.pixels())).containsExactly(0, 16, 32, 0, 16, 32);
            assertThat(read.bits()).isEqualTo(12);
            assertThat(read.notes()).isEmpty();
        }
        assertThat(ImageFormat.begun(file)).contains(ImageFormat.OTHER);
    }

    @Test
    void a_plugin_that_fails_or_promises_too_much_is_a_reason_for_people() throws IOException {
        assertThatThrownBy(() -> ImageFiles.best().read(stripes(StripesSpi.FAILS, 1)))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("its content is damaged (a number in it points outside of it)");
        assertThatThrownBy(() -> ImageFiles.best().read(stripes(1 << 20, 1 << 20)))
                .hasMessageContaining("raise --max-megapixels");
    }

    @Test
    void the_reader_of_a_format_that_two_know_is_chosen_by_name() throws IOException {
        Path jpeg = dir.resolve("a.jpg");
        ImageFiles.jdk().write(jpeg, Samples.u8(1, 4, 5), Existing.REFUSE);

        assertThat(Pixels.of(ImageFiles.best().read(jpeg).pixels())).containsOnly(0);
        for (String name : List.of("stripes", "StripesSpi", "thawline.io.Stri")) {
            Picture chosen =
                    ImageFiles.best().with(ReadOptions.DEFAULT.withReader(name)).read(jpeg);
            assertThat(Pixels.of(chosen.pixels())).startsWith(0, 16, 32, 48, 64, 0);
        }
        for (String name : List.of("opencv", "jdk", "twelvemonkeys")) {
            Picture chosen =
                    ImageFiles.best().with(ReadOptions.DEFAULT.withReader(name)).read(jpeg);
            assertThat(Pixels.of(chosen.pixels())).as(name).containsOnly(0);
        }
    }

    @Test
    void a_chosen_reader_leaves_what_it_does_not_know_to_the_others() throws IOException {
        Path png = dir.resolve("a.png");
        ImageFiles.jdk().write(png, Samples.u8(1, 4, 5), Existing.REFUSE);

        Picture read = ImageFiles.best()
                .with(ReadOptions.DEFAULT.withReader("stripes"))
                .read(png);
        assertThat(Pixels.of(read.pixels())).containsOnly(0);
    }

    @Test
    void a_reader_that_is_not_there_is_told_what_is() {
        assertThatThrownBy(() -> ReadOptions.DEFAULT.withReader("kodak"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no reader is called kodak; there are opencv, jdk and twelvemonkeys")
                .hasMessageContaining("by a part of their name: thawline.io.StripesSpi")
                .hasMessageNotContaining("com.");
        assertThatThrownBy(() -> ReadOptions.DEFAULT.withReader("imageio-ext"))
                .hasMessageContaining("where its jars are on the class path");
    }

    /// A jar of its own on the class path of a process, with nothing but its service file to say what is in it.
    @Test
    void a_jar_on_the_class_path_is_enough() throws Exception {
        Path jar = Files.createDirectory(dir.resolve("plugin"));
        Path source = Files.createDirectories(dir.resolve("source/other")).resolve("StripesSpi.java");
        String code = Files.readString(Path.of("src/test/java/thawline/io/StripesSpi.java"));
        Files.writeString(source, code.replace("package thawline.io;", "package other;"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", jar.toString(), source.toString());
        assertThat(status).isZero();
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve("javax.imageio.spi.ImageReaderSpi"), "other.StripesSpi\n");
        Path in = stripes(4, 4);
        Path out = dir.resolve("out.png");

        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ownClasses() + File.pathSeparator + jar,
                "thawline.cli.Main",
                "run",
                "scale(1)",
                in.toString(),
                out.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(Pixels.of(ImageFiles.best().read(out).pixels())).startsWith(0, 16, 32, 48);
    }

    /// Without the tests, where the plug-in is, too.
    private static String ownClasses() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replaceAll("[^" + File.pathSeparator + "]*test-classes[^" + File.pathSeparator + "]*", "");
    }
}
