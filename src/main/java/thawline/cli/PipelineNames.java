package thawline.cli;

import java.util.Iterator;
import thawline.pipeline.Catalogue;
import thawline.pipeline.Entry;

/// Every name of the catalogue, for the completion of shells.
final class PipelineNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Catalogue.all().stream().map(Entry::name).iterator();
    }
}
