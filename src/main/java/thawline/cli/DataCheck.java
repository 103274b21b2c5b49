package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.data.ContactSheet;
import thawline.data.DataOptions;
import thawline.data.Dataset;
import thawline.data.Datasets;
import thawline.data.FileCheck;
import thawline.data.KnownSet;
import thawline.data.Part;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Shape;
import tools.jackson.databind.json.JsonMapper;

/// A data set read from its first byte to its last.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads all of a data set, compares the sums of its files with those that are known, and says what is in"
                    + " it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline data check fashion-mnist",
            "  thawline data check pets --size 64x64x3 --sheet pets.png",
            "",
            "Exit codes: 0 whole, 1 it cannot be read or is not what it is called, 2 usage."
        })
final class DataCheck implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int COLUMNS = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME|PATH", description = "A set that thawline data list shows, a folder, or a file.")
    private Path path;

    @Option(
            names = "--size",
            paramLabel = "WxHxC",
            converter = SizeText.class,
            description = "What pictures are made to fit; without it they have one size.")
    private Shape size;

    @Option(
            names = "--fit",
            paramLabel = "HOW",
            defaultValue = "STRETCH",
            description = "How pictures of another size are made to fit: ${COMPLETION-CANDIDATES}.")
    private DataOptions.Fit fit;

    @Option(
            names = "--sheet",
            paramLabel = "FILE",
            description = "A picture of the first examples of each class of the training part.")
    private Path sheet;

    @Option(names = "--overwrite", description = "Replaces the picture that is there.")
    private boolean overwrite;

    @Option(names = "--json", description = "The same as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        boolean whole = files(all);
        DataOptions how = DataOptions.DEFAULT.with(fit);
        if (size != null) {
            how = how.with(size);
        }
        Set<Part> parts = Datasets.parts(path);
        List<Map<String, Object>> told = new ArrayList<>();
        try {
            for (Part part : parts.isEmpty() ? Set.of(Part.TRAIN) : parts) {
                Dataset set = Datasets.open(path, part, how);
                told.add(tell(parts.isEmpty() ? "all" : part.toString(), set));
                if (sheet != null && told.size() == 1) {
                    ImageFiles.jdk()
                            .write(
                                    sheet,
                                    ContactSheet.of(set, COLUMNS),
                                    overwrite ? Existing.REPLACE : Existing.REFUSE);
                }
            }
        } catch (UncheckedIOException unread) {
            throw new IOException(unread.getMessage(), unread);
        }
        all.put("parts", told);
        if (json) {
            spec.commandLine().getOut().println(JSON.writeValueAsString(all));
        }
        return whole ? Exit.DONE : Exit.NOTHING;
    }

    /// Says what the files are, and whether none of them is called as something else.
    private boolean files(Map<String, Object> all) throws IOException {
        Optional<KnownSet> named = Files.exists(path) ? Optional.empty() : KnownSet.named(path.toString());
        Path place = named.flatMap(KnownSet::find).orElse(path);
        List<FileCheck> checks = Files.exists(place) ? FileCheck.of(place, named) : List.of();
        PrintWriter out = spec.commandLine().getOut();
        List<Map<String, Object>> files = new ArrayList<>();
        for (FileCheck check : checks) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", check.file().toString());
            one.put("sha256", check.sha256());
            one.put("verdict", check.verdict().toString().toLowerCase(Locale.ROOT));
            one.put("what", check.words());
            files.add(one);
            if (!json) {
                out.println(check.file() + ": " + check.words());
                out.println("  sha256 " + check.sha256());
            }
        }
        all.put("path", place.toString());
        all.put("files", files);
        return checks.stream().noneMatch(check -> check.verdict() == FileCheck.Verdict.OTHER);
    }

    private Map<String, Object> tell(String part, Dataset set) {
        String digest = set.digest(); // reads every example
        int[] counts = set.counts();
        List<String> names = ((Dataset.Target.Classes) set.target()).names();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("part", part);
        one.put("examples", set.size());
        one.put("shape", DataList.shape(set.shape()));
        Map<String, Object> classes = new LinkedHashMap<>();
        for (int k = 0; k < counts.length; k++) {
            classes.put(names.get(k), counts[k]);
        }
        one.put("classes", classes);
        one.put("digest", digest);
        if (!json) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "%s: %,d examples of %s, %d classes%n",
                    part,
                    set.size(),
                    DataList.size(set.shape()),
                    counts.length);
            out.println("  digest " + digest);
            print(out, names, counts);
        }
        return one;
    }

    /// One line where all are alike.
    private static void print(PrintWriter out, List<String> names, int[] counts) {
        if (Arrays.stream(counts).distinct().count() == 1) {
            out.printf(Locale.ROOT, "  %,d of each: %s%n", counts[0], String.join(", ", names));
            return;
        }
        for (int k = 0; k < counts.length; k++) {
            out.printf(Locale.ROOT, "  %,7d %s%n", counts[k], names.get(k));
        }
    }
}
