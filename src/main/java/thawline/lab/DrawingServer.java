package thawline.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import thawline.report.DrawingPage;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The page to draw in, served to this machine only, and what is read in each drawing.
///
/// `POST /read` takes 256 × 256 bytes of grey, row by row, and answers in JSON. Whoever calls by another name
/// than this machine's, or from another site's page, is refused.
public final class DrawingServer implements AutoCloseable {

    /// Of the drawing, in pixels.
    static final int SIDE = 256;

    private static final int BYTES = SIDE * SIDE;

    /// So much is read of what is too much: who is cut off while sending gets no answer.
    private static final int MOST = 16 * BYTES;

    /// The JDK's server has no limits of its own: connections at a time, and seconds that a request may take.
    private static final Map<String, String> LIMITS = Map.of(
            "jdk.httpserver.maxConnections", "32",
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "20",
            "sun.net.httpserver.maxReqHeaderSize", "16384");

    private final HttpServer server;
    private final ExecutorService threads;
    private final Reader reader;

    private DrawingServer(HttpServer server, ExecutorService threads, Reader reader) {
        this.server = server;
        this.threads = threads;
        this.reader = reader;
    }

    /// Serves until it is closed.
    ///
    /// @param port 0 for any that is free
    public static DrawingServer start(Reader reader, int port) throws IOException {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        DrawingServer server = new DrawingServer(http, threads, reader);
        http.setExecutor(threads);
        http.createContext("/", server::answer);
        http.start();
        // the first reading takes the longest, so it is none that somebody waits for
        threads.execute(() -> server.oneAtATime(Tensor.zeros(Shape.plane(SIDE, SIDE))));
        return server;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    boolean isLoopback() {
        return server.getAddress().getAddress().isLoopbackAddress();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            Response response = responseTo(call);
            response.send(call);
        }
    }

    private Response responseTo(HttpExchange call) throws IOException {
        if (!Callers.isFromHere(call.getRequestHeaders())) {
            return Response.text(403, "this page is served to the machine that it runs on, and to no other site");
        }
        String path = call.getRequestURI().getPath();
        boolean reads = "/read".equals(path);
        String method = call.getRequestMethod();
        if (reads && !method.equals("POST")) {
            return Response.text(405, "a drawing is read by POST").with("Allow", "POST");
        }
        if (!reads && !method.equals("GET") && !method.equals("HEAD")) {
            return Response.text(405, "this is read by GET").with("Allow", "GET, HEAD");
        }
        return switch (path) {
            case "/" -> new Response(200, "text/html; charset=utf-8", utf8(DrawingPage.html()));
            case "/drawing.js" -> new Response(200, "text/javascript; charset=utf-8", utf8(DrawingPage.script()));
            case "/read" -> read(call);
            default -> Response.text(404, "there is no " + path);
        };
    }

    private Response read(HttpExchange call) throws IOException {
        byte[] grey = call.getRequestBody().readNBytes(MOST);
        if (grey.length != BYTES) {
            return Response.text(
                    grey.length > BYTES ? 413 : 400,
                    "a drawing is " + SIDE + " × " + SIDE + " bytes of grey, " + BYTES + ", but this is "
                            + (grey.length > BYTES ? "more" : Integer.toString(grey.length)));
        }
        Tensor plane = Tensor.zeros(Shape.plane(SIDE, SIDE));
        for (int i = 0; i < BYTES; i++) {
            plane.set(0, 0, i / SIDE, i % SIDE, Byte.toUnsignedInt(grey[i]));
        }
        long begun = System.nanoTime();
        Reader.Reading reading = oneAtATime(plane);
        double milliseconds = (System.nanoTime() - begun) / 1e6;
        return new Response(200, "application/json", utf8(new ReadingJson(reader, reading).text(milliseconds)));
    }

    /// A page asks again when it has its answer, so nobody waits long.
    private synchronized Reader.Reading oneAtATime(Tensor plane) {
        return reader.read(plane);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
