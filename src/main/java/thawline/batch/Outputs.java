package thawline.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import thawline.io.Draft;
import thawline.io.ImageFiles;
import thawline.io.OutputFormat;
import thawline.io.Picture;
import thawline.tensor.Samples;

/// Writes what was made of a picture: itself, a list, and what stands beside it.
final class Outputs {

    private final Treatment treatment;
    private final ImageFiles files;

    Outputs(Treatment treatment, ImageFiles files) {
        this.treatment = treatment;
        this.files = files;
    }

    /// One of a picture's files.
    ///
    /// @param companion what stands behind the result's name; empty for the result itself
    /// @param notes gets what a person should know of the file
    void write(Item item, String companion, Result result, Draft draft, List<String> notes) throws IOException {
        if (!companion.isEmpty()) {
            companion(item.name(), companion, result.data(), draft.channel());
        } else if (result.picture().isPresent()) {
            Picture picture = storable(result.picture().get(), draft, notes);
            files.write(draft, picture, treatment.finish().writing());
        } else {
            text(CornerFile.csv(result.corners().orElseThrow()), draft.channel());
        }
    }

    private void companion(String file, String companion, Data data, WritableByteChannel out) throws IOException {
        Treatment.Extras extras = treatment.extras();
        Optional<CornerFile> corners =
                extras.corners().filter(format -> format.companion().equals(companion));
        if (corners.isPresent()) {
            text(corners.get().text(file, data.of(), data.corners().orElseThrow()), out);
        } else {
            extras.features().orElseThrow().file().write(file, data.features().orElseThrow(), out);
        }
    }

    static void text(String text, WritableByteChannel out) throws IOException {
        for (ByteBuffer rest = StandardCharsets.UTF_8.encode(text); rest.hasRemaining(); ) {
            out.write(rest);
        }
    }

    /// Without what the file cannot hold.
    private static Picture storable(Picture picture, Draft draft, List<String> notes) {
        Samples pixels = picture.pixels();
        if (pixels.channels() != 1 && pixels.channels() != 3) {
            throw new IllegalArgumentException("the result has " + pixels.channels()
                    + " planes, a picture 1 or 3; go on with magnitude, or choose one with channel(0)");
        }
        OutputFormat format = OutputFormat.named(draft.target()).orElseThrow();
        Picture kept = picture;
        if (picture.alpha().isPresent() && !format.holdsAlpha()) {
            notes.add("written without alpha, which " + format + " has not; a PNG keeps it");
            kept = kept.opaque();
        }
        if (format.widened(pixels.depth()).isEmpty()) {
            Samples.Depth most = format.holds(Samples.Depth.U16) ? Samples.Depth.U16 : Samples.Depth.U8;
            notes.add((pixels.depth() == Samples.Depth.F32
                            ? "floats were held in 0 … 255 and written with " + most.bits() + " bits; a "
                            : pixels.depth().bits() + " bits were cut to 8, which is all that " + format + " has; a ")
                    + OutputFormat.holding(pixels.depth()) + " keeps them");
            kept = kept.converted(most);
        }
        return kept;
    }
}
