package thawline.lab;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether somebody sits at this machine, and how a page is opened before them.
///
/// Java's own answer is of no use here: commands run without a window system, see `java.awt.headless`.
///
/// @param system the property `os.name`
public record Screen(String system, Map<String, String> environment) {

    public Screen {
        environment = Map.copyOf(environment);
    }

    public static Screen here() {
        return new Screen(System.getProperty("os.name"), System.getenv());
    }

    /// Why no page can be opened, empty where one can.
    public String missing() {
        if (is("win")) {
            return "";
        }
        if (is("mac")) {
            return isSet("SSH_CONNECTION") ? "this is a session over ssh" : "";
        }
        return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") ? "" : "neither DISPLAY nor WAYLAND_DISPLAY is set";
    }

    /// The command that opens an address in the user's browser.
    List<String> opener(URI address) {
        String text = address.toString();
        if (is("win")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", text);
        }
        return List.of(is("mac") ? "open" : "xdg-open", text);
    }

    /// Whether the browser was called; where it was not, the user opens the address.
    public boolean open(URI address) {
        try {
            new ProcessBuilder(opener(address))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException none) {
            return false;
        }
    }

    private boolean is(String prefix) {
        return system.toLowerCase(Locale.ROOT).startsWith(prefix);
    }

    private boolean isSet(String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
