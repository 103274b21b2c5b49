package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import thawline.tensor.Tensor;
import thawline.xo.Card;
import thawline.xo.Classifier;

/// A net that reads cards, made ready by a thread of its own while the pictures are read: the JVM takes as long to
/// compile its loops as the net for hundreds of cards.
final class WarmNet {

    /// So many blank cards and its loops are compiled.
    private static final int BLANK = 8;

    private final FutureTask<Classifier> net;

    private WarmNet(Callable<Classifier> net) {
        this.net = new FutureTask<>(net);
    }

    /// @param model of `thawline xo train`; null for the one that ships with the project
    /// @param cards how many it will read
    static WarmNet of(Path model, int cards) {
        WarmNet warm = new WarmNet(() -> {
            Classifier classifier = XoClassifiers.net(model);
            if (cards > BLANK) {
                classifier.classify(Collections.nCopies(BLANK, Tensor.zeros(Card.SHAPE)), 1);
            }
            return classifier;
        });
        Thread thread = new Thread(warm.net, "thawline-warm");
        thread.setDaemon(true);
        thread.start();
        return warm;
    }

    /// Waits until it is there.
    Classifier get() throws IOException {
        try {
            return net.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException unread -> throw unread;
                case RuntimeException wrong -> throw wrong;
                case Error error -> throw error;
                default -> throw new IllegalStateException(failed.getCause());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
