package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import thawline.data.Dataset;
import thawline.xo.Answer;
import thawline.xo.Classifier;
import thawline.xo.Label;
import thawline.xo.PartMatch;
import thawline.xo.PixelComparison;
import thawline.xo.Strokes;
import thawline.xo.TemplateMatch;
import thawline.xo.Trait;
import thawline.xo.Traits;
import tools.jackson.databind.json.JsonMapper;

/// What the classifiers that nobody trained tell right, of cards they are made for and of others; into
/// docs/bench/XoMatchers.json. Run by
///
///     ./thawline src/bench/java/thawline/bench/XoMatchers.java [--cards N]
public final class XoMatchers {

    private static final Path KEPT = Path.of("docs/bench/XoMatchers.json");

    private static final long SEED = 90_211;

    private XoMatchers() {}

    public static void main(String[] args) throws IOException {
        int n = Options.option(args, "--cards").map(Integer::valueOf).orElse(3000);
        Map<String, LongFunction<Traits>> kinds = new LinkedHashMap<>();
        kinds.put("clean", i -> Traits.nominal());
        kinds.put("clean, moved by 12 % of the side", i -> Traits.nominal().with(Trait.SHIFT_X, 0.12));
        kinds.put("±10°, ±20 % size", XoMatchers::limited);
        kinds.put(
                "±10°, ±20 % size, not moved",
                i -> limited(i).with(Trait.SHIFT_X, 0).with(Trait.SHIFT_Y, 0));
        kinds.put("anywhere in the table", i -> Traits.uniform(SEED, i));
        List<Classifier> all =
                List.of(PixelComparison.classifier(), PartMatch.classifier(), TemplateMatch.classifier());
        List<Map<String, Object>> rows = new ArrayList<>();
        kinds.forEach((name, traits) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("cards", name);
            Dataset cards = Strokes.cards(n, SEED, traits);
            all.forEach(c -> row.put(c.name(), percent(c, cards)));
            rows.add(row);
            System.out.println(row);
        });
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("cards", n);
        kept.put("seed", SEED);
        kept.put("rows", rows);
        Files.writeString(
                KEPT, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(kept) + "\n");
    }

    private static Traits limited(long i) {
        double size = Trait.SIZE.nominal();
        return Traits.uniform(SEED, i).within(Trait.ROTATION, -10, 10).within(Trait.SIZE, 0.8 * size, 1.2 * size);
    }

    private static double percent(Classifier classifier, Dataset cards) {
        List<Answer> answers = classifier.classify(cards, Runtime.getRuntime().availableProcessors());
        long right = IntStream.range(0, answers.size())
                .filter(i -> Label.words()
                        .get(cards.label(i))
                        .equals(answers.get(i).label().toString()))
                .count();
        return Math.rint(1e4 * right / answers.size()) / 100;
    }
}
