package thawline.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/// Which command goes by which name, in the order of the help. A run makes the one that it names and no
/// other: picocli looks through every option of a command by reflection, and all together take several times
/// as long as the start of the JVM.
final class Commands {

    private static final Map<String, Class<?>> BY_NAME = byName();

    private Commands() {}

    private static Map<String, Class<?>> byName() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("run", Run.class);
        commands.put("batch", Batch.class);
        commands.put("replay", ReplayFile.class);
        commands.put("demo", Demo.class);
        commands.put("filters", Filters.class);
        commands.put("formats", Formats.class);
        commands.put("explain", Explain.class);
        commands.put("train", Train.class);
        commands.put("learn", Learn.class);
        commands.put("evaluate", Evaluate.class);
        commands.put("predict", Predict.class);
        commands.put("summary", Summarise.class);
        commands.put("identify", Identify.class);
        commands.put("simplify", Simplify.class);
        commands.put("compare", Compare.class);
        commands.put("match", Match.class);
        commands.put("xo", Xo.class);
        commands.put("data", Data.class);
        commands.put("pictures", Pictures.class);
        commands.put("bench", Bench.class);
        commands.put("doctor", Doctor.class);
        commands.put("completion", Completion.class);
        return Collections.unmodifiableMap(commands);
    }

    /// Those that a command line needs: the one it begins with; where there is none, the list of all in outline.
    static void addTo(CommandLine main, String[] line) {
        String first = line.length == 0 ? "" : line[0];
        if (first.equals("completion")) {
            addAll(main);
        } else if (BY_NAME.containsKey(first)) {
            main.addSubcommand(first, BY_NAME.get(first));
        } else {
            BY_NAME.forEach((name, command) -> main.addSubcommand(name, outline(name, command)));
        }
    }

    static void addAll(CommandLine main) {
        BY_NAME.forEach(main::addSubcommand);
    }

    /// What the list of commands says of it.
    private static CommandSpec outline(String name, Class<?> command) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(command.getAnnotation(Command.class).description());
        return spec;
    }
}
