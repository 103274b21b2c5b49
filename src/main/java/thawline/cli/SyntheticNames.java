package thawline.cli;

import java.util.Arrays;
import java.util.Iterator;
import thawline.data.Synthetic;

/// The names of the sets that are drawn, for help and for completion in a shell.
final class SyntheticNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Synthetic.values()).map(Synthetic::toString).iterator();
    }
}
