package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;
import thawline.testing.Child;
import thawline.testing.Tree;

/// A job that is killed leaves nothing half written, and the next run completes the tree: 50 real processes are
/// stopped dead, at named moments and at random ones.
class KilledBatchTest {

    private static final int PICTURES = 8;

    /// The moment and how many times it is reached before the process halts: two drafts and moves a picture.
    private static final List<String> MOMENTS = List.of(
            "DRAFTED:1",
            "DRAFTED:2",
            "DRAFTED:5",
            "DRAFTED:8",
            "DRAFTED:16",
            "TORN:1",
            "TORN:2",
            "TORN:3",
            "TORN:6",
            "TORN:9",
            "RECORDED:1",
            "RECORDED:2",
            "RECORDED:4",
            "RECORDED:8",
            "MOVED:1",
            "MOVED:2",
            "MOVED:3",
            "MOVED:4",
            "MOVED:9",
            "MOVED:16",
            "COLLECTING:1");

    private static final int RANDOM_KILLS = 29;

    @TempDir
    private static Path dir;

    private static Map<String, String> undisturbed;

    @BeforeAll
    static void make_pictures_and_the_undisturbed_tree() throws IOException {
        for (int i = 0; i < PICTURES; i++) {
            Samples.U8 noise = Samples.u8(1, 24, 24);
            new Random(i).nextBytes(noise.data());
            Path file = dir.resolve(i % 2 == 0 ? "in/" + i + ".pgm" : "in/deep/er/" + i + ".pgm");
            Files.createDirectories(file.getParent());
            ImageFiles.best().write(file, noise, Existing.REFUSE);
        }
        Files.writeString(dir.resolve("in/bad.pgm"), "P5 no picture");
        assertThat(thawline(arguments("undisturbed")).code()).isEqualTo(Exit.SOME_FAILED);
        undisturbed = Tree.of(dir.resolve("undisturbed"));
        assertThat(undisturbed).hasSizeGreaterThan(2 * PICTURES).containsKey("failed.csv");
    }

    private static Object[] arguments(String out) {
        return new Object[] {
            "batch",
            dir.resolve("in"),
            dir.resolve(out),
            "-p",
            "gaussian(3)",
            "--corners",
            "csv",
            "--threads",
            "2",
            "--json"
        };
    }

    @Test
    void fifty_killed_runs_lose_nothing_and_the_next_run_completes_the_tree() throws Exception {
        List<Callable<Void>> kills = new ArrayList<>();
        for (String moment : MOMENTS) {
            kills.add(() -> haltedAt(moment));
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int done = 0; done < RANDOM_KILLS; ) {
            int runs = Math.min(4, RANDOM_KILLS - done);
            int chain = done;
            List<Integer> after = random.ints(runs, 0, PICTURES / 2).boxed().toList();
            List<Integer> micros = random.ints(runs, 0, 30_000).boxed().toList();
            kills.add(() -> killedAgainAndAgain("chain" + chain, after, micros));
            done += runs;
        }
        assertThat(MOMENTS.size() + RANDOM_KILLS).isEqualTo(50);

        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<Void> kill : two.invokeAll(kills)) {
                try {
                    kill.get();
                } catch (java.util.concurrent.ExecutionException failed) {
                    throw new AssertionError("seed " + seed, failed.getCause());
                }
            }
        }
    }

    private Void haltedAt(String moment) throws Exception {
        String out = "at-" + moment.replace(':', '-');
        Child.Said said =
                Child.Said.of(Child.quick().with("-Dthawline.halt=" + moment).thawline(arguments(out)));

        assertThat(said.code()).as("%s: %s", moment, said.err()).isEqualTo(137);
        assertThatNothingIsHalf(out);
        completes(out);
        return null;
    }

    /// Each run goes on where the one before was killed.
    private Void killedAgainAndAgain(String out, List<Integer> after, List<Integer> micros) throws Exception {
        for (int run = 0; run < after.size(); run++) {
            Process process = Child.quick().thawline(arguments(out));
            try (BufferedReader events = process.inputReader()) {
                int done = 0;
                String line = events.readLine();
                while (line != null && done < after.get(run)) {
                    line = events.readLine();
                    done += line != null && line.contains("\"done\"") ? 1 : 0;
                }
                Thread.sleep(0, micros.get(run) % 1000);
                Thread.sleep(micros.get(run) / 1000);
                process.toHandle().destroyForcibly();
                process.waitFor();
            }
            assertThatNothingIsHalf(out);
            String copy = out + "-copy-" + run;
            Tree.copy(dir.resolve(out), dir.resolve(copy));
            completes(copy);
        }
        completes(out);
        return null;
    }

    /// What stands at its place is what it will be.
    private void assertThatNothingIsHalf(String out) {
        Map<String, String> now = Tree.of(dir.resolve(out));
        now.keySet().removeIf(name -> name.endsWith(".part"));
        assertThat(undisturbed).as(out).containsAllEntriesOf(now);
    }

    private void completes(String out) {
        Terminal next = thawline(arguments(out));

        assertThat(next.code()).as("%s: %s", out, next.err()).isEqualTo(Exit.SOME_FAILED);
        assertThat(Tree.of(dir.resolve(out))).as(out).isEqualTo(undisturbed);
        assertThat(thawline(arguments(out)).out()).as(out).contains("\"done\":0,\"skipped\":" + PICTURES);
    }
}
