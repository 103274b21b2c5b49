package thawline.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.batch.Entry.Remarks;
import thawline.batch.Entry.Source;
import thawline.batch.Entry.Written;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.pipeline.Pipeline;

class JournalTest {

    @TempDir
    private Path dir;

    private Path in;
    private Path out;
    private Recipe recipe;

    @BeforeEach
    void begin() throws IOException {
        in = Files.createDirectory(dir.toRealPath().resolve("in"));
        out = dir.toRealPath().resolve("out");
        recipe = Recipe.of("1", Pipeline.parse("gaussian(5)"));
    }

    private Path source(String name) throws IOException {
        Path file = Trees.png(in.resolve(name));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        return file;
    }

    private Outline outline(Path from) throws IOException {
        return Outline.of(Selection.of(from), naming(), out);
    }

    private Outline outline() throws IOException {
        return outline(in);
    }

    private static Naming naming() {
        return Naming.same();
    }

    private Path journal() {
        return out.resolve(".thawline/journal.jsonl");
    }

    /// Does as a job does: the stamp, the outputs, the record.
    private static void make(Journal journal, Outline outline, Item item, Recipe recipe, String content)
            throws IOException {
        Stamp stamp = Stamp.taken(item.source());
        String hash = Hashes.of(item.source());
        List<Written> files = new ArrayList<>();
        for (String output : item.outputs()) {
            Path part = Trees.write(part(outline, output), (content + output).getBytes(StandardCharsets.UTF_8));
            files.add(new Written(
                    output,
                    Files.size(part),
                    Files.getLastModifiedTime(part).to(java.util.concurrent.TimeUnit.NANOSECONDS),
                    Hashes.of(part)));
        }
        journal.add(Entry.of(item, new Source(outline.in().toString(), item.name(), stamp, hash), recipe.id(), files)
                .with(new Remarks(List.of("a \"note\"\nof two lines"), new TreeMap<>(Map.of("mean", "0.5")))));
        journal.force();
        for (String output : item.outputs()) {
            Files.move(part(outline, output), outline.path(output), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path part(Outline outline, String output) {
        return outline.path(output).resolveSibling("part-" + output.hashCode());
    }

    private void makeAll(Outline outline, Recipe by) throws IOException {
        try (Journal journal = Journal.open(outline, by)) {
            for (Item item : outline.items()) {
                make(journal, outline, item, by, "made of ");
            }
        }
    }

    private State state(Outline outline, Recipe by) throws IOException {
        assertThat(outline.items()).hasSize(1);
        return Resume.of(outline, by).state(outline.items().getFirst());
    }

    private String stale(Recipe by) throws IOException {
        return state(outline(), by) instanceof State.Stale(String reason) ? reason : fail("not stale");
    }

    @Test
    void what_was_made_is_up_to_date_until_something_changes() throws IOException {
        source("a.png");
        assertThat(state(outline(), recipe)).isInstanceOf(State.New.class);
        assertThat(out).doesNotExist();
        makeAll(outline(), recipe);

        assertThat(state(outline(), recipe)).isInstanceOf(State.UpToDate.class);
        assertThat(stale(recipe.with("--view", "abs"))).isEqualTo("--view has changed");
        assertThat(stale(Recipe.of("1", Pipeline.parse("gaussian(7)")))).isEqualTo("the pipeline has changed");
        assertThat(stale(Recipe.of("2", Pipeline.parse("gaussian(5)")))).isEqualTo("it was made by version 1");
        Files.writeString(out.resolve("a.png"), "more", StandardOpenOption.APPEND);
        assertThat(stale(recipe)).isEqualTo("a.png was changed since");
        Files.delete(out.resolve("a.png"));
        assertThat(stale(recipe)).isEqualTo("a.png is gone");
    }

    @Test
    void a_model_that_was_trained_again_makes_results_stale() throws IOException {
        Path model = dir.resolve("learned.onnx");
        Path samples = Path.of("samples/learned-sobel.onnx");
        Files.copy(samples, model);
        Pipeline pipeline = Pipeline.parse("gray | model(" + model + ") | magnitude");
        source("a.png");
        makeAll(outline(), Recipe.of("1", pipeline));
        assertThat(state(outline(), Recipe.of("1", pipeline))).isInstanceOf(State.UpToDate.class);

        SavedModel read = ModelFiles.read(samples);
        ModelFiles.write(
                model, new SavedModel(read.layer(), read.in(), read.notes().with(Notes.SEED, "2")));

        assertThat(stale(Recipe.of("1", pipeline))).isEqualTo(model + " has changed");
    }

    @Test
    void a_source_is_known_by_its_content_where_its_times_say_nothing() throws IOException {
        Path file = source("a.png");
        makeAll(outline(), recipe);

        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        assertThat(state(outline(), recipe)).isInstanceOf(State.UpToDate.class);
        byte[] other = Trees.PNG.clone();
        other[other.length - 1]++;
        Files.write(file, other);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(stale(recipe)).isEqualTo("the source has changed");
    }

    @Test
    void a_source_that_was_written_just_before_is_compared_by_content() throws IOException {
        Path file = Trees.png(in.resolve("a.png"));

        assertThat(Stamp.taken(file)).isEqualTo(Stamp.UNSURE);
    }

    @Test
    void a_result_that_was_edited_in_place_is_found_and_one_that_was_only_touched_is_not() throws IOException {
        source("a.png");
        makeAll(outline(), recipe);
        Path made = out.resolve("a.png");

        Files.setLastModifiedTime(made, FileTime.from(Instant.now()));
        assertThat(state(outline(), recipe)).isInstanceOf(State.UpToDate.class);
        byte[] bytes = Files.readAllBytes(made);
        bytes[0]++;
        Files.write(made, bytes);
        assertThat(stale(recipe)).isEqualTo("a.png was changed since");
    }

    @Test
    void times_that_were_compared_by_content_are_learnt() throws IOException {
        source("a.png");
        makeAll(outline(), recipe);
        Files.setLastModifiedTime(out.resolve("a.png"), FileTime.from(Instant.parse("2021-01-01T00:00:00Z")));
        long before = Files.size(journal());
        try (Journal journal = Journal.open(outline(), recipe)) {
            assertThat(journal.state(outline().items().getFirst())).isInstanceOf(State.UpToDate.class);
        }

        assertThat(Files.size(journal())).isGreaterThan(before);
    }

    @Test
    void what_the_job_did_not_make_is_foreign() throws IOException {
        source("a.png");
        Trees.png(out.resolve("a.png"));

        assertThat(state(outline(), recipe))
                .isEqualTo(new State.Foreign(
                        "a.png", "is there already and was not made by this job; --overwrite replaces it"));
    }

    @Test
    void two_folders_do_not_take_turns_at_one_result_but_one_that_moved_goes_on() throws IOException {
        source("a.png");
        makeAll(outline(), recipe);
        Path second = dir.toRealPath().resolve("second");
        Trees.png(second.resolve("a.png"));

        assertThat(state(outline(second), recipe))
                .isInstanceOfSatisfying(
                        State.Foreign.class,
                        f -> assertThat(f.reason()).contains("in/a.png").contains("still there"));
        Path moved = Files.move(in, dir.toRealPath().resolve("moved"));
        assertThat(state(outline(moved), recipe)).isInstanceOf(State.UpToDate.class);
    }

    @Test
    void two_recipes_of_one_source_with_two_names_are_both_remembered() throws IOException {
        source("a.png");
        Naming edges = new Naming(
                new Product.Picture(java.util.Optional.empty(), java.util.Optional.empty()),
                Template.of("{name}-edges"),
                List.of(),
                Set.of());
        Outline other = Outline.of(Selection.of(in), edges, out);
        Recipe view = recipe.with("--view", "abs");
        makeAll(outline(), recipe);
        makeAll(other, view);

        assertThat(state(outline(), recipe)).isInstanceOf(State.UpToDate.class);
        assertThat(state(other, view)).isInstanceOf(State.UpToDate.class);
    }

    @Test
    void companions_of_an_earlier_recipe_are_not_foreign() throws IOException {
        source("a.png");
        Naming corners = new Naming(
                new Product.Picture(java.util.Optional.empty(), java.util.Optional.empty()),
                Template.SAME,
                List.of(".corners.csv"),
                Set.of());
        Outline with = Outline.of(Selection.of(in), corners, out);
        Recipe more = recipe.with("--corners", "csv");
        makeAll(with, more);
        makeAll(outline(), recipe);

        assertThat(state(with, more)).isEqualTo(new State.Stale("--corners has changed"));
        Files.delete(out.resolve("a.png.corners.csv"));
        makeAll(with, more);
        assertThat(state(with, more)).isInstanceOf(State.UpToDate.class);
    }

    @Test
    void a_journal_cut_off_anywhere_in_its_last_line_keeps_all_before_it() throws IOException {
        source("a.png");
        source("b.png");
        Outline outline = outline();
        makeAll(outline, recipe);
        byte[] whole = Files.readAllBytes(journal());
        int lastLine = last(whole, whole.length - 2) + 1;

        for (int end = lastLine; end < whole.length; end++) {
            Files.write(journal(), Arrays.copyOf(whole, end));
            Resume resume = Resume.of(outline, recipe);
            assertThat(resume.state(outline.items().get(0)))
                    .as("cut at %d", end)
                    .isInstanceOf(State.UpToDate.class);
            assertThat(resume.state(outline.items().get(1)))
                    .as("cut at %d", end)
                    .isInstanceOf(State.Foreign.class);
            assertThat(resume.notes()).isEmpty();
            if (end % 23 == 0) { // forces the disk
                Journal.open(outline, recipe).close();
                assertThat(Files.size(journal())).isEqualTo(lastLine);
            }
        }
    }

    private static int last(byte[] bytes, int before) {
        int i = before;
        while (bytes[i] != '\n') {
            i--;
        }
        return i;
    }

    @Test
    void garbage_anywhere_in_a_line_costs_that_line_at_most() throws IOException {
        source("a.png");
        source("b.png");
        Outline outline = outline();
        makeAll(outline, recipe);
        byte[] whole = Files.readAllBytes(journal());
        int lastLine = last(whole, whole.length - 2) + 1;
        Random random = new Random(5);

        for (int at = lastLine; at < whole.length - 1; at++) {
            byte[] damaged = whole.clone();
            damaged[at] = (byte) (random.nextInt(4) == 0 ? 0 : random.nextInt(256));
            Files.write(journal(), damaged);
            State first = Resume.of(outline, recipe).state(outline.items().get(0));
            State second = Resume.of(outline, recipe).state(outline.items().get(1));

            assertThat(first).as("byte %d", at).isInstanceOf(State.UpToDate.class);
            assertThat(second).as("byte %d", at).isNotInstanceOf(State.New.class);
        }
    }

    @Test
    void lines_that_say_nothing_are_counted_in_a_note() throws IOException {
        source("a.png");
        makeAll(outline(), recipe);
        Files.writeString(
                journal(),
                "\n{}\n[1,2]\nnull\n\u0000\u0000\n{\"output\":\"x\"}\n{\"later\":{\"a\":[1]},\"journal\":1}\n",
                StandardOpenOption.APPEND);

        assertThat(state(outline(), recipe)).isInstanceOf(State.UpToDate.class);
        assertThat(Resume.of(outline(), recipe).notes())
                .singleElement()
                .asString()
                .startsWith("6 lines of ");
    }

    @Test
    void a_journal_of_a_newer_format_is_left_alone() throws IOException {
        source("a.png");
        Trees.write(journal(), "{\"journal\":2}\n".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> Journal.open(outline(), recipe))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("newer version");
        assertThat(Files.readString(journal())).isEqualTo("{\"journal\":2}\n");
    }

    @Test
    void what_is_superseded_goes_when_it_is_more_than_half() throws IOException {
        source("a.png");
        source("gone.png");
        makeAll(outline(), recipe);
        Files.delete(in.resolve("gone.png"));
        Files.delete(out.resolve("gone.png"));
        for (int i = 0; i < 20; i++) {
            makeAll(outline(), recipe.with("--quality", "" + i));
        }

        assertThat(Files.readAllLines(journal())).hasSizeLessThan(10).noneMatch(line -> line.contains("gone"));
        assertThat(state(outline(), recipe.with("--quality", "19"))).isInstanceOf(State.UpToDate.class);
    }

    @Test
    void results_without_a_source_stay_and_are_told() throws IOException {
        source("a.png");
        source("b.png");
        makeAll(outline(), recipe);
        Files.delete(in.resolve("b.png"));

        Outline outline = outline();
        assertThat(Resume.of(outline, recipe).orphans(outline.items()))
                .containsExactly("1 result has no source any more");
        assertThat(out.resolve("b.png")).exists();
    }

    @Test
    void many_threads_write_whole_lines() throws Exception {
        for (int i = 0; i < 40; i++) {
            source("p" + i + ".png");
        }
        Outline outline = outline();
        try (Journal journal = Journal.open(outline, recipe);
                var pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (Item item : outline.items()) {
                tasks.add(() -> {
                    make(journal, outline, item, recipe, "made of ");
                    return null;
                });
            }
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        }
        Resume resume = Resume.of(outline, recipe);

        assertThat(resume.notes()).isEmpty();
        assertThat(outline.items())
                .allSatisfy(item -> assertThat(resume.state(item)).isInstanceOf(State.UpToDate.class));
        assertThat(Files.readAllLines(journal())).hasSize(42);
    }

    @Test
    void a_second_run_is_kept_out_in_this_process_too() throws IOException {
        source("a.png");
        Outline outline = outline();
        try (Journal first = Journal.open(outline, recipe)) {
            assertThat(first.notes()).isEmpty();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> Journal.open(outline, recipe))
                        .isInstanceOf(BusyException.class)
                        .hasMessageContaining("another run works in " + out);
            }
        }
        Journal.open(outline, recipe).close();
    }

    @Test
    void a_run_in_another_process_is_kept_out_until_that_one_ends_however_it_ends() throws Exception {
        source("a.png");
        Outline outline = outline();
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        in.toString(),
                        out.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("held");
            Path left = Trees.text(out.resolve(".thawline-01234567-89ab-cdef-0123-456789abcdef.part"));

            assertThatThrownBy(() -> Journal.open(outline, recipe))
                    .isInstanceOf(BusyException.class)
                    .hasMessageContaining("(process " + other.pid() + ")");
            assertThat(left).exists();
            other.destroyForcibly().waitFor();
            Journal.open(outline, recipe).close();
            assertThat(left).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    /// Takes the journal and sleeps.
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            Outline outline = Outline.of(Selection.of(Path.of(args[0])), Naming.same(), Path.of(args[1]));
            try (Journal journal = Journal.open(outline, Recipe.of("1", Pipeline.parse("gaussian(5)")))) {
                System.out.println(journal.notes().isEmpty() ? "held" : "notes");
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void leftovers_go_from_folders_that_get_results_and_from_no_others() throws IOException {
        source("sub/a.png");
        String part = ".thawline-01234567-89ab-cdef-0123-456789abcdef.part";
        Path in1 = Trees.text(out.resolve("sub/" + part));
        Path in2 = Trees.text(out.resolve("sub/" + part + ".tif"));
        Path in3 = Trees.text(out.resolve(".thawline/" + part));
        Path stranger = Trees.text(out.resolve("other/" + part));
        Path alike = Trees.text(out.resolve("sub/.thawline-mine.part"));
        Journal.open(outline(), recipe).close();

        assertThat(List.of(in1, in2, in3)).noneMatch(Files::exists);
        assertThat(List.of(stranger, alike)).allMatch(Files::exists);
    }

    @Test
    void jobs_of_single_files_share_a_folder_and_leave_each_other_alone() throws IOException {
        Path a = source("a.png");
        Path b = source("b.png");
        Files.createDirectory(out);
        Outline first = Outline.of(Selection.of(a), Naming.same(), out.resolve("a.png"));
        Outline second = Outline.of(Selection.of(b), Naming.same(), out.resolve("b.png"));
        try (Journal journal = Journal.open(first, recipe)) {
            assertThat(journal.notes()).isEmpty();
            Path live = Trees.text(out.resolve(".thawline-01234567-89ab-cdef-0123-456789abcdef.part"));
            Journal.open(second, recipe).close();

            assertThat(live).exists();
            assertThatThrownBy(() -> Journal.open(first, recipe)).isInstanceOf(BusyException.class);
            assertThatThrownBy(() -> Journal.open(outline(), recipe)).isInstanceOf(BusyException.class);
        }
        Journal.open(outline(), recipe).close();
        assertThat(out.resolve(".thawline/a.png.jsonl")).exists();
    }

    @Test
    void a_long_name_has_a_journal_too() throws IOException {
        Path file = source("x".repeat(251) + ".png");
        Outline outline = Outline.of(Selection.of(file), Naming.same(), out.resolve("y".repeat(251) + ".png"));

        makeAll(outline, recipe);

        assertThat(state(outline, recipe)).isInstanceOf(State.UpToDate.class);
    }
}
