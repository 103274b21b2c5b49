package thawline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// Measures cases in JVMs of their own, one after the other: what the compiler made of one case changes nothing in the
/// next, and what chance made of code and data in one fork is another one's in the next.
///
/// @param progress is told one line for each JVM
public record Benchmark(List<Case> cases, List<Integer> threads, int forks, Pace pace, Consumer<String> progress) {

    /// JVMs a case, unless told otherwise.
    public static final int FORKS = 5;

    private record Key(Case what, int threads) {}

    /// Measures everything, fork by fork.
    ///
    /// @param command how to measure again
    public Report run(String command, String version) throws IOException, InterruptedException {
        Map<Key, List<Sample>> samples = new LinkedHashMap<>();
        Map<String, List<Double>> roofs = new LinkedHashMap<>();
        Map<String, String> peers = new TreeMap<>();
        for (int fork = 1; fork <= forks; fork++) {
            measureRoofs(roofs);
            for (Case c : cases) {
                for (int n : threads) {
                    progress.accept("fork " + fork + " of " + forks + ": " + c.name() + ", " + n
                            + (n == 1 ? " thread" : " threads"));
                    try {
                        Sample s = fork(c, n);
                        if (s.has(Thawline.NAME)) {
                            samples.computeIfAbsent(new Key(c, n), k -> new ArrayList<>())
                                    .add(s);
                            peers.putAll(s.versions());
                        }
                    } catch (IOException e) { // one toolkit that falls over should not cost the results of an hour
                        progress.accept("left out: " + e.getMessage());
                    }
                }
            }
        }
        Map<String, Statistic> limits = new LinkedHashMap<>();
        roofs.forEach((name, values) -> limits.put(name, Statistic.of(values)));
        List<Row> rows = new ArrayList<>();
        samples.forEach((key, all) -> rows.add(Row.of(key.what, all)));
        return new Report(command, Machine.here(), version, peers, forks, pace.named(), limits, rows);
    }

    /// In this JVM, which has nothing else to do meanwhile.
    private void measureRoofs(Map<String, List<Double>> roofs) {
        List<Work> works = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Double> amounts = new ArrayList<>();
        for (Roof roof : Roof.values()) {
            for (int n : threads) {
                works.add(roof.work(n));
                names.add(Fork.roof(roof, n));
                amounts.add(roof.amount(n) / 1e9);
            }
        }
        List<double[]> rounds = Turns.measure(works, new Pace(pace.warm() / 4, pace.turn(), pace.time() / 4, 5));
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            double seconds =
                    Statistic.of(rounds.stream().map(r -> r[column]).toList()).median();
            roofs.computeIfAbsent(names.get(i), k -> new ArrayList<>()).add(amounts.get(i) / seconds);
        }
    }

    private Sample fork(Case c, int n) throws IOException, InterruptedException {
        Path file = Files.createTempFile("thawline-bench", ".json");
        Path said = Files.createTempFile("thawline-bench", ".txt");
        try {
            List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fork.class.getName()));
            command.addAll(List.of(file.toString(), c.name(), "" + n, pace.named()));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            // else ONNX Runtime sends notes of each run to its makers, and a JVM with a long class path dies of that
            builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
            Process process = builder.start();
            process.getOutputStream().close();
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("the JVM that measured " + c.name() + " ended with exit code " + code + ": "
                        + Files.readString(said));
            }
            return JsonMapper.shared().readValue(Files.readString(file), Sample.class);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(said);
        }
    }
}
