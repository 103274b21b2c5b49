package thawline.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file is read as a data set, or refused as damaged: as a file of IDX, an archive or batch of CIFAR-10, or
/// a CSV, whichever its first bytes say.
public final class DatasetFuzz {
    private DatasetFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Path dir = Files.createTempDirectory("thawline-fuzz");
        Path images = dir.resolve("train-images-idx3-ubyte");
        Path labels = dir.resolve("train-labels-idx1-ubyte");
        try {
            Files.write(images, bytes);
            Files.write(labels, new byte[] {0, 0, Idx.UNSIGNED_BYTES, 1, 0, 0, 0, 1, 0});
            Dataset set = Datasets.open(images, Part.TRAIN, DataOptions.DEFAULT.withMemory(1 << 20));
            set.digest();
        } catch (DatasetException refused) {
            // in words
        } finally {
            Files.deleteIfExists(images);
            Files.deleteIfExists(labels);
            Files.deleteIfExists(dir);
        }
    }
}
