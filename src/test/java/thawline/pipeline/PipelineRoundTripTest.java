package thawline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import thawline.layer.Join;

/// parse(p.toString()) = p for pipelines made at random of everything in the catalogue.
class PipelineRoundTripTest {

    private static final int CASES = 2000;

    private static final String[] WHOLES = {"1", "3", "5", "2", "0", "-7", "1000001", "2147483647"};

    private static final String[] NUMBERS = {"3", "5", "0.25", "1/9", "-7", "1000000", "0.000001", "3.0E-30", "12.5/3"};

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void text_to_pipeline_to_text_is_the_identity() {
        for (int i = 0; i < CASES; i++) {
            Pipeline pipeline = pipeline();
            String text = pipeline.toString();

            Pipeline parsed = parsed(text);

            if (parsed != null) { // random numbers are often refused, such as an even ksize; then there is nothing to
                // compare
                assertThat(parsed).as("seed %d, case %d: %s", seed, i, text).isEqualTo(pipeline);
                assertThat(parsed.toString()).as("seed %d, case %d", seed, i).isEqualTo(text);
                assertThat(Pipeline.parse(spread(text)))
                        .as("seed %d, case %d: %s", seed, i, spread(text))
                        .isEqualTo(pipeline);
                kept++;
            }
        }
        assertThat(kept).as("seed %d: pipelines that were not refused", seed).isGreaterThan(CASES / 10);
    }

    private int kept;

    private static final String[] BLANKS = {" ", "\n", "\r\n\t", " # a | comment, (with [marks]\n", "\n#\n#\n"};

    /// The same text with line breaks and comments where blanks may stand.
    private String spread(String text) {
        StringBuilder spread = new StringBuilder(blank());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                spread.append(blank());
            } else if (",|()[]=;".indexOf(c) >= 0 && random.nextInt(4) == 0) {
                spread.append(c == '=' || c == '(' ? "" : blank()).append(c).append(blank());
            } else {
                spread.append(c);
            }
        }
        return spread.append(blank()).toString();
    }

    private String blank() {
        return BLANKS[random.nextInt(BLANKS.length)];
    }

    /// The pipeline, or null where a number in it is refused. Any other refusal is a fault.
    private Pipeline parsed(String text) {
        try {
            return Pipeline.parse(text);
        } catch (PipelineException refused) {
            assertThat(refused.reason())
                    .as("seed %d: %s", seed, text)
                    .doesNotStartWith("expected")
                    .doesNotStartWith("unknown")
                    .doesNotContain("closed")
                    .doesNotContain("takes no");
            return null;
        }
    }

    private Pipeline pipeline() {
        List<Step> filters = new ArrayList<>();
        int steps = 1 + random.nextInt(4);
        for (int i = 0; i < steps; i++) {
            filters.add(step(2));
        }
        boolean draws = random.nextInt(3) == 0;
        Optional<Step.Call> drawing = draws ? Optional.of(call(any(Role.Draws.class))) : Optional.empty();
        Optional<Step.Call> finder =
                random.nextInt(3) > 0 ? Optional.empty() : Optional.of(call(any(Role.FindsCorners.class)));
        return new Pipeline(filters, finder, drawing);
    }

    private Step step(int depth) {
        if (depth == 0 || random.nextInt(5) > 0) {
            return call(random.nextInt(8) == 0 ? any(Role.Named.class) : any(Role.Filter.class, Role.Fitted.class));
        }
        List<List<Step>> branches = new ArrayList<>();
        int n = 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
            List<Step> branch = new ArrayList<>(List.of(step(depth - 1)));
            if (random.nextBoolean()) {
                branch.add(step(depth - 1));
            }
            branches.add(branch);
        }
        return new Step.Branches(random.nextBoolean() ? Join.CONCAT : Join.SUM, branches);
    }

    private Entry any(Class<?>... roles) {
        List<Entry> all = Catalogue.all().stream()
                .filter(e -> Stream.of(roles).anyMatch(role -> role.isInstance(e.role())))
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    /// Some leading parameters by place, then some of the rest by name.
    private Step.Call call(Entry entry) {
        List<Step.Argument> arguments = new ArrayList<>();
        boolean byPlace = true;
        for (Parameter<?> p : entry.parameters()) {
            byPlace &= random.nextBoolean();
            if (byPlace) {
                arguments.add(new Step.Argument(p, value(p), Optional.empty()));
            } else if (p.fallback().isEmpty() || random.nextInt(3) == 0) {
                arguments.add(new Step.Argument(p, value(p), Optional.of(p.name())));
            }
        }
        return new Step.Call(entry, arguments);
    }

    private Value value(Parameter<?> p) {
        if (p.type().equals(Type.KERNEL)) {
            return Parser.value(random.nextBoolean() ? "[1,2,1; 2,4,2; 1,2,1]/16" : "[-1/3,0.5]");
        }
        if (p.type().equals(Type.BORDER)) {
            return Parser.value(random.nextBoolean() ? "CONSTANT(7.5)" : "REPLICATE");
        }
        if (p.type().equals(Type.LEVEL)) {
            return Parser.value(random.nextBoolean() ? "0.01 max" : "OTSU");
        }
        Optional<Value> sample = Stream.of(
                        "[1,0,5; 0,1,5]", "[1,0,0; 0,1,0; 0,0,1]", "[0,0; 9,0; 9,9; 0,9]", "ROTATE_180")
                .map(Parser::value)
                .filter(v -> p.fallback().isEmpty() && takes(p, v))
                .findFirst();
        if (sample.isPresent()) {
            return sample.get();
        }
        if (p.fallback().isPresent() && random.nextInt(4) > 0) {
            return p.fallback().get();
        }
        String[] numbers = p.type().equals(Type.WHOLE) ? WHOLES : NUMBERS;
        return Parser.value(numbers[random.nextInt(numbers.length)]);
    }

    private static boolean takes(Parameter<?> p, Value v) {
        try {
            return p.type().read(v) != null;
        } catch (IllegalArgumentException no) {
            return false;
        }
    }
}
