package thawline.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import thawline.pipeline.Pipeline;

/// All that decides the bytes of a result besides its source and its name: the toolkit's version, the
/// pipeline, and the options that are not at their defaults.
///
/// @param version of the toolkit
/// @param options by name, such as `--view`; an empty text for one without a value
/// @param files SHA-256 of each file that the pipeline names, by its path
public record Recipe(
        String version, String pipeline, SortedMap<String, String> options, SortedMap<String, String> files) {

    public Recipe {
        options = new TreeMap<>(options);
        files = new TreeMap<>(files);
    }

    /// A pipeline with every option at its default. Files that it names are read, to know them again, and are
    /// named by their whole paths from here on.
    public static Recipe of(String version, Pipeline pipeline) throws IOException {
        Pipeline whole = pipeline.withFiles(
                name -> Path.of(name).toAbsolutePath().normalize().toString());
        SortedMap<String, String> files = new TreeMap<>();
        for (String name : whole.files()) {
            files.put(name, Hashes.of(Path.of(name)));
        }
        return new Recipe(version, whole.toString(), new TreeMap<>(), files);
    }

    public Recipe with(String option, String value) {
        SortedMap<String, String> more = new TreeMap<>(options);
        more.put(option, value);
        return new Recipe(version, pipeline, more, files);
    }

    /// An option without a value.
    public Recipe with(String option) {
        return with(option, "");
    }

    /// As on a command line, in one order.
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-p", pipeline));
        options.forEach((name, value) -> {
            arguments.add(name);
            if (!value.isEmpty()) {
                arguments.add(value);
            }
        });
        return arguments;
    }

    /// SHA-256 over everything.
    public String id() {
        StringBuilder all = new StringBuilder();
        append(all, version);
        arguments().forEach(argument -> append(all, argument));
        files.forEach((path, hash) -> {
            append(all, path);
            append(all, hash);
        });
        return Hashes.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// With its length in front, so that no two lists make one text.
    private static void append(StringBuilder all, String text) {
        all.append(text.length()).append(':').append(text);
    }

    /// What this recipe has that another one had not, in words.
    String changeSince(Recipe other) {
        if (!version.equals(other.version)) {
            return "it was made by version " + other.version;
        }
        if (!pipeline.equals(other.pipeline)) {
            return "the pipeline has changed";
        }
        Optional<String> file = files.keySet().stream()
                .filter(path -> !files.get(path).equals(other.files.get(path)))
                .findFirst();
        return file.map(path -> path + " has changed")
                .orElseGet(() -> optionThatChanged(other.options) + " has changed");
    }

    private String optionThatChanged(Map<String, String> others) {
        SortedMap<String, String> all = new TreeMap<>(others);
        all.putAll(options);
        return all.keySet().stream()
                .filter(name -> !Optional.ofNullable(options.get(name)).equals(Optional.ofNullable(others.get(name))))
                .findFirst()
                .orElse("an option");
    }
}
