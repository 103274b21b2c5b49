package thawline.pipeline;

import static thawline.pipeline.Common.note;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whole pipelines under a name.
final class NamedEntries {

    static final List<Entry> ALL = List.of(
            entry(
                    "classic",
                    "the tutorials' corner mask",
                    "gray | round8 | gaussian(ksize=5) | round8 | sobel(ksize=5) | magnitude"
                            + " | harris(blockSize=2, ksize=3, k=0.04) | dilate(3) | threshold(0.01 max)"),
            entry("edges", "strength of edges", "gray | gaussian(ksize=5) | sobel(ksize=3) | magnitude"),
            entry("sketch", "a pencil drawing, dark edges on white", "edges | scale(-1, 255)"),
            entry("ink", "a pen drawing, black on white", "gray | round8 | median(5) | adaptiveGaussian(11, 4)"),
            entry(
                    "document",
                    "a photographed page as black on white, whatever the light",
                    "gray | gaussian(ksize=3) | adaptiveGaussian(51, 10)"),
            entry("denoise", "specks and grain go, edges stay", "median(5) | bilateral(9, 60, 3)"),
            entry("crisp", "sharper, gently", "unsharp(sigma=1.5, amount=0.8)"),
            entry("bank", "stripes of 8 directions and 2 wave lengths, a plane each", bank()));

    private NamedEntries() {}

    /// Bells of σ = 0.56·λ, so that each answers to an octave; directions a sixteenth of a turn apart.
    private static String bank() {
        return Stream.of("13, 2.24, %s, 4, 1", "25, 4.48, %s, 8, 1")
                .flatMap(wave -> IntStream.range(0, 8)
                        .mapToObj(i -> "gabor(" + wave.formatted(Text.of(Math.round(i * 1250 * Math.PI) / 1e4)) + ")"))
                .collect(Collectors.joining(" , ", "gray | [ ", " ]"));
    }

    private static Entry entry(String name, String line, String text) {
        JavaForm steps = (a, in) -> JavaSource.chain(Pipeline.parse(text).parts(in), 0);
        return Entry.of(name, note(line + ": " + text, steps), new Role.Named(text));
    }
}
