package thawline.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import thawline.io.Nearest;

/// Every name that a pipeline may use: the one source of parsing, help, error messages and documentation.
public final class Catalogue {

    /// Entries of one kind, under a title.
    public record Section(String title, List<Entry> entries) {}

    public static final List<Section> SECTIONS = List.of(
            new Section("Colour", ColourEntries.ALL),
            new Section("Smoothing", SmoothEntries.ALL),
            new Section("Edges", EdgeEntries.ALL),
            new Section("Corners", CornerEntries.ALL),
            new Section("Morphology", MorphologyEntries.MORPHOLOGY),
            new Section("Pooling", MorphologyEntries.POOLING),
            new Section("Thresholds", ValueEntries.THRESHOLDS),
            new Section("Look", ValueEntries.ENHANCE),
            new Section("Geometry", GeometryEntries.ALL),
            new Section("Features", List.of(FeatureEntries.HOG)),
            new Section("Arithmetic", ValueEntries.ARITHMETIC),
            new Section("Models", ModelEntries.ALL),
            new Section("Named pipelines", NamedEntries.ALL));

    /// What makes grey of colour before anything else, where it is the first step.
    static final Set<String> GRAY_FIRST = Set.of(ColourEntries.GRAY, "canny", "corners", "blobs");

    /// What reads the planes of d/dx, then those of d/dy.
    static final Set<String> OF_DERIVATIVES = Set.of("magnitude", "orientation", "products", "nonMaximum");

    private static final Map<String, Entry> BY_NAME = byName();

    private static final Pattern WORDS = Pattern.compile("[, ]+");

    private Catalogue() {}

    private static Map<String, Entry> byName() {
        Map<String, Entry> all = new LinkedHashMap<>();
        for (Section section : SECTIONS) {
            for (Entry entry : section.entries()) {
                if (all.put(entry.name(), entry) != null) {
                    throw new IllegalStateException(entry.name() + " is in the catalogue twice");
                }
            }
        }
        return all;
    }

    /// All entries, section by section.
    public static List<Entry> all() {
        return List.copyOf(BY_NAME.values());
    }

    public static Optional<Entry> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// The entry, or an [IllegalArgumentException] that says what the name may have meant.
    public static Entry entry(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("unknown filter \"" + name + "\"" + hint(name)));
    }

    /// What a name that is not here may have meant, to follow "unknown filter".
    static String hint(String name) {
        return twin(name)
                .map(entry -> "; OpenCV's " + name + " is " + entry.name() + " here")
                .or(() -> Nearest.of(name, BY_NAME.keySet()).map(near -> "; did you mean " + near + "?"))
                .orElse("; thawline filters lists all");
    }

    private static Optional<Entry> twin(String name) {
        return BY_NAME.values().stream()
                .filter(entry -> WORDS.splitAsStream(entry.note().twin()).anyMatch(name::equals))
                .findFirst();
    }
}
