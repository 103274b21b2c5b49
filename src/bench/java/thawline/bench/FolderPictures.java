package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfInt;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/// Colour JPEG files as cameras make them: 9 to 12 megapixels of four sizes, quality 90. A photograph is
/// enlarged two to three times, laid out in mirrored tiles, and gets the noise of a sensor.
final class FolderPictures {

    private static final double NOISE = 2.5;

    private static final List<Size> SIZES =
            List.of(new Size(4000, 3000), new Size(3872, 2592), new Size(3648, 2736), new Size(4000, 2250));

    /// So many of one size follow each other.
    private static final int TOGETHER = 8;

    private FolderPictures() {}

    /// The first `count` pictures of a folder; those that are missing are made, the same ones each time.
    static List<Path> in(Path folder, Path photographs, int count) throws IOException {
        List<Path> from;
        try (Stream<Path> files = Files.list(photographs)) {
            from = files.filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                    .sorted()
                    .toList();
        }
        Files.createDirectories(folder);
        List<Path> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "photo-%03d.jpg", i));
            if (Files.notExists(file)) {
                make(from.get(i % from.size()), file, i);
            }
            made.add(file);
        }
        return made;
    }

    private static void make(Path from, Path to, int seed) {
        Random random = new Random(seed);
        Size size = SIZES.get(seed / TOGETHER % SIZES.size());
        int width = (int) size.width;
        int height = (int) size.height;
        Mat small = Imgcodecs.imread(from.toString(), Imgcodecs.IMREAD_COLOR);
        double scale = 2 + random.nextDouble();
        Mat large = new Mat();
        Imgproc.resize(small, large, new Size(), scale, scale, Imgproc.INTER_CUBIC);
        Mat tiled = new Mat();
        Core.copyMakeBorder(
                large,
                tiled,
                0,
                Math.max(0, height - large.rows()),
                0,
                Math.max(0, width - large.cols()),
                Core.BORDER_REFLECT);
        Mat cut = tiled.submat(0, height, 0, width);
        Mat noise = new Mat(height, width, CvType.CV_16SC3);
        Core.setRNGSeed(seed);
        Core.randn(noise, 0, NOISE);
        Mat noisy = new Mat();
        Core.add(cut, noise, noisy, new Mat(), CvType.CV_8U);
        if (!Imgcodecs.imwrite(to.toString(), noisy, new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, 90))) {
            throw new IllegalStateException(to + " could not be written");
        }
        for (Mat mat : List.of(small, large, tiled, cut, noise, noisy)) {
            mat.release();
        }
    }
}
