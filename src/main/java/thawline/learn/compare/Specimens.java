package thawline.learn.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import thawline.data.Gallery;
import thawline.data.PictureInput;
import thawline.io.ImageFiles;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

/// The pictures that two filters are tried on, each read when its turn comes.
public record Specimens(String origin, List<Specimen> all) {

    /// A picture by name.
    public record Specimen(String name, Source source) {

        /// Planes in 8-bit units, 1 (grey) or 3 (colour).
        Tensor read() throws IOException {
            return source.read();
        }
    }

    /// Where a picture comes from.
    @FunctionalInterface
    public interface Source {
        Tensor read() throws IOException;
    }

    public Specimens {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there are no pictures to compare on in " + origin);
        }
        all = List.copyOf(all);
    }

    /// Picture files; an [IOException] names the one that cannot be read.
    public static Specimens files(String origin, List<Path> files) {
        return new Specimens(
                origin,
                files.stream()
                        .map(file -> new Specimen(
                                String.valueOf(file.getFileName()),
                                () -> PictureInput.planes(ImageFiles.best().read(file))))
                        .toList());
    }

    /// Pictures that the program draws: a still life, three textures, polygons and a noisy scene.
    public static Specimens drawn() {
        return new Specimens(
                "pictures drawn by Thawline",
                List.of(
                        drawn("still life", Gallery::stillLife),
                        drawn("weave", Gallery::weave),
                        drawn("marble", Gallery::marble),
                        drawn("bricks", Gallery::bricks),
                        drawn("polygons", () -> Gallery.polygons().picture()),
                        drawn("noisy scene", Gallery::noisyScene)));
    }

    private static Specimen drawn(String name, Supplier<? extends Samples> picture) {
        return new Specimen(name, () -> PictureInput.planes(Picture.of(picture.get(), ImageFormat.PNG)));
    }

    public int size() {
        return all.size();
    }
}
