package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The build runs tests tagged `lanes` once for each lane width; this one proves that the JVM really has that width.
@Tag("lanes")
class LaneWidthTest {
    private static final String EXPECTED = System.getProperty("thawline.expect.lanes", "preferred");

    @Test
    void the_jvm_has_the_lanes_that_the_build_asked_for() {
        assertThat(Lanes.available()).isEqualTo(!EXPECTED.equals("scalar"));
        if (Lanes.available() && !EXPECTED.equals("preferred")) {
            // at most: a processor with narrower vectors than the build asked for keeps its own
            assertThat(Lanes.bits()).isLessThanOrEqualTo(Integer.parseInt(EXPECTED));
        }
    }
}
