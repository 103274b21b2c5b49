package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.data.PictureInput;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.Picture;
import thawline.tensor.Tensor;
import thawline.xo.Board;
import thawline.xo.BoardMarks;
import thawline.xo.BoardReader;
import thawline.xo.BoardReading;
import thawline.xo.Cell;
import thawline.xo.Classifier;
import thawline.xo.Grey;
import thawline.xo.Lattice;
import tools.jackson.databind.json.JsonMapper;

/// A photo of a board to its nine cells and its winner.
@Command(
        name = "board",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds a tic-tac-toe board in a photo, a scan or a drawing, reads its nine cells, and says who has won.",
            "",
            "The board is printed with X, O, . for an empty cell and ? for one that is neither surely. It may be turned"
                    + " by up to 40 degrees, tilted by up to 25, and drawn with or without a frame.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline xo board images/board-squared.jpg",
            "  thawline xo board images/board-squared.jpg --out marked.png",
            "  thawline xo board images/board-squared.jpg --json",
            "",
            "Exit codes: 0 a board was read, 1 there is no board, or more than one, or the file cannot be read, 2"
                    + " usage."
        })
final class XoBoard implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PHOTO", description = "A picture file.")
    private Path photo;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The picture with the board drawn in, in the format that the ending says.")
    private Path out;

    @Option(names = "--overwrite", description = "Replaces the file that is there.")
    private boolean overwrite;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A model of thawline xo train; without it, the one that ships with the project.")
    private Path model;

    @Option(names = "--json", description = "One JSON object in place of lines.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            if (out != null) {
                OutFile.of(out, overwrite).requirePicture();
            }
            Classifier classifier = XoClassifiers.net(model);
            Picture picture = ImageFiles.jdk().read(photo);
            Tensor grey = Grey.of(picture);
            return say(new BoardReader(classifier).read(grey), picture, grey);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        } catch (OutOfMemoryError large) {
            err().println("thawline: " + photo + ": is too large for the memory that Java was given");
            return Exit.NOTHING;
        }
    }

    private int say(BoardReading reading, Picture picture, Tensor grey) throws IOException {
        return switch (reading) {
            case BoardReading.None() ->
                refuse("no board of 3 × 3 cells was found; let all four lines be in the"
                        + " picture, and at least a quarter of its height long");
            case BoardReading.Several(List<Lattice> boards) ->
                refuse("there are " + boards.size()
                        + " boards in it, about "
                        + boards.stream().map(XoBoard::place).collect(Collectors.joining(" and "))
                        + "; cut the picture to one");
            case BoardReading.Read read -> {
                if (out != null) {
                    mark(read, picture, grey);
                }
                spec.commandLine().getOut().println(json ? JSON.writeValueAsString(entry(read)) : text(read.board()));
                spec.commandLine().getOut().flush();
                yield Exit.DONE;
            }
        };
    }

    private int refuse(String why) {
        err().println("thawline: " + photo + ": " + why);
        return Exit.NOTHING;
    }

    private static String place(Lattice board) {
        double[] at = board.middle(4);
        return "(" + Math.round(at[0]) + ", " + Math.round(at[1]) + ")";
    }

    private static String text(Board board) {
        return board + "\n" + board.state();
    }

    /// The grey plane of a large picture is smaller than the picture.
    private void mark(BoardReading.Read read, Picture picture, Tensor grey) throws IOException {
        boolean same = grey.shape().w() == picture.pixels().width();
        Tensor planes = same ? PictureInput.planes(picture) : grey;
        boolean colour = planes.shape().c() == 3;
        ImageFiles.best()
                .write(
                        out,
                        BoardMarks.drawn(colour ? planes : grey, read),
                        overwrite ? Existing.REPLACE : Existing.REFUSE);
    }

    private Map<String, Object> entry(BoardReading.Read read) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", photo.toString());
        map.put("board", List.of(read.board().toString().replace(" ", "").split("\n")));
        map.put("state", read.board().state().toString());
        map.put("winner", read.board().winner().map(Cell::toString).orElse(null));
        List<Map<String, Object>> cells = new ArrayList<>();
        for (int c = 0; c < 9; c++) {
            cells.add(cell(read, c));
        }
        map.put("cells", cells);
        return map;
    }

    private static Map<String, Object> cell(BoardReading.Read read, int c) {
        Map<String, Object> map = new LinkedHashMap<>();
        Cell cell = read.board().cells().get(c);
        map.put("cell", cell.toString());
        map.put("x", Math.round(read.lattice().middle(c)[0]));
        map.put("y", Math.round(read.lattice().middle(c)[1]));
        double p = switch (cell) {
            case X -> read.answers().get(c).x();
            case O -> read.answers().get(c).o();
            case EMPTY, UNCLEAR -> read.answers().get(c).neither();
        };
        map.put("probability", Math.rint(p * 1e4) / 1e4);
        return map;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
