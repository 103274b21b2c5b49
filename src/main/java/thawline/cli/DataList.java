package thawline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import thawline.data.KnownSet;
import thawline.data.Synthetic;
import thawline.tensor.Shape;
import tools.jackson.databind.json.JsonMapper;

/// Which data sets there are.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {"Lists known data sets: what they are, and where they lie here or where to get them.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline data list",
            "  thawline data list --json",
            "",
            "A set is looked for in the folder that THAWLINE_DATA names, and where Debian's packages put it. Its",
            "name then stands for its path. The sets that are drawn need no files."
        })
final class DataList implements Runnable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ROW = "  %-14s %s%n";

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "The same as one JSON object.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(all()));
            return;
        }
        out.println("Published");
        for (KnownSet set : KnownSet.values()) {
            Optional<Path> place = set.find();
            out.printf(ROW, set, set.what());
            out.printf(ROW, "", place.map(path -> "here: " + path).orElse("get " + set.source()));
        }
        out.println("Drawn");
        for (Synthetic set : Synthetic.values()) {
            out.printf(ROW, set, size(set.shape()) + ": " + String.join(", ", set.classes()));
        }
    }

    /// `28×28×1`, and `16×16×1, 16 deep` of volumes.
    static String size(Shape s) {
        return Numbers.shape(s) + (s.d() > 1 ? ", " + s.d() + " deep" : "");
    }

    private static Map<String, Object> all() {
        List<Map<String, Object>> published = new ArrayList<>();
        for (KnownSet set : KnownSet.values()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", set.toString());
            one.put("what", set.what());
            one.put("source", set.source());
            one.put("path", set.find().map(Path::toString).orElse(null));
            published.add(one);
        }
        List<Map<String, Object>> drawn = new ArrayList<>();
        for (Synthetic set : Synthetic.values()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", set.toString());
            one.put("shape", shape(set.shape()));
            one.put("classes", set.classes());
            drawn.add(one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("published", published);
        all.put("drawn", drawn);
        return all;
    }

    /// Channels, depth, height, width.
    static List<Integer> shape(Shape s) {
        return List.of(s.c(), s.d(), s.h(), s.w());
    }
}
