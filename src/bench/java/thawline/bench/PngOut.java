package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;
import thawline.io.Draft;
import thawline.io.Drafts;
import thawline.io.ImageFiles;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.io.WriteOptions;
import thawline.tensor.Samples;
import tools.jackson.databind.json.JsonMapper;

/// Photographs written as PNG files on one thread: by us, and by OpenCV unasked. 8 and 16 bits (the 8 bits times 257,
/// with noise of a sensor below), grey and colour, the same pixels for both, in turn in one process; both write a file
/// to the same folder, hashed by us, not forced to the disk. Into docs/bench/PngOut.json. Run by
///
///     ./thawline src/bench/java/thawline/bench/PngOut.java --photos DIR --work DIR [--rounds 9] [--out FILE]
public final class PngOut {

    static {
        Loader.load(opencv_java.class);
    }

    private static final int MOST = 6;

    private PngOut() {}

    /// The same pixels for either.
    private record Shot(Picture picture, Mat mat) {}

    public static void main(String[] args) throws IOException {
        Path photos = Options.option(args, "--photos").map(Path::of).orElseThrow();
        Path work = Options.option(args, "--work").map(Path::of).orElseThrow();
        int rounds = Options.option(args, "--rounds").map(Integer::valueOf).orElse(9);
        Path out = Options.option(args, "--out").map(Path::of).orElse(Path.of("docs/bench/PngOut.json"));
        Files.createDirectories(work);
        Core.setNumThreads(1);
        List<Path> files;
        try (Stream<Path> all = Files.walk(photos)) {
            files = all.filter(f -> f.toString().matches(".*\\.(jpg|jpeg|png)"))
                    .sorted()
                    .limit(MOST)
                    .toList();
        }
        Map<String, Object> kinds = new LinkedHashMap<>();
        for (int channels : new int[] {1, 3}) {
            for (int bits : new int[] {8, 16}) {
                String kind = (channels == 1 ? "grey" : "colour") + " " + bits;
                kinds.put(kind, measured(files, channels, bits, work, rounds));
                System.out.println(kind + " " + kinds.get(kind));
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("pictures", files.size());
        all.put("rounds", rounds);
        all.put("machine", Machine.here());
        all.put("opencv", Core.VERSION);
        all.put("kinds", kinds);
        Files.writeString(
                out, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    private static Map<String, Object> measured(List<Path> files, int channels, int bits, Path work, int rounds)
            throws IOException {
        List<Shot> shots = new ArrayList<>();
        double megapixels = 0;
        for (Path file : files) {
            Shot shot = shot(file, channels, bits);
            shots.add(shot);
            megapixels += shot.mat.total() / 1e6;
        }
        Path to = work.resolve("out.png");
        Drafts drafts = new Drafts();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        long ourBytes = 0;
        long theirBytes = 0;
        for (int round = -2; round < rounds; round++) {
            double our = 0;
            double their = 0;
            ourBytes = 0;
            theirBytes = 0;
            for (Shot shot : shots) {
                long start = System.nanoTime();
                long middle;
                try (Draft draft = drafts.to(to)) {
                    ImageFiles.best().write(draft, shot.picture, WriteOptions.DEFAULT);
                    middle = System.nanoTime();
                    draft.finish();
                    ourBytes += draft.size();
                }
                long second = System.nanoTime();
                Imgcodecs.imwrite(to.toString(), shot.mat);
                their += (System.nanoTime() - second) / 1e6;
                our += (middle - start) / 1e6;
                theirBytes += Files.size(to);
            }
            if (round >= 0) {
                ours.add(our / megapixels);
                theirs.add(their / megapixels);
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("megapixels", megapixels);
        result.put("thawline", Statistic.of(ours).median());
        result.put("opencv", Statistic.of(theirs).median());
        result.put("faster", Statistic.of(theirs).median() / Statistic.of(ours).median());
        result.put("larger", (double) ourBytes / theirBytes);
        return result;
    }

    /// Pixels of a photograph, OpenCV's in its own order.
    private static Shot shot(Path file, int channels, int bits) {
        Mat mat =
                Imgcodecs.imread(file.toString(), channels == 1 ? Imgcodecs.IMREAD_GRAYSCALE : Imgcodecs.IMREAD_COLOR);
        int h = mat.rows();
        int w = mat.cols();
        byte[] bytes = new byte[h * w * channels];
        mat.get(0, 0, bytes);
        Samples samples = Samples.zeros(bits == 8 ? Samples.Depth.U8 : Samples.Depth.U16, channels, h, w);
        short[] wide = new short[bits == 8 ? 0 : bytes.length];
        java.util.Random noise = new java.util.Random(1);
        for (int i = 0; i < wide.length; i++) {
            wide[i] = (short) ((bytes[i] & 0xff) * 257 + noise.nextInt(16));
        }
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                for (int c = 0; c < channels; c++) {
                    int from = (y * w + x) * channels + channels - 1 - c;
                    switch (samples) {
                        case Samples.U8 s -> s.data()[s.index(c, y, x)] = bytes[from];
                        case Samples.U16 s -> s.data()[s.index(c, y, x)] = wide[from];
                        default -> throw new IllegalStateException();
                    }
                }
            }
        }
        if (bits == 16) {
            mat = new Mat(h, w, CvType.makeType(CvType.CV_16U, channels));
            mat.put(0, 0, wide);
        }
        return new Shot(Picture.of(samples, ImageFormat.PNG), mat);
    }
}
