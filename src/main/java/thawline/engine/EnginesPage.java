package thawline.engine;

import java.util.List;
import java.util.stream.Collectors;
import thawline.pipeline.Catalogue;
import thawline.pipeline.Entry;
import thawline.pipeline.Role;

/// What OpenCV runs, as the page `docs/engines.md`.
public final class EnginesPage {

    private static final String HEAD = """
        # The same pipeline by OpenCV

        `thawline batch IN OUT -p PIPELINE --engine opencv` runs a pipeline by OpenCV's Java bindings (`org.opencv.*`)
        instead of Thawline's own code; `--engine both` runs both, writes Thawline's results, and says how
        far OpenCV's are from them: picture by picture in `OUT/engines.csv` (pixels, how many differ, the largest and the mean
        difference in steps of the stored picture, PSNR; of corners how many are in both within a pixel, and in only one), and in
        a line at the end such as `Thawline and OpenCV: 120 pictures, 118 identical, largest difference 1 in 3 pixels`. In Java
        the engine is `OpenCvEngine.of(pipeline).run(samples)`, and `Difference.of(ours, theirs)` tells how far two results are
        apart.

        - Each step is one of OpenCV's functions, or the few below, with the same arguments. A pipeline with a step that
          OpenCV has not, or with an argument that it refuses, is refused before the first file is read; the message names
          every such step.
        - Between steps planes are 32F, 0 … 255 as in Thawline (16-bit samples over 257). 8-bit pictures and what `round8`
          leaves stay 8U until a step needs floats. Where `round8` follows `gray`, `gaussian8`, or `gaussian` up to ksize 9
          with sigma 0, OpenCV's 8-bit function does both at once, as it would in a program of its own: `classic` is then the
          tutorials' program step by step.
        - Every plane is filtered on its own, but for `gray`, `bilateral`, `normalise` and the level of `threshold`, as in
          Thawline. Branches are joined, summed up by `add`.
        - Corners are read out of OpenCV's map, and marks are drawn, by Thawline (`corners`, `blobs`, `mark`).
        - Reading, writing and how a result is shown (`--view`) are the same for both, so a difference is one of the filters.

        This page is made of the catalogue and the engine (`mvn test -Dtest=EnginesPageTest -Dthawline.engines.write=true`);
        `EnginesPageTest` compares both. `CatalogueTwinsTest` runs every step here against ours: results are within 1e-4 of
        the largest value but for what the last column says. [parity.md](parity.md) measures the functions themselves, at
        every depth and border.

        ## Steps that OpenCV runs

        | step | by OpenCV's | only | may differ by more than 1e-4 |
        |---|---|---|---|
        """;

    private EnginesPage() {}

    public static String markdown() {
        return HEAD
                + filters().stream()
                        .flatMap(e -> Twins.of(e).stream())
                        .map(EnginesPage::row)
                        .collect(Collectors.joining())
                + "\n## Steps that are refused\n\n| step | why |\n|---|---|\n"
                + filters().stream()
                        .filter(e -> Twins.of(e).isEmpty())
                        .map(e -> "| `" + e.name() + "` | " + Twins.reason(e).orElse("OpenCV has nothing like it")
                                + " |\n")
                        .collect(Collectors.joining());
    }

    /// What is itself a step of a picture's way through OpenCV: named pipelines are written out, lists and
    /// marks are made by Thawline.
    static List<Entry> filters() {
        return Catalogue.all().stream()
                .filter(e -> e.role() instanceof Role.Filter || e.role() instanceof Role.Fitted)
                .toList();
    }

    private static String row(Twin twin) {
        Twin.Note note = twin.note();
        return "| `" + twin.name() + "` | " + note.calls() + " | " + note.takes() + " | " + note.differs() + " |\n";
    }
}
