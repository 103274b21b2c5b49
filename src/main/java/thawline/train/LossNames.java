package thawline.train;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The losses as a command line names them.
final class LossNames {

    private static final Map<String, Loss> KNOWN = new LinkedHashMap<>();

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

    static Loss find(String name) {
        Loss loss = KNOWN.get(name.toLowerCase(Locale.ROOT));
        if (loss == null) {
            throw Unknown.name("loss", name, KNOWN.keySet());
        }
        return loss;
    }
}
