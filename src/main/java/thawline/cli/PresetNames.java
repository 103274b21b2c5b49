package thawline.cli;

import java.util.Iterator;
import thawline.train.Preset;
import thawline.train.Presets;

/// The names of presets, for help and for completion in a shell.
final class PresetNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Presets.ALL.stream().map(Preset::name).iterator();
    }
}
