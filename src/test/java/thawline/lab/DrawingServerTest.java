package thawline.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.core.Kernel;
import thawline.layer.Dense;
import thawline.layer.GlobalPool;
import thawline.layer.Scale;
import thawline.layer.Softmax;
import thawline.xo.Card;
import thawline.xo.Classifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DrawingServerTest {

    private static final int BYTES = DrawingServer.SIDE * DrawingServer.SIDE;

    private static DrawingServer server;
    private static HttpClient client;

    /// Takes a card with any ink for an X, and one without for neither.
    private static Classifier ink(String name) {
        return new Classifier(
                name,
                GlobalPool.MAX
                        .then(Scale.of(1 / 255.0, 0))
                        .then(Dense.designed(Kernel.wrap(3, 1, 1, 1, 1, new float[] {9, 0, 0}))
                                .bias(0, 0, 4))
                        .then(new Softmax()));
    }

    @BeforeAll
    static void start() throws IOException {
        server = DrawingServer.start(new Reader(List.of(ink("first"), ink("second"))), 0);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path));
    }

    private static byte[] paper() {
        byte[] grey = new byte[BYTES];
        Arrays.fill(grey, (byte) 250);
        return grey;
    }

    /// Two strokes from corner to corner.
    private static byte[] cross() {
        byte[] grey = paper();
        int n = DrawingServer.SIDE;
        for (int v = 40; v < n - 40; v++) {
            for (int u = 40; u < n - 40; u++) {
                if (Math.abs(u - v) < 9 || Math.abs(u + v - n) < 9) {
                    grey[v * n + u] = 20;
                }
            }
        }
        return grey;
    }

    private static JsonNode read(byte[] grey) throws IOException, InterruptedException {
        HttpResponse<String> response = send(to("/read").POST(BodyPublishers.ofByteArray(grey)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    @Test
    void the_page_is_there_with_its_script_and_may_load_nothing_from_elsewhere()
            throws IOException, InterruptedException {
        HttpResponse<String> page = send(to("/").GET());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<canvas id=\"sheet\"").contains("src=\"drawing.js\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(send(to("/drawing.js").GET()).body()).contains("pointerdown");
    }

    @Test
    void a_drawing_is_answered_with_its_card_all_classifiers_and_the_evidence()
            throws IOException, InterruptedException {
        JsonNode reading = read(cross());

        assertThat(reading.get("label").asString()).isEqualTo("X");
        assertThat(reading.get("probability").asDouble()).isBetween(0.98, 1.0);
        assertThat(reading.get("shares").get("neither").asDouble()).isBetween(0.0, 0.02);
        assertThat(reading.get("classifiers")
                        .valueStream()
                        .map(c -> c.get("name").asString()))
                .containsExactly("first", "second");
        byte[] card =
                Base64.getDecoder().decode(reading.get("card").get("bytes").asString());
        assertThat(card).hasSize(Card.SIDE * Card.SIDE);
        assertThat(Byte.toUnsignedInt(card[16 * Card.SIDE + 16])).isGreaterThan(200);
        assertThat(card[0]).isZero();
        assertThat(Base64.getDecoder()
                        .decode(reading.get("evidence").get("bytes").asString()))
                .as("what speaks most for it")
                .hasSize(Card.SIDE * Card.SIDE)
                .contains((byte) 255);
    }

    @Test
    void an_empty_sheet_is_neither() throws IOException, InterruptedException {
        assertThat(read(paper()).get("label").asString()).isEqualTo("neither");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 12, BYTES - 1, BYTES + 1, 3 * BYTES})
    void a_body_of_another_length_is_refused_with_the_length_that_it_must_have(int length)
            throws IOException, InterruptedException {
        HttpResponse<String> response = send(to("/read").POST(BodyPublishers.ofByteArray(new byte[length])));

        assertThat(response.statusCode()).isBetween(400, 413);
        assertThat(response.body()).contains("256 × 256 bytes of grey, 65536");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "https://127.0.0.1", "null", "http://127.0.0.1:1"})
    void a_page_of_another_site_gets_no_answer(String origin) throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(to("/read").header("Origin", origin).POST(BodyPublishers.ofByteArray(cross())));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void the_page_itself_gets_one() throws IOException, InterruptedException {
        String own = server.address().toString().replaceFirst("/$", "");

        assertThat(send(to("/read").header("Origin", own).POST(BodyPublishers.ofByteArray(cross())))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: 127.0.0.1.evil.example",
                "Host: localhost\r\nHost: evil.example",
                "X: no host"
            })
    void who_calls_by_another_name_gets_no_answer(String header) throws IOException {
        assertThat(status(header)).contains(" 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:9000", "127.0.0.1:8080", "[::1]:1"})
    void this_machine_has_several_names_and_a_tunnel_another_port(String host) throws IOException {
        assertThat(status("Host: " + host)).contains(" 200 ");
    }

    /// The client of the JDK writes the host itself, so this one is spoken by hand.
    private static String status(String header) throws IOException {
        URI address = server.address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(("GET / HTTP/1.1\r\n" + header + "\r\n\r\n").getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    @Test
    void other_methods_and_places_are_told() throws IOException, InterruptedException {
        assertThat(send(to("/read").GET()).statusCode()).isEqualTo(HttpURLConnection.HTTP_BAD_METHOD);
        assertThat(send(to("/").DELETE()).statusCode()).isEqualTo(HttpURLConnection.HTTP_BAD_METHOD);
        assertThat(send(to("/../../etc/passwd").GET()).statusCode()).isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
    }

    @Test
    void it_listens_to_this_machine_only() {
        assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
        assertThat(server.isLoopback()).isTrue();
    }
}
