package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import thawline.lab.Screen;

class XoDrawTest {

    @Test
    void a_machine_without_a_screen_gets_one_clear_line_with_a_way_out() {
        StringWriter err = new StringWriter();
        int code = new CommandLine(new XoDraw(new Screen("Linux", Map.of())))
                .setErr(new PrintWriter(err, true))
                .execute();

        assertThat(code).isEqualTo(Exit.NOTHING);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith(
                        "thawline: there is no screen to open a page on: neither DISPLAY nor WAYLAND_DISPLAY is set")
                .contains("--serve")
                .contains("ssh -L");
    }

    @Test
    void a_port_that_is_none_is_refused() {
        Terminal t = thawline("xo", "draw", "--serve", "--port", "70000");

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("--port 70000 is not among 1 … 65535");
    }

    @Test
    void a_port_that_is_taken_is_told() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Terminal t = thawline("xo", "draw", "--serve", "--port", other.getLocalPort());

            assertThat(t.code()).isEqualTo(Exit.NOTHING);
            assertThat(t.err()).startsWith("thawline: no page can be served on port " + other.getLocalPort() + ": ");
        }
    }

    @Test
    void a_model_that_is_not_there_is_told() {
        Terminal t = thawline("xo", "draw", "--serve", "--model", "nowhere.onnx");

        assertThat(t.code()).isEqualTo(Exit.NOTHING);
        assertThat(t.err()).contains("nowhere.onnx");
    }

    @Test
    void the_page_is_served_until_the_command_is_ended() throws Exception {
        StringWriter out = new StringWriter();
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Thread command = Thread.ofPlatform()
                .daemon()
                .start(() -> code.complete(
                        Main.commandLine().setOut(new PrintWriter(out, true)).execute("xo", "draw", "--serve")));
        Pattern line = Pattern.compile("Draw at (http://127\\.0\\.0\\.1:\\d+/) ");
        Matcher address = line.matcher(out.toString());
        for (int i = 0; i < 1000 && !address.find(); i++) {
            Thread.sleep(20);
            address = line.matcher(out.toString());
        }
        URI page = URI.create(address.group(1));
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                            .body())
                    .contains("Draw an X or an O");
        }
        command.interrupt();
        assertThat(command.join(Duration.ofSeconds(20))).isTrue();
        assertThat(code.get()).isEqualTo(Exit.INTERRUPTED);
    }
}
