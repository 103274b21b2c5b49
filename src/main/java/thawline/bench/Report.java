package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a run of the benchmark found, as it is kept.
///
/// @param roofs GFLOP/s and GB/s by name and number of threads
public record Report(
        String command,
        Machine machine,
        String version,
        Map<String, String> peers,
        int forks,
        String pace,
        Map<String, Statistic> roofs,
        List<Row> rows) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public static Report read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), Report.class);
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }
}
