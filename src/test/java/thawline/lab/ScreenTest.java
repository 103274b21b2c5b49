package thawline.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final URI PAGE = URI.create("http://127.0.0.1:8080/");

    @Test
    void a_machine_without_a_display_says_what_is_not_set() {
        assertThat(new Screen("Linux", Map.of("DISPLAY", "")).missing())
                .isEqualTo("neither DISPLAY nor WAYLAND_DISPLAY is set");
    }

    @Test
    void one_with_a_display_has_a_screen() {
        assertThat(new Screen("Linux", Map.of("DISPLAY", ":0")).missing()).isEmpty();
        assertThat(new Screen("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")).missing())
                .isEmpty();
        assertThat(new Screen("Mac OS X", Map.of()).missing()).isEmpty();
        assertThat(new Screen("Windows 11", Map.of()).missing()).isEmpty();
    }

    @Test
    void a_mac_that_is_far_away_has_none() {
        assertThat(new Screen("Mac OS X", Map.of("SSH_CONNECTION", "1.2.3.4 5 6.7.8.9 22")).missing())
                .contains("ssh");
    }

    @Test
    void each_system_opens_a_page_in_its_own_way() {
        assertThat(new Screen("Linux", Map.of()).opener(PAGE)).containsExactly("xdg-open", PAGE.toString());
        assertThat(new Screen("Mac OS X", Map.of()).opener(PAGE)).containsExactly("open", PAGE.toString());
        assertThat(new Screen("Windows 11", Map.of()).opener(PAGE)).startsWith("rundll32");
    }
}
