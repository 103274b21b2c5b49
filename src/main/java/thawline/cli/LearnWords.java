package thawline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import thawline.core.Kernel;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.learn.Init;
import thawline.learn.NetText;
import thawline.learn.Student;
import thawline.learn.Teacher;
import thawline.pipeline.Pipeline;
import thawline.pipeline.PipelineException;
import thawline.train.Blueprint;

/// What `--model` and `--init` of `thawline learn` say.
final class LearnWords {

    private static final Pattern CALL = Pattern.compile("([a-z]+)\\s*(?:\\(([^()]*)\\))?");

    private static final int KSIZE = 5;

    private LearnWords() {}

    /// Empty where the word asks for the default network or the thawed teacher, which are made elsewhere.
    static Optional<Student> student(String text, Optional<Teacher> teacher) throws IOException {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.endsWith(".onnx")) {
            SavedModel saved = ModelFiles.read(Path.of(text));
            return Optional.of(new Student.Thawed(text, saved.layer().thaw()));
        }
        if (lower.endsWith(".net")) {
            if (!Files.isRegularFile(Path.of(text))) {
                throw new IOException(text + ": no such file");
            }
            Blueprint net = NetText.read(Path.of(text));
            return Optional.of(new Student.Net(text, outs -> net));
        }
        Matcher call = CALL.matcher(lower);
        if (!call.matches()) {
            throw unknown(text);
        }
        int size = teacher.flatMap(Teacher::kernel)
                .map(k -> Math.max(k.height(), k.width()))
                .orElse(KSIZE);
        return switch (call.group(1)) {
            case "kernel" -> Optional.of(new Student.Single(numbers(text, call, 1, size, 0)[0]));
            case "separable" -> Optional.of(new Student.Separable(numbers(text, call, 1, size, 0)[0]));
            case "chain" -> {
                int[] both = numbers(text, call, 2, 3, 2);
                yield Optional.of(new Student.Chain(both[0], both[1]));
            }
            case "net" -> {
                int reach = teacher.map(Teacher::reach).orElse(Student.Operator.USUAL_REACH);
                yield Optional.of(Student.Operator.of(numbers(text, call, 1, reach, 0)[0]));
            }
            default -> throw unknown(text);
        };
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(
                "--model " + text + " is no model; use kernel(5), separable(5), chain(3, 2),"
                        + " net, thaw, or a file that ends in .net or .onnx");
    }

    /// The whole numbers in brackets, or what stands for those left out.
    private static int[] numbers(String text, Matcher call, int most, int first, int second) {
        int[] numbers = {first, second};
        List<String> words = new ArrayList<>();
        if (call.group(2) != null) {
            for (String word : call.group(2).split(",", -1)) {
                words.add(word.strip());
            }
        }
        if (words.size() > most || words.stream().anyMatch(w -> !w.matches("\\d{1,4}"))) {
            throw new IllegalArgumentException(
                    "--model " + text + " takes " + (most == 1 ? "a size, as " : "a size and" + " a count, as ")
                            + call.group(1) + (most == 1 ? "(5)" : "(3, 2)"));
        }
        for (int i = 0; i < words.size(); i++) {
            numbers[i] = Integer.parseInt(words.get(i));
        }
        return numbers;
    }

    static Init init(String text, Optional<Teacher> teacher) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "random" -> new Init.Random();
            case "identity" -> new Init.Identity();
            case "hand" ->
                new Init.Hand(teacher.orElseThrow(() -> new IllegalArgumentException(
                                "--init hand takes the teacher's numbers, but examples have no teacher; name a filter,"
                                        + " as --init 'gaussian(5)'"))
                        .kernel()
                        .orElseThrow(() -> new IllegalArgumentException("--init hand takes the teacher's kernel, but "
                                + teacher.get().name()
                                + " is not linear and has none; --model thaw begins with its numbers")));
            default -> new Init.Hand(kernel(text));
        };
    }

    private static Kernel kernel(String text) {
        Pipeline pipeline;
        try {
            pipeline = Pipeline.parse(text);
        } catch (PipelineException wrong) {
            throw new IllegalArgumentException(
                    "--init is random, identity, hand, or a linear pipeline: " + wrong.getMessage(), wrong);
        }
        return Teacher.of(pipeline)
                .kernel()
                .orElseThrow(() -> new IllegalArgumentException("--init " + text
                        + " is not linear, so it has no kernel to begin with; use one such as gaussian(5)"));
    }
}
