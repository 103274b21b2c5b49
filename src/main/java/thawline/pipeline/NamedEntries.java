package thawline.pipeline;

import static thawline.pipeline.Common.note;

import java.util.List;

/// Whole pipelines under a name.
final class NamedEntries {

    static final List<Entry> ALL = List.of(
            entry(
                    "classic",
                    "the tutorials' corner mask",
                    "gray | round8 | gaussian(ksize=5) | round8 | sobel(ksize=5) | magnitude"
                            + " | harris(blockSize=2, ksize=3, k=0.04) | dilate(3) | threshold(0.01 max)"),
            entry("edges", "strength of edges", "gray | gaussian(ksize=5) | sobel(ksize=3) | magnitude"));

    private NamedEntries() {}

    private static Entry entry(String name, String line, String text) {
        JavaForm steps = (a, in) -> JavaSource.chain(Pipeline.parse(text).parts(in), 0);
        return Entry.of(name, note(line + ": " + text, steps), new Role.Named(text));
    }
}
