package thawline.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.ImageFormat;
import thawline.io.OutputFormat;
import thawline.testing.Seeds;

class OutlineTest {

    @TempDir
    private Path dir;

    private Path in;

    @BeforeEach
    void makeFolder() throws IOException {
        in = Files.createDirectory(dir.resolve("in"));
    }

    private Outline outline() throws IOException {
        return Outline.of(Selection.of(in), Naming.same(), dir.resolve("out"));
    }

    private Outline outline(Links links, List<String> include, List<String> exclude) throws IOException {
        return Outline.of(
                new Selection(
                        in,
                        include.stream().map(Glob::of).toList(),
                        exclude.stream().map(Glob::of).toList(),
                        links),
                Naming.same(),
                dir.resolve("out"));
    }

    private static List<String> names(Outline outline) {
        return outline.items().stream().map(Item::name).toList();
    }

    private static List<String> failed(Outline outline) {
        return outline.findings().failures().stream().map(Failure::file).toList();
    }

    @Test
    void random_trees_are_found_as_a_simple_listing_finds_them() {
        Seeds.each(40, random -> {
            Path root = in.resolve("r" + random.nextInt());
            RandomTree tree = new RandomTree(root, random);
            tree.fill(root, 0);
            Outline outline;
            try {
                outline = Outline.of(Selection.of(root), Naming.same(), dir.resolve("none"));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }

            assertThat(names(outline)).containsExactlyElementsOf(tree.pictures.keySet());
            assertThat(outline.items()).allSatisfy(item -> {
                boolean named = item.name().toLowerCase(java.util.Locale.ROOT).endsWith(".png");
                assertThat(item.output()).isEqualTo(item.name() + (named ? "" : ".png"));
                assertThat(item.content()).isEqualTo(tree.pictures.get(item.name()));
                assertThat(item.source()).isRegularFile();
            });
            assertThat(outline.findings().left()).isEqualTo(new Left(tree.hidden, tree.links, 0, tree.others, 0));
            assertThat(outline.findings().failures()).isEmpty();
        });
    }

    /// Makes a tree and knows by construction what is in it.
    private static final class RandomTree {
        private static final List<String> STEMS = List.of(
                "a",
                "B",
                "é",
                "日本",
                "😀",
                "\uFFEE",
                "with space",
                "quo'te",
                "dou\"ble",
                "-dash",
                "com,ma",
                "two\nlines",
                "a.b",
                "x".repeat(200));

        private final Path root;
        private final Random random;
        private final TreeMap<String, Optional<ImageFormat>> pictures = new TreeMap<>((a, b) -> {
            byte[] x = a.getBytes(StandardCharsets.UTF_8);
            byte[] y = b.getBytes(StandardCharsets.UTF_8);
            return java.util.Arrays.compareUnsigned(x, y);
        });
        private int hidden;
        private int links;
        private int others;

        RandomTree(Path root, Random random) {
            this.root = root;
            this.random = random;
        }

        void fill(Path folder, int depth) {
            List<String> taken = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                String stem = STEMS.get(random.nextInt(STEMS.size()));
                String name = (random.nextInt(8) == 0 ? "." : "")
                        + stem
                        + List.of(".png", ".PNG", ".txt", "", ".png.d").get(random.nextInt(5));
                if (!taken.contains(name)) {
                    taken.add(name);
                    add(folder.resolve(name), name.startsWith("."), depth);
                }
            }
        }

        private void add(Path path, boolean isHidden, int depth) {
            int kind = random.nextInt(depth < 4 ? 5 : 4);
            if (isHidden) {
                hidden++;
                if (kind == 4) {
                    Trees.png(path.resolve("inside.png"));
                    return;
                }
            }
            switch (kind) {
                case 0 -> file(path, Trees.PNG, Optional.of(ImageFormat.PNG), isHidden);
                case 1 -> file(path, new byte[] {'t', 'e', 'x', 't'}, Optional.empty(), isHidden);
                case 2 -> file(path, new byte[0], Optional.empty(), isHidden);
                case 3 -> link(path, isHidden);
                default -> fill(path, depth + 1);
            }
        }

        private void file(Path path, byte[] bytes, Optional<ImageFormat> content, boolean isHidden) {
            Trees.write(path, bytes);
            boolean named = path.toString().endsWith(".png") || path.toString().endsWith(".PNG");
            if (!isHidden && (named || content.isPresent())) {
                String name = root.relativize(path).toString();
                pictures.put(name, content);
            } else if (!isHidden) {
                others++;
            }
        }

        private void link(Path path, boolean isHidden) {
            try {
                Files.createDirectories(path.getParent());
                Files.createSymbolicLink(path, random.nextBoolean() ? Path.of("nowhere") : Path.of("."));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
            links += isHidden ? 0 : 1;
        }
    }

    @Test
    void include_and_exclude_choose_and_folders_that_are_left_out_are_not_entered() throws IOException {
        for (String name : List.of("a.png", "a.jpg", "thumbs/a.png", "x/thumbs/b.png", "x/y/c.png")) {
            Trees.png(in.resolve(name));
        }

        assertThat(names(outline(Links.LEAVE, List.of("*.png"), List.of())))
                .hasSize(4)
                .doesNotContain("a.jpg");
        assertThat(names(outline(Links.LEAVE, List.of(), List.of("thumbs/"))))
                .containsExactly("a.jpg", "a.png", "x/y/c.png");
        assertThat(names(outline(Links.LEAVE, List.of("x/**"), List.of("c.png"))))
                .containsExactly("x/thumbs/b.png");
        assertThat(outline(Links.LEAVE, List.of(), List.of("thumbs/**"))
                        .findings()
                        .left()
                        .globs())
                .isEqualTo(1);
    }

    @Test
    void the_folder_of_results_is_not_entered_where_it_lies_inside() throws IOException {
        Trees.png(in.resolve("a.png"));
        Trees.png(in.resolve("done/a.png"));
        Files.createSymbolicLink(dir.resolve("elsewhere"), in.resolve("done"));

        for (Path out : List.of(in.resolve("done"), in.resolve("./x/../done"), dir.resolve("elsewhere"))) {
            Outline outline = Outline.of(Selection.of(in), Naming.same(), out);

            assertThat(names(outline)).containsExactly("a.png");
            assertThat(outline.findings().notes()).containsExactly("done holds the results and was not entered");
        }
        Trees.text(in.resolve("done/.thawline/journal.jsonl"));
        assertThat(outline().findings().notes()).singleElement().asString().contains("--exclude 'done/**'");
    }

    @Test
    void links_are_left_alone_and_counted_unless_they_are_to_be_followed() throws IOException {
        Trees.png(dir.resolve("there/b.png"));
        Trees.png(in.resolve("sub/c.png"));
        Files.createSymbolicLink(in.resolve("there"), dir.resolve("there"));
        Files.createSymbolicLink(in.resolve("d.png"), dir.resolve("there/b.png"));
        Files.createSymbolicLink(in.resolve("sub/loop"), in);
        Files.createSymbolicLink(in.resolve("lost.png"), Path.of("nowhere"));

        Outline left = outline();
        Outline followed = outline(Links.FOLLOW, List.of(), List.of());

        assertThat(names(left)).containsExactly("sub/c.png");
        assertThat(left.findings().left().links()).isEqualTo(4);
        assertThat(names(followed)).containsExactly("d.png", "sub/c.png", "there/b.png");
        assertThat(failed(followed)).containsExactly("lost.png");
        assertThat(followed.findings().notes()).singleElement().asString().startsWith("sub/loop is a symbolic link");
    }

    @Test
    void a_link_that_the_user_named_is_followed() throws IOException {
        Trees.png(in.resolve("a.png"));
        Path link = Files.createSymbolicLink(dir.resolve("link"), in);
        Path file = Files.createSymbolicLink(dir.resolve("file"), in.resolve("a.png"));

        Outline folder = Outline.of(Selection.of(link), Naming.same(), dir.resolve("out"));
        Outline single = Outline.of(Selection.of(file), Naming.same(), dir.resolve("out.png"));

        assertThat(names(folder)).containsExactly("a.png");
        assertThat(folder.in()).isEqualTo(in.toRealPath());
        assertThat(names(single)).containsExactly("file");
        assertThat(single.in().resolve("file"))
                .isEqualTo(single.items().getFirst().source());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pipes_are_never_opened() throws Exception {
        Trees.shell(in, "mkfifo pipe.png");

        assertThat(names(outline())).isEmpty();
        assertThat(outline().findings().left().specials()).isEqualTo(1);
        assertThatThrownBy(() -> Outline.of(Selection.of(in.resolve("pipe.png")), Naming.same(), dir.resolve("o.png")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pipe");
    }

    @Test
    void what_cannot_be_read_is_a_failure_and_the_walk_goes_on() throws Exception {
        Trees.png(in.resolve("a.png"));
        Trees.png(in.resolve("locked/b.png"));
        Trees.png(in.resolve("z.png"));
        Trees.shell(in, "chmod 000 locked a.png");
        try {
            assumeTrue(!Files.isReadable(in.resolve("a.png")), "root may read everything");
            Outline outline = outline();

            assertThat(names(outline)).containsExactly("z.png");
            assertThat(outline.findings().failures())
                    .containsExactly(
                            new Failure("a.png", "cannot be read (permission denied)"),
                            new Failure("locked", "cannot be read (permission denied)"));
        } finally {
            Trees.shell(in, "chmod 755 locked a.png");
        }
    }

    /// Made by the shell: Java can name such files only after it has listed them.
    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void a_picture_whose_name_is_no_text_is_a_failure_that_can_be_told_from_others() throws Exception {
        Trees.png(in.resolve("ok.png"));
        Trees.shell(
                in,
                "cp ok.png \"$(printf 'caf\\351 1%%.png')\"; cp ok.png \"$(printf 'caf\\350 1%%.png')\";mkdir"
                        + " \"$(printf 'd\\377')\"; cp ok.png \"$(printf 'd\\377/a.png')\"; echo x > \"$(printf"
                        + " 'd\\377/a.txt')\"");

        Outline outline = outline();

        assertThat(names(outline)).containsExactly("ok.png");
        assertThat(failed(outline)).containsExactly("caf\\xE8 1%.png", "caf\\xE9 1%.png", "d\\xFF/a.png");
        assertThat(outline.findings().left().others()).isEqualTo(1);
    }

    @Test
    void a_name_of_255_bytes_is_taken_and_one_whose_result_is_longer_fails() throws IOException {
        Trees.png(in.resolve("x".repeat(251) + ".png"));
        Trees.png(in.resolve("é".repeat(127)));

        assertThat(outline().items()).hasSize(1);
        assertThat(failed(outline())).containsExactly("é".repeat(127));
    }

    @Test
    void one_file_is_taken_whatever_it_is_called_and_goes_into_a_folder_or_a_file() throws IOException {
        Path file = Trees.text(in.resolve(".hidden"));
        Files.createDirectory(dir.resolve("dots.png"));

        assertThat(Outline.of(Selection.of(file), Naming.same(), dir.resolve("o"))
                        .place())
                .isEqualTo(new Place(dir.toRealPath().resolve("o"), Optional.empty()));
        assertThat(Outline.of(Selection.of(file), Naming.same(), dir.resolve("o.png"))
                        .place())
                .isEqualTo(new Place(dir.toRealPath(), Optional.of("o.png")));
        assertThat(Outline.of(Selection.of(file), Naming.same(), dir.resolve("dots.png"))
                        .items())
                .extracting(Item::output)
                .containsExactly(".hidden.png");
    }

    @Test
    void a_job_that_cannot_be_is_refused_in_words() throws IOException {
        Path file = Trees.png(in.resolve("a.png"));
        Files.createSymbolicLink(dir.resolve("again"), in);

        assertThatThrownBy(() -> Outline.of(Selection.of(dir.resolve("gone")), Naming.same(), dir.resolve("o")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not there");
        assertThatThrownBy(() -> Outline.of(Selection.of(in), Naming.same(), dir.resolve("again")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overwrite their sources");
        assertThatThrownBy(() -> Outline.of(Selection.of(in), Naming.same(), file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void clashes_are_found_before_anything_is_written() throws IOException {
        Trees.png(in.resolve("a.png"));
        Trees.png(in.resolve("a.jpg"));
        Naming pngs = new Naming(
                new Product.Picture(Optional.of(OutputFormat.PNG), Optional.empty()),
                Template.SAME,
                List.of(),
                java.util.Set.of());

        assertThatThrownBy(() -> Outline.of(Selection.of(in), pngs, dir.resolve("out")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a.jpg and a.png would both become a.png; rename one, or give --name '{name}-{ending}'");
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void companions_and_the_files_of_the_job_take_part_in_clashes() throws IOException {
        Trees.png(in.resolve("a.png"));
        Trees.png(in.resolve("a.png.png"));
        Trees.png(in.resolve("b.png/c.png"));

        assertThatThrownBy(() -> Outline.of(Selection.of(in), naming("{name}", ".png"), dir.resolve("out")))
                .hasMessageContaining("a.png and a.png.png would both become a.png.png");
        assertThatThrownBy(() -> Outline.of(Selection.of(in), naming("x", ".csv"), dir.resolve("out")))
                .hasMessageContaining("a.png and a.png.png would both become x.png");
        assertThatThrownBy(() ->
                        Outline.of(Selection.of(in.resolve("a.png")), naming("failed", ".csv"), dir.resolve("out")))
                .hasMessageContaining("which the job writes for all pictures");
        assertThatThrownBy(() -> Outline.of(Selection.of(in), naming("b", ".csv"), dir.resolve("out")))
                .hasMessageContaining("would be written into b.png, which is the result of");
    }

    private static Naming naming(String template, String companion) {
        return new Naming(
                new Product.Picture(Optional.empty(), Optional.empty()),
                Template.of(template),
                List.of(companion),
                java.util.Set.of("failed.png.csv"));
    }

    @Test
    void a_source_under_another_name_is_never_a_place_for_a_result() throws IOException {
        Path file = Trees.png(in.resolve("a.png"));
        Path out = Files.createDirectory(dir.resolve("out"));

        Files.createLink(out.resolve("a.png"), file);
        assertThatThrownBy(this::outline)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a source by another name");
        Files.delete(out.resolve("a.png"));
        Files.createSymbolicLink(out.resolve("a.png"), file);
        assertThatThrownBy(this::outline).hasMessageContaining("a source by another name");
        assertThatThrownBy(() -> Outline.of(Selection.of(file), Naming.same(), file))
                .hasMessageContaining("in/a.png is a source, and");
        assertThatThrownBy(() -> Outline.of(Selection.of(file), Naming.same(), in))
                .hasMessageContaining("in/a.png is a source, and");
    }

    @Test
    void names_that_differ_in_case_alone_are_two_results() throws IOException {
        Trees.png(in.resolve("a.png"));
        assumeTrue(!Files.exists(in.resolve("A.png")), "this file system does not tell case apart");
        Trees.png(in.resolve("A.png"));

        assertThat(names(outline())).containsExactly("A.png", "a.png");
    }
}
