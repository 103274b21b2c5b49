package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.layer.Architecture;
import thawline.tensor.Shape;
import thawline.train.Model;
import tools.jackson.databind.json.JsonMapper;

/// A net, layer by layer.
@Command(
        name = "summary",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows a network layer by layer: what comes out, how many numbers it has, how much of the input one output"
                    + " depends on, and what it costs.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline summary keras-mnist",
            "  thawline summary digits.onnx",
            "  thawline summary my.net --size 64x64x3 --classes 5",
            "  thawline summary lenet5 --json",
            "",
            "Parameters are learned; fixed numbers were written by hand or frozen, or are followed, as the statistics"
                    + " of",
            "batch normalisation are. Sizes are channels x height x width. Exit codes: 0 done, 1 nothing done, 2 usage."
        })
final class Summarise implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME|FILE",
            completionCandidates = PresetNames.class,
            description = "A preset: ${COMPLETION-CANDIDATES}; a file with a net as text; or a model (.onnx).")
    private String model;

    @Option(
            names = "--size",
            paramLabel = "WxHxC",
            converter = SizeText.class,
            description = "Width, height and channels of the pictures; what the model reads, or 28x28x1, without it.")
    private Shape size;

    @Option(
            names = "--classes",
            paramLabel = "N",
            defaultValue = "10",
            description = "Of a preset; ${DEFAULT-VALUE} without it.")
    private int classes;

    @Option(names = "--json", description = "The same as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            NetSource source = NetSource.of(model);
            Shape in = Optional.ofNullable(size).or(source::in).orElse(Shape.plane(28, 28));
            Model made = source.make(in, classes, 1);
            say(source, Architecture.of(made.layer(), in), notes());
            return Exit.DONE;
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private Notes notes() throws IOException {
        Path file = Path.of(model);
        return Files.isRegularFile(file) && model.endsWith(".onnx")
                ? ModelFiles.read(file).notes()
                : Notes.NONE;
    }

    private void say(NetSource source, Architecture net, Notes notes) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(json(source, net, notes)));
            return;
        }
        Shape in = net.in();
        out.println(source.name()
                + (in.d() == 1
                        ? ", for pictures of " + Numbers.shape(in)
                        : ", for volumes of " + in.d() + " slices of " + Numbers.shape(in)));
        out.println();
        net.table().forEach(out::println);
        List<String> told = told(notes);
        if (!told.isEmpty()) {
            out.println();
            told.forEach(out::println);
        }
    }

    /// What a model file says of itself, without what only programs read.
    private static List<String> told(Notes notes) {
        List<String> lines = new ArrayList<>();
        if (!notes.classes().isEmpty()) {
            lines.add("classes   " + String.join(", ", notes.classes()));
        }
        notes.get(Notes.RECIPE).ifPresent(text -> lines.add("trained   " + text));
        notes.get(Notes.SEED).ifPresent(text -> lines.add("seed      " + text));
        notes.get(Notes.DATA).ifPresent(text -> lines.add("data      SHA-256 " + text));
        notes.get(Notes.VERSION).ifPresent(text -> lines.add("by        thawline " + text));
        return lines;
    }

    private static Map<String, Object> json(NetSource source, Architecture net, Notes notes) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("model", source.name());
        all.put("input", shape(net.in()));
        all.put("output", shape(net.out()));
        all.put("parameters", net.numbers().learned());
        all.put("fixed", net.numbers().designed() + net.numbers().tracked());
        all.put("multiplyAdds", net.multiplyAdds());
        all.put("layers", net.rows().stream().map(Summarise::row).toList());
        if (!notes.entries().isEmpty()) {
            Map<String, Object> told = new LinkedHashMap<>(notes.entries());
            notes.get(Notes.HISTORY).ifPresent(text -> told.put(Notes.HISTORY, JSON.readTree(text)));
            if (!notes.classes().isEmpty()) {
                told.put(Notes.CLASSES, notes.classes());
            }
            all.put("notes", told);
        }
        return all;
    }

    private static Map<String, Object> row(Architecture.Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", row.path());
        map.put("output", shape(row.out()));
        map.put("parameters", row.numbers().learned());
        map.put("fixed", row.numbers().designed() + row.numbers().tracked());
        map.put("field", row.field().toString());
        map.put("multiplyAdds", row.multiplyAdds());
        return map;
    }

    /// In the order c, d, h, w.
    private static List<Integer> shape(Shape s) {
        return List.of(s.c(), s.d(), s.h(), s.w());
    }
}
