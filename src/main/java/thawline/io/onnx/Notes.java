package thawline.io.onnx;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a model file says of its model in words: `metadata_props` of ONNX, each under `thawline.` and its
/// name.
public record Notes(SortedMap<String, String> entries) {

    public static final Notes NONE = new Notes(new TreeMap<>());

    /// The names of the classes in the order of the outputs, one a line.
    public static final String CLASSES = "classes";

    /// What the input's numbers mean, such as `0..255`.
    public static final String SCALING = "scaling";

    /// The figures of every epoch, as JSON.
    public static final String HISTORY = "history";

    /// The learned numbers at several epochs, as JSON: `[{"epoch":0,"weights":{"0.conv2d":[…]}}, …]`.
    public static final String SNAPSHOTS = "snapshots";

    public static final String SEED = "seed";

    /// SHA-256 of the data set that the model was trained on.
    public static final String DATA = "data.sha256";

    /// The command or recipe that made the model.
    public static final String RECIPE = "recipe";

    /// The version of Thawline that made the model.
    public static final String VERSION = "version";

    public Notes {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    public static Notes of(Map<String, String> entries) {
        return new Notes(new TreeMap<>(entries));
    }

    /// The same notes and one more, or another text under a name that was there.
    public Notes with(String name, String text) {
        SortedMap<String, String> more = new TreeMap<>(entries);
        more.put(name, text);
        return new Notes(more);
    }

    public Notes withClasses(List<String> names) {
        return with(CLASSES, String.join("\n", names));
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /// Empty where nobody named the classes.
    public List<String> classes() {
        return get(CLASSES).map(text -> List.of(text.split("\n", -1))).orElse(List.of());
    }
}
