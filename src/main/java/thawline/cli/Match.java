package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.match.Hit;
import thawline.match.Method;
import thawline.match.Poses;
import thawline.match.Sweep;
import thawline.match.Template;
import thawline.match.TemplateMatcher;

/// Templates in a picture.
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds templates in a picture: a line of CSV for each hit, or JSON.",
            "",
            "A template is a small picture of what is looked for. Its transparent pixels do not count. Picture and"
                    + " templates are compared in colour where all of them have colours, otherwise in grey. x and y are"
                    + " the middle of a hit, angles turn counter-clockwise, and scale is the hit's size over the"
                    + " template's.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline match board.png cross.png",
            "  thawline match board.png cross.png ring.png --json --out marked.png",
            "  thawline match photo.jpg logo.png --angles -180:180 --scales 0.5:2",
            "  thawline match photo.jpg logo.png --angles 0:270:90 --threshold 0.9 --max 5",
            "  thawline match photo.jpg part.png --method SQDIFF --out hits.csv",
            "",
            "Exit codes: 0 done, 1 nothing found or nothing done, 2 usage. docs/match.md has the methods."
        })
final class Match implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IMAGE", description = "The picture to look in.")
    private Path picture;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEMPLATE", description = "What to look for.")
    private List<Path> templates;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "CCOEFF_NORMED",
            description = "How a window is compared, as by OpenCV: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} without"
                    + " it.")
    private Method method;

    @Option(
            names = "--mask",
            paramLabel = "FILE",
            description = "A picture of a template's size: pixels below 128 of 255 do not count. One for all templates,"
                    + " or the option again for each.")
    private List<Path> masks = new ArrayList<>();

    @Option(
            names = "--angles",
            paramLabel = "FROM:TO[:STEP]",
            description = "Turned templates too, all angles in degrees between, or only each step.")
    private String angles = "0";

    @Option(
            names = "--scales",
            paramLabel = "FROM:TO[:STEP]",
            description = "Larger and smaller templates too, all scales between, or only each step.")
    private String scales = "1";

    @Option(
            names = "--threshold",
            paramLabel = "SCORE",
            description = "The worst score that is a hit: 0.8 without it for CCOEFF_NORMED, 0.95 for CCORR_NORMED, 0.1"
                    + " for SQDIFF_NORMED; for others the best place alone is taken.")
    private Double threshold;

    @Option(names = "--max", paramLabel = "N", description = "At most so many hits, the best.")
    private Integer most;

    @Option(
            names = "--overlap",
            paramLabel = "SHARE",
            defaultValue = "0.3",
            description = "Of hits that share more of their common area only the best stays; ${DEFAULT-VALUE} without"
                    + " it.")
    private double overlap;

    @Option(names = "--grey", description = "Compare in grey, even where all have colours.")
    private boolean grey;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Hits as .csv or .json, or the picture with the hits drawn (.png, .jpg ...); may be given"
                    + " again.")
    private List<Path> outs = new ArrayList<>();

    @Option(names = "--overwrite", description = "Replaces files that are there.")
    private boolean overwrite;

    @Option(names = "--json", description = "One JSON object in place of CSV.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            files().forEach(MatchText::require);
            Poses poses = new Poses(sweep("--angles", angles), sweep("--scales", scales));
            MatchPictures pictures = MatchPictures.read(picture, templates, masks, grey);
            for (Template t : pictures.templates()) {
                if (t.isFlat()) {
                    err().println("thawline: note: " + t.name() + " is flat, so nothing can be like it");
                }
            }
            TemplateMatcher matcher = matcher(pictures, poses);
            List<Hit> hits = matcher.find(pictures.planes());
            return say(pictures, matcher, hits);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        } catch (OutOfMemoryError large) {
            err().println("thawline: " + picture + ": is too large for the memory that Java was given;"
                    + " THAWLINE_JAVA_OPTS=-Xmx4g gives it 4 GB");
            return Exit.NOTHING;
        }
    }

    private TemplateMatcher matcher(MatchPictures pictures, Poses poses) {
        TemplateMatcher matcher = TemplateMatcher.of(pictures.templates())
                .method(method)
                .overlap(overlap)
                .poses(poses);
        if (threshold != null) {
            // whoever gives a threshold wants all that are as good
            matcher = matcher.threshold(threshold).most(Integer.MAX_VALUE);
        }
        return most == null ? matcher : matcher.most(most);
    }

    /// FROM:TO, FROM:TO:STEP, or one value.
    private static Sweep sweep(String option, String text) {
        String[] parts = text.split(":", -1);
        try {
            double from = Double.parseDouble(parts[0]);
            double to = parts.length > 1 ? Double.parseDouble(parts[1]) : from;
            double step = parts.length > 2 ? Double.parseDouble(parts[2]) : 0;
            if (parts.length <= 3) {
                return new Sweep(from, to, step);
            }
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    option + " " + text + " is no range of numbers; FROM:TO such as -30:30", wrong);
        }
        throw new IllegalArgumentException(option + " " + text + " has more than FROM:TO:STEP");
    }

    private int say(MatchPictures pictures, TemplateMatcher matcher, List<Hit> hits) throws IOException {
        MatchText text = new MatchText(picture, matcher.method(), hits);
        spec.commandLine().getOut().print(json ? text.json() : text.csv());
        spec.commandLine().getOut().flush();
        for (OutFile out : files()) {
            text.write(out, pictures);
        }
        if (hits.isEmpty()) {
            OptionalDouble level = matcher.pick().threshold();
            err().println("thawline: nothing found"
                    + (level.isPresent()
                            ? " with a score of " + level.getAsDouble()
                                    + (method.isDifference() ? " or less" : " or more")
                                    + "; --threshold takes another"
                            : ""));
        }
        return hits.isEmpty() ? Exit.NOTHING : Exit.DONE;
    }

    private List<OutFile> files() {
        return outs.stream().map(out -> OutFile.of(out, overwrite)).toList();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
