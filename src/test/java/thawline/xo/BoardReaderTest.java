package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.data.Sensor;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class BoardReaderTest {

    private static final BoardReader READER = new BoardReader(Cnn.shipped());

    /// Not the seed of the bench.
    private static final long SEED = 20;

    @Test
    void cells_of_photos_are_read() {
        BoardScore score = LongStream.range(0, 6)
                .parallel()
                .mapToObj(i -> {
                    BoardPhoto photo = BoardPhotos.photo(SEED, i);
                    return BoardScore.of(photo.board(), READER.read(grey(photo.picture())));
                })
                .reduce(BoardScore.NONE, BoardScore::plus);
        assertThat(score.found()).isEqualTo(6);
        for (Cell cell : List.of(Cell.X, Cell.O, Cell.EMPTY)) {
            assertThat(score.cells(cell)).isGreaterThan(4);
            assertThat(score.share(cell)).as("%s of seed %d", cell, SEED).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void a_photo_depends_on_its_seed_and_number_alone() {
        assertThat(BoardPhotos.photo(3, 5).picture().data())
                .isEqualTo(BoardPhotos.photo(3, 5).picture().data())
                .isNotEqualTo(BoardPhotos.photo(3, 6).picture().data());
    }

    /// Four lines two pixels wide, cells of 40.
    private static Tensor lines(int... at) {
        Tensor t = paper(200, 200);
        for (int line : at) {
            for (int i = 20; i < 180; i++) {
                for (int w = 0; w < 2; w++) {
                    t.set(0, 0, line + w, i, 0);
                    t.set(0, 0, i, line + w, 0);
                }
            }
        }
        return t;
    }

    @Test
    void an_empty_board_has_nine_empty_cells_between_its_lines() {
        BoardReading reading = READER.read(lines(73, 127));
        assertThat(reading).isInstanceOfSatisfying(BoardReading.Read.class, read -> {
            assertThat(read.board().count(Cell.EMPTY)).isEqualTo(9);
            assertThat(read.lattice().point(1, 1)).satisfies(p -> near(p, 73.5));
            assertThat(read.lattice().point(2, 2)).satisfies(p -> near(p, 127.5));
        });
    }

    private static void near(double[] p, double at) {
        assertThat(p[0]).isBetween(at - 1, at + 1);
        assertThat(p[1]).isBetween(at - 1, at + 1);
    }

    /// The edge runs aslant through the cells in the middle.
    @ParameterizedTest
    @ValueSource(ints = {50, 65, 80})
    void a_hard_shadow_across_a_board_is_nothing_written(int from) {
        Tensor t = lines(73, 75, 127, 129);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 200; x++) {
                float light = t.at(0, 0, y, x) > 0 ? 230 : 20;
                t.set(0, 0, y, x, x < from + y / 3 ? 0.45f * light : light);
            }
        }
        assertThat(READER.read(t))
                .isInstanceOfSatisfying(
                        BoardReading.Read.class,
                        read -> assertThat(read.board().count(Cell.EMPTY)).isEqualTo(9));
    }

    @Test
    void two_boards_are_told_apart() {
        Tensor two = Tensor.zeros(Shape.plane(200, 400));
        two.window(0, 0, 200, 200).copyFrom(lines(73, 127));
        two.window(0, 200, 200, 200).copyFrom(lines(73, 127));
        assertThat(READER.read(two))
                .isInstanceOfSatisfying(
                        BoardReading.Several.class,
                        several -> assertThat(several.lattices()).hasSize(2));
    }

    @Test
    void a_board_on_paper_and_one_on_a_blackboard_are_two() {
        Tensor two = Tensor.zeros(Shape.plane(200, 400));
        two.window(0, 0, 200, 200).copyFrom(lines(73, 127));
        Tensor chalk = lines(73, 127);
        for (int i = 0; i < chalk.data().length; i++) {
            chalk.data()[i] = 255 - chalk.data()[i];
        }
        two.window(0, 200, 200, 200).copyFrom(chalk);
        assertThat(READER.read(two))
                .isInstanceOfSatisfying(
                        BoardReading.Several.class,
                        several -> assertThat(several.lattices()).hasSize(2));
    }

    @Test
    void what_is_no_board_of_three_by_three_is_none() {
        Tensor one = paper(60, 60);
        one.set(0, 0, 30, 30, 0);
        for (Tensor none : List.of(
                paper(300, 200),
                Tensor.zeros(Shape.plane(1, 1)),
                one,
                lines(100),
                lines(60, 100, 140),
                lines(40, 65, 90, 115, 140))) {
            assertThat(READER.read(none)).isInstanceOf(BoardReading.None.class);
        }
    }

    @Test
    void a_chequerboard_is_none() {
        Tensor fields = paper(320, 320);
        for (int y = 20; y < 300; y++) {
            for (int x = 20; x < 300; x++) {
                fields.set(0, 0, y, x, ((x - 20) / 35 + (y - 20) / 35) % 2 == 0 ? 20 : 230);
            }
        }
        assertThat(READER.read(fields)).isInstanceOf(BoardReading.None.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noise_is_no_board(long seed) {
        Samples.U8 noise = Sensor.noisy(40).take(Samples.u8(1, 300, 400), seed);
        assertThat(READER.read(grey(noise))).isInstanceOf(BoardReading.None.class);
    }

    @Test
    void what_was_read_is_drawn_in() {
        Tensor board = lines(73, 127);
        assertThat(READER.read(board)).isInstanceOfSatisfying(BoardReading.Read.class, read -> {
            Samples.U8 marked = BoardMarks.drawn(board, read);
            assertThat(marked.channels()).isEqualTo(3);
            int middle = marked.index(1, 73, 100);
            assertThat(Byte.toUnsignedInt(marked.data()[middle])).isBetween(20, 80); // the line's own green
        });
    }

    private static Tensor paper(int h, int w) {
        Tensor t = Tensor.zeros(Shape.plane(h, w));
        t.fill(230);
        return t;
    }

    private static Tensor grey(Samples.U8 picture) {
        return Grey.of(Picture.of(picture, ImageFormat.PNG));
    }
}
