package thawline.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The losses as a command line names them.
final class LossNames {

    private static final Pattern CALL = Pattern.compile("([a-z_]+)\\s*\\(\\s*([0-9.]+)\\s*\\)");

    private static final Map<String, Loss> KNOWN = new LinkedHashMap<>();

    /// Those that take a number.
    private static final Map<String, DoubleFunction<Loss>> WITH = Map.of(
            "categorical_crossentropy", SoftmaxCrossEntropy::new,
            "sparse_categorical_crossentropy", SoftmaxCrossEntropy::new,
            "huber", Huber::new);

    static {
        KNOWN.put("categorical_crossentropy", SoftmaxCrossEntropy.PLAIN);
        KNOWN.put("sparse_categorical_crossentropy", SoftmaxCrossEntropy.PLAIN);
        KNOWN.put("binary_crossentropy", new BinaryCrossEntropy());
        KNOWN.put("mse", new SquaredError());
        KNOWN.put("mean_squared_error", new SquaredError());
        KNOWN.put("mae", new AbsoluteError());
        KNOWN.put("mean_absolute_error", new AbsoluteError());
        KNOWN.put("huber", new Huber(1));
        KNOWN.put("ssim", Ssim.STANDARD);
    }

    private LossNames() {}

    static List<String> all() {
        return List.copyOf(KNOWN.keySet());
    }

    static Loss find(String text) {
        String name = text.toLowerCase(Locale.ROOT).strip();
        Matcher call = CALL.matcher(name);
        if (call.matches() && WITH.containsKey(call.group(1))) {
            return WITH.get(call.group(1)).apply(number(call.group(2)));
        }
        Loss loss = KNOWN.get(name);
        if (loss == null) {
            throw Unknown.name("loss", text, KNOWN.keySet());
        }
        return loss;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no number", e);
        }
    }
}
