package thawline.lab;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Who may call. A server that listens on this machine only can still be called by a page of any site that
/// the user has open: such a page says where it is from, or calls by the name of its own site.
final class Callers {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private Callers() {}

    static boolean isFromHere(Headers headers) {
        List<String> hosts = headers.getOrDefault("Host", List.of());
        if (hosts.size() != 1 || !NAMES.contains(name(hosts.getFirst()))) {
            return false;
        }
        String own = "http://" + hosts.getFirst();
        return headers.getOrDefault("Origin", List.of()).stream().allMatch(own::equalsIgnoreCase);
    }

    /// Without the port, which is another one where the page comes through a tunnel.
    private static String name(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
    }
}
