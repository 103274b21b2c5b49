package thawline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;

/// Small pictures of rings and crosses in class folders, and a net that tells them apart in a second.
final class Signs {

    static final int SIZE = 14;

    static final String NET = "scale(1/255) | conv2d(4, 5) | relu | maxPool(2) | flatten | dense(2) | softmax\n";

    private Signs() {}

    /// `train/o`, `train/x`, `test/o` and `test/x`, all drawn from one seed.
    static Path write(Path folder, int perClass) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        for (String part : new String[] {"train", "test"}) {
            int count = part.equals("train") ? perClass : perClass / 2;
            for (int i = 0; i < count; i++) {
                write(folder.resolve(part + "/o/" + i + ".png"), ring(random));
                write(folder.resolve(part + "/x/" + i + ".png"), cross(random));
            }
        }
        return folder;
    }

    private static void write(Path file, Samples sign) throws IOException {
        Files.createDirectories(file.getParent());
        ImageFiles.best().write(file, sign, Existing.REFUSE);
    }

    static Samples ring(SplittableRandom random) {
        double cx = random.nextDouble(6, 8);
        double cy = random.nextDouble(6, 8);
        double r = random.nextDouble(3, 5);
        return sign((x, y) -> Math.abs(Math.hypot(x - cx, y - cy) - r) < 0.8);
    }

    static Samples cross(SplittableRandom random) {
        double cx = random.nextDouble(6, 8);
        double cy = random.nextDouble(6, 8);
        double r = random.nextDouble(3, 5);
        return sign((x, y) -> Math.abs(Math.abs(x - cx) - Math.abs(y - cy)) < 0.8 && Math.abs(x - cx) < r);
    }

    @FunctionalInterface
    private interface Ink {
        boolean at(double x, double y);
    }

    private static Samples sign(Ink ink) {
        Samples.U8 picture = Samples.u8(1, SIZE, SIZE);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                picture.data()[picture.index(0, y, x)] = (byte) (ink.at(x, y) ? 230 : 15);
            }
        }
        return picture;
    }
}
