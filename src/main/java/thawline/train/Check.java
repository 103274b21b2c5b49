package thawline.train;

import thawline.data.Augmentation;
import thawline.data.Dataset;
import thawline.tensor.Shape;

/// Data that do not fit a net are refused before anything is computed.
final class Check {

    private Check() {}

    static void input(Dataset data, Model model) {
        if (data.size() == 0) {
            throw new IllegalArgumentException("the data set is empty");
        }
        if (!data.shape().equals(model.in())) {
            throw new IllegalArgumentException("the net reads " + model.in() + ", but the examples are " + data.shape()
                    + " (channels, depth, height, width)");
        }
    }

    static void all(Dataset data, Model model) {
        input(data, model);
        Shape out = model.out();
        switch (data.target()) {
            case Dataset.Target.Classes c -> {
                int n = c.names().size();
                if (out.size() != out.c() || (out.c() != n && !Batch.isYesNo(data, out))) {
                    throw new IllegalArgumentException("there are " + n + " classes, so the net ends in (" + n
                            + ", 1, 1, 1), but it makes " + out + "; end it with dense(" + n + ")");
                }
                labels(data, n);
            }
            case Dataset.Target.Planes p -> {
                if (!p.shape().equals(out)) {
                    throw new IllegalArgumentException(
                            "planes of " + p.shape() + " are wanted, but the net makes " + out);
                }
            }
        }
    }

    private static void labels(Dataset data, int n) {
        for (int i = 0; i < data.size(); i++) {
            int label = data.label(i);
            if (label < 0 || label >= n) {
                throw new IllegalArgumentException(
                        "example " + i + " has class " + label + ", but there are " + n + " classes, 0 … " + (n - 1));
            }
        }
    }

    static void batch(int batchSize, int examples) {
        if (batchSize > examples) {
            throw new IllegalArgumentException("a batch of " + batchSize + " is larger than the " + examples
                    + " examples to train on; use a batch of at most " + examples);
        }
    }

    static void augmentation(Fit fit, Dataset data) {
        if (!fit.augmentation().equals(Augmentation.NONE) && data.target() instanceof Dataset.Target.Planes) {
            throw new IllegalArgumentException(
                    "augmentation changes inputs alone, so planes that are wanted would not fit them any more");
        }
    }

    static void monitors(Fit fit, Trainer trainer, boolean validated) {
        fit.best().ifPresent(m -> monitor(m, trainer, validated));
        fit.earlyStopping().ifPresent(e -> monitor(e.monitor(), trainer, validated));
    }

    private static void monitor(Monitor m, Trainer trainer, boolean validated) {
        if (m.needsValidation() && !validated) {
            throw new IllegalArgumentException(
                    m + " needs examples for validation; give fit a share of them, as validation(0.1)");
        }
        if (m.needsAccuracy() && !trainer.metrics().contains(Metric.ACCURACY)) {
            throw new IllegalArgumentException(m + " needs Metric.ACCURACY among the metrics");
        }
    }
}
