package thawline.layer;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The table of `docs/layers.md` has every operation that is no filter of `docs/filters.md`.
class LayersPageTest {

    private static final Set<Class<?>> FILTERS = Set.of(
            Bilateral.class,
            BlockNorm.class,
            CornerResponse.class,
            Correlate.class,
            CustomOp.class,
            Energy.class,
            Equalise.class,
            Magnitude.class,
            Median.class,
            NonMaximum.class,
            Normalise.class,
            Orientation.class,
            OrientationBins.class,
            Products.class,
            Scale.class,
            Threshold.class);

    @Test
    void its_table_has_every_layer_of_nets() throws IOException {
        Set<String> rows = Pattern.compile("(?m)^\\| `([A-Z]\\w+)` \\|")
                .matcher(Files.readString(Path.of("docs", "layers.md")))
                .results()
                .map(m -> m.group(1))
                .collect(toSet());
        Set<Class<?>> expected = new HashSet<>(Set.of(Op.class.getPermittedSubclasses()));
        expected.removeAll(FILTERS);
        expected.remove(Together.class);
        expected.add(Fork.class);
        assertThat(rows).isEqualTo(expected.stream().map(Class::getSimpleName).collect(toSet()));
    }
}
