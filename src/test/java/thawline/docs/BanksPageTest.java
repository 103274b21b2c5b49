package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What docs/banks.md says is what docs/bench/Banks.json keeps.
class BanksPageTest {

    private static final List<String> BANKS =
            List.of("hand-made, frozen", "hand-made, thawed", "random, learned", "random, frozen");

    private static final List<String> SETS = List.of("Fashion-MNIST", "MNIST");

    private static JsonNode run() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/Banks.json")));
    }

    private static JsonNode one(String data, int examples, String bank) throws IOException {
        return run().get("cases")
                .valueStream()
                .filter(c -> c.get("data").asString().equals(data)
                        && c.get("examples").asInt() == examples
                        && c.get("bank").asString().equals(bank))
                .findFirst()
                .orElseThrow();
    }

    private static double[] accuracies(JsonNode one) {
        return one.get("accuracies")
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .sorted()
                .toArray();
    }

    private static String table() throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("| images | " + String.join(" | ", BANKS) + " |", "|---|---|---|---|---|"));
        for (String data : SETS) {
            for (int examples : new int[] {100, 1000, 60_000}) {
                StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %s, %,d |", data, examples));
                for (String bank : BANKS) {
                    double[] all = accuracies(one(data, examples, bank));
                    line.append(String.format(
                            Locale.ROOT,
                            " %.2f %% (%.2f … %.2f) |",
                            100 * Arrays.stream(all).average().orElseThrow(),
                            100 * all[0],
                            100 * all[all.length - 1]));
                }
                lines.add(line.toString());
            }
        }
        return String.join("\n", lines);
    }

    @Test
    void the_table_is_that_of_the_kept_run() throws IOException {
        new MadePart(Path.of("docs/banks.md"), "thawline.banks.write").holds(table());
    }

    /// By seed.
    private static double[] gains(String data, int examples, String bank, String over) throws IOException {
        JsonNode a = one(data, examples, bank).get("accuracies");
        JsonNode b = one(data, examples, over).get("accuracies");
        return IntStream.range(0, a.size())
                .mapToDouble(i -> a.get(i).asDouble() - b.get(i).asDouble())
                .toArray();
    }

    @Test
    void with_100_images_hand_made_filters_win_at_every_seed() throws IOException {
        for (String data : SETS) {
            assertThat(gains(data, 100, "hand-made, frozen", "random, learned"))
                    .satisfies(all ->
                            assertThat(Arrays.stream(all).min().orElseThrow()).isPositive());
        }
    }

    @Test
    void with_1000_images_all_that_are_not_random_and_frozen_are_within_a_point() throws IOException {
        for (String data : SETS) {
            double[] means = BANKS.subList(0, 3).stream()
                    .mapToDouble(bank -> mean(data, 1000, bank))
                    .sorted()
                    .toArray();

            assertThat(means[2] - means[0]).isLessThan(0.01);
        }
    }

    @Test
    void with_all_images_thawing_wins_at_every_seed_and_the_start_hardly_matters() throws IOException {
        for (String data : SETS) {
            assertThat(gains(data, 60_000, "hand-made, thawed", "hand-made, frozen"))
                    .satisfies(all ->
                            assertThat(Arrays.stream(all).min().orElseThrow()).isPositive());
            assertThat(mean(data, 60_000, "hand-made, thawed"))
                    .isEqualTo(mean(data, 60_000, "random, learned"), within(0.005));
        }
    }

    private static double mean(String data, int examples, String bank) {
        try {
            return one(data, examples, bank).get("accuracy").asDouble();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    @Test
    void a_mean_is_that_of_five_seeds() throws IOException {
        assertThat(run().get("cases")).hasSize(24).allSatisfy(one -> {
            double[] all = accuracies(one);
            assertThat(all).hasSize(5);
            assertThat(one.get("accuracy").asDouble())
                    .isEqualTo(Arrays.stream(all).average().orElseThrow(), within(1e-5));
        });
    }
}
