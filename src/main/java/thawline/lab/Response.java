package thawline.lab;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What is sent back, and what the browser may do with it.
record Response(int code, String type, byte[] body, Map<String, String> headers) {

    /// Nothing from elsewhere is loaded, nothing is sent elsewhere, and no other site shows the page in
    /// itself.
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data: blob:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-store");

    Response(int code, String type, byte[] body) {
        this(code, type, body, ALWAYS);
    }

    static Response text(int code, String line) {
        return new Response(code, "text/plain; charset=utf-8", (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Response with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Response(code, type, body, more);
    }

    void send(HttpExchange call) throws IOException {
        Headers to = call.getResponseHeaders();
        headers.forEach(to::set);
        to.set("Content-Type", type);
        boolean head = call.getRequestMethod().equals("HEAD");
        call.sendResponseHeaders(code, head ? -1 : body.length);
        if (!head) {
            call.getResponseBody().write(body);
        }
    }
}
