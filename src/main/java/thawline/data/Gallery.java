package thawline.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;

/// The pictures in `images/`: everything there is drawn by this package, from formulas and seeds.
///
/// The same pixels come out on every machine: no fonts, no drawing library, and no function whose last bit Java
/// leaves open.
public final class Gallery {

    static final Frame STILL_LIFE = Frame.whole(960, 640);

    private Gallery() {}

    /// All pictures, and beside each drawing the list of its corners.
    public static void write(Path dir) throws IOException {
        Samples.U8 still = stillLife();
        writeDrawings(dir);
        save(still, dir.resolve("still-life.png"));
        writeSmall(still, dir);
    }

    /// The still life at half the size, as a JPEG.
    static void writeSmall(Samples.U8 still, Path dir) throws IOException {
        save(Pixels.halve(still), dir.resolve("still-life-small.jpg"));
    }

    /// All but the still life, which takes most of the time.
    static void writeDrawings(Path dir) throws IOException {
        Files.createDirectories(dir);
        for (Map.Entry<String, Samples.U8> card : cards().entrySet()) {
            save(card.getValue(), dir.resolve(card.getKey() + ".png"));
        }
        write(checkerboard(), dir, "checkerboard");
        write(checkerboardInPerspective(), dir, "checkerboard-perspective");
        write(polygons(), dir, "polygons");
        write(stars(), dir, "stars");
        save(bricks(), dir.resolve("bricks.png"));
        save(weave(), dir.resolve("weave.png"));
        save(wood(), dir.resolve("wood.png"));
        save(marble(), dir.resolve("marble.png"));
        save(gradient(), dir.resolve("gradient-16bit.png"));
        save(scene(), dir.resolve("scene.png"));
        save(noisyScene(), dir.resolve("scene-noisy.png"));
    }

    /// The JDK's codec, which is the same everywhere.
    private static void save(Samples picture, Path file) throws IOException {
        ImageFiles.jdk().write(file, picture, Existing.REPLACE);
    }

    private static void write(Drawing drawing, Path dir, String name) throws IOException {
        save(drawing.picture(), dir.resolve(name + ".png"));
        Files.writeString(dir.resolve(name + ".csv"), Corner.csv(drawing.corners()));
    }

    /// The picture of the README: fruit, copper, glass, and an X and an O, by the light of a window; 960 × 640, colour.
    public static Samples.U8 stillLife() {
        return StillLife.render(STILL_LIFE);
    }

    /// The same at another size, such as 480 × 320, which takes a quarter of the time.
    public static Samples.U8 stillLife(int width, int height) {
        return StillLife.render(Frame.whole(width, height));
    }

    /// Ten cards of 128 × 128 by name, `x-…` and `o-…`.
    public static Map<String, Samples.U8> cards() {
        return Cards.all();
    }

    /// 8 × 8 cells of 27.5 pixels.
    public static Drawing checkerboard() {
        return Shapes.checkerboard();
    }

    /// The same board seen from one side.
    public static Drawing checkerboardInPerspective() {
        return Shapes.checkerboardInPerspective();
    }

    /// Nine polygons of several greys.
    public static Drawing polygons() {
        return Shapes.polygons();
    }

    /// Six stars with 4 to 9 points.
    public static Drawing stars() {
        return Shapes.stars();
    }

    /// Brickwork without a seam, as all four textures: the right edge continues at the left, the bottom at the top.
    public static Samples.U8 bricks() {
        return Textures.bricks();
    }

    /// Plain weave in three colours.
    public static Samples.U8 weave() {
        return Textures.weave();
    }

    /// A board of pine.
    public static Samples.U8 wood() {
        return Textures.wood();
    }

    /// Veined marble.
    public static Samples.U8 marble() {
        return Textures.marble();
    }

    /// A soft light in 16 bit.
    public static Samples.U16 gradient() {
        return Scenes.gradient();
    }

    /// A house, a tree and the sun in flat greys.
    public static Samples.U8 scene() {
        return Scenes.clean();
    }

    /// The same with Gaussian noise, and with salt and pepper.
    public static Samples.U8 noisyScene() {
        return Scenes.noisy();
    }
}
