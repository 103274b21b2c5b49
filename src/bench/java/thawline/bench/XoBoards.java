package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.tensor.Tensor;
import thawline.xo.BoardPhoto;
import thawline.xo.BoardPhotos;
import thawline.xo.BoardReader;
import thawline.xo.BoardScore;
import thawline.xo.Cell;
import thawline.xo.Cnn;
import thawline.xo.Grey;
import tools.jackson.databind.json.JsonMapper;

/// Reads generated photos of boards and writes how many of their cells are right into
/// docs/bench/XoBoards.json. A board that is not found is nine wrong cells. Run by
///
///     ./thawline src/bench/java/thawline/bench/XoBoards.java [--seed N] [--count N]
public final class XoBoards {

    private XoBoards() {}

    public static void main(String[] args) throws IOException {
        long seed = Options.option(args, "--seed").map(Long::valueOf).orElse(1L);
        int count = Options.option(args, "--count").map(Integer::valueOf).orElse(240);
        BoardReader reader = new BoardReader(Cnn.shipped());
        long start = System.nanoTime();
        BoardScore score = LongStream.range(0, count)
                .mapToObj(i -> {
                    BoardPhoto photo = BoardPhotos.photo(seed, i);
                    return BoardScore.of(photo.board(), reader.read(grey(photo)));
                })
                .reduce(BoardScore.NONE, BoardScore::plus);
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "command",
                ("./thawline src/bench/java/thawline/bench/XoBoards.java " + String.join(" ", args)).strip());
        all.put("seed", seed);
        all.put("photos", count);
        all.put("found", score.found());
        for (Cell cell : List.of(Cell.X, Cell.O, Cell.EMPTY)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("cells", score.cells(cell));
            row.put("right", score.right(cell));
            row.put("share", Math.rint(1e4 * score.share(cell)) / 1e4);
            all.put(cell == Cell.EMPTY ? "empty" : cell.toString(), row);
        }
        all.put("wrong with a probability of 0.9 or more", score.surelyWrong());
        all.put("seconds a photo, drawing and reading", Math.rint(100 * seconds / count) / 100);
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("jdk", Runtime.version().toString());
        String json = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all);
        Files.writeString(Path.of("docs/bench/XoBoards.json"), json + "\n");
        System.out.println(json);
    }

    private static Tensor grey(BoardPhoto photo) {
        return Grey.of(Picture.of(photo.picture(), ImageFormat.PNG));
    }
}
