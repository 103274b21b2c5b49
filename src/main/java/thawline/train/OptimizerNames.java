package thawline.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The optimisers as a command line names them.
final class OptimizerNames {

    private static final Map<String, Optimizer> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("sgd", Sgd.of(0.01));
        KNOWN.put("momentum", Sgd.of(0.01).momentum(0.9));
        KNOWN.put("nesterov", Sgd.of(0.01).nesterov(0.9));
        KNOWN.put("adagrad", Adagrad.keras(0.001));
        KNOWN.put("adadelta", Adadelta.of(1));
        KNOWN.put("rmsprop", RmsProp.keras(0.001));
        KNOWN.put("adam", Adam.keras(0.001));
        KNOWN.put("adamw", new AdamW(Adam.keras(0.001), 0.004));
    }

    private OptimizerNames() {}

    static List<String> all() {
        return List.copyOf(KNOWN.keySet());
    }

    static Optimizer find(String name) {
        Optimizer optimizer = KNOWN.get(name.toLowerCase(Locale.ROOT));
        if (optimizer == null) {
            throw Unknown.name("optimiser", name, KNOWN.keySet());
        }
        return optimizer;
    }
}
