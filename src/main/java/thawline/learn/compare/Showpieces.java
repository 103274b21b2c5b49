package thawline.learn.compare;

import java.util.List;
import java.util.function.Supplier;
import thawline.data.Gallery;
import thawline.data.PictureInput;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.learn.Pictures;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

/// Pictures that the program draws for people to look at: a still life, three textures, polygons and a noisy scene.
public final class Showpieces implements Pictures {

    private record Piece(String name, Supplier<? extends Samples> drawn) {}

    private static final List<Piece> PIECES = List.of(
            new Piece("still life", () -> Gallery.stillLife(480, 320)),
            new Piece("weave", Gallery::weave),
            new Piece("polygons", () -> Gallery.polygons().picture()),
            new Piece("noisy scene", Gallery::noisyScene),
            new Piece("marble", Gallery::marble),
            new Piece("bricks", Gallery::bricks));

    private final Tensor[] drawn = new Tensor[PIECES.size()];

    @Override
    public int size() {
        return PIECES.size();
    }

    /// Each is drawn once, which takes the still life a moment.
    @Override
    public synchronized Named read(int i, int planes) {
        if (drawn[i] == null) {
            drawn[i] = PictureInput.planes(Picture.of(PIECES.get(i).drawn().get(), ImageFormat.PNG));
        }
        return new Named(PIECES.get(i).name(), Pictures.planes(drawn[i], planes));
    }
}
