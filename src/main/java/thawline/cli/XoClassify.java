package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.report.ComparisonPage.Fact;
import thawline.tensor.Tensor;
import thawline.xo.Answer;
import thawline.xo.Card;
import thawline.xo.Classifier;
import thawline.xo.Grey;
import tools.jackson.databind.json.JsonMapper;

/// Cards to X, O and neither.
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says for each picture whether it shows an X, an O or neither, and how probable that is.",
            "",
            "A picture has one sign on it, of any size, dark on light or light on dark, photographed, scanned or"
                    + " drawn.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline xo classify images/x-pencil.png",
            "  thawline xo classify cards --json",
            "  thawline xo classify cards --model my-xo.onnx",
            "  thawline xo classify images/x-rotated.png images/o-oval.png --why why.html",
            "",
            "A folder is taken with the folders in it. Exit codes: 0 done, 1 nothing done, 2 usage, 3 some pictures",
            "could not be read, the others are done."
        })
final class XoClassify implements Callable<Integer> {

    /// So many cards are held at a time.
    private static final int AT_A_TIME = 1024;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Pictures, or folders of them.")
    private List<Path> paths;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A model of thawline xo train; without it, the one that ships with the project.")
    private Path model;

    @Option(names = "--json", description = "One array of objects with file, label and probability in place of lines.")
    private boolean json;

    @Option(
            names = "--why",
            paramLabel = "FILE",
            description = "A page (.html) that shows where the evidence for each answer is, and the feature maps.")
    private Path why;

    @Option(names = "--overwrite", description = "Replaces the page that is there.")
    private boolean overwrite;

    @Option(names = "--threads", paramLabel = "N", description = "Every processor without it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A picture that was read, or why it was not.
    private record Read(Path file, List<Tensor> views, String failure) {}

    private record Given(Path file, Answer answer) {}

    @Override
    public Integer call() throws IOException {
        try {
            if (why != null) {
                reasons().page().requirePage();
            }
            List<Path> files = PictureIntake.pictures(paths);
            return classify(WarmNet.of(model, files.size()), files);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private XoReasonsFile reasons() {
        return new XoReasonsFile(OutFile.of(why, overwrite));
    }

    private int classify(WarmNet net, List<Path> files) throws IOException {
        List<Given> given = new ArrayList<>();
        int failed = 0;
        for (int from = 0; from < files.size(); from += AT_A_TIME) {
            List<Path> some = files.subList(from, Math.min(files.size(), from + AT_A_TIME));
            List<Read> read = IntStream.range(0, some.size())
                    .parallel()
                    .mapToObj(i -> read(some.get(i)))
                    .toList();
            List<Read> good = read.stream().filter(r -> r.failure == null).toList();
            List<Answer> answers = net.get().read(good.stream().map(Read::views).toList(), threads);
            for (int i = 0; i < good.size(); i++) {
                given.add(new Given(good.get(i).file, answers.get(i)));
            }
            read.stream().filter(r -> r.failure != null).forEach(r -> err().println("thawline: " + r.failure));
            failed += read.size() - good.size();
        }
        say(given);
        if (why != null && !given.isEmpty()) {
            explain(net.get(), given);
        }
        return failed == 0 ? Exit.DONE : given.isEmpty() ? Exit.NOTHING : Exit.SOME_FAILED;
    }

    private void explain(Classifier classifier, List<Given> given) throws IOException {
        Map<Path, Answer> answers = new LinkedHashMap<>();
        given.forEach(g -> answers.put(g.file, g.answer));
        reasons()
                .write(
                        answers,
                        classifier,
                        List.of(
                                Fact.code("command", Typed.line(spec)),
                                Fact.text("version", About.version()),
                                Fact.text("model", model == null ? "the one that ships with it" : model.toString())));
        if (!json) {
            spec.commandLine().getOut().println(why);
            spec.commandLine().getOut().flush();
        }
    }

    private static Read read(Path file) {
        try {
            return new Read(file, Card.views(Grey.read(file)), null);
        } catch (IOException failed) {
            return new Read(file, null, Told.of(failed));
        } catch (OutOfMemoryError large) {
            return new Read(file, null, file + ": is too large for the memory that Java was given");
        }
    }

    private void say(List<Given> all) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared()
                    .writeValueAsString(all.stream().map(XoClassify::entry).toList()));
        } else {
            all.forEach(g -> out.println(
                    String.format(Locale.ROOT, "%s: %s %.3f", g.file, g.answer.label(), g.answer.probability())));
        }
        out.flush();
    }

    private static Map<String, Object> entry(Given g) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", g.file.toString());
        map.put("label", g.answer.label().toString());
        map.put("probability", Math.rint(g.answer.probability() * 1e4) / 1e4);
        return map;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
