package thawline.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import thawline.io.Draft;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Writes a part of a set as files that [Datasets] reads.
public enum DatasetFiles {
    /// `train/cat/00000.png`: a folder for each class; the slices of a volume one below the other.
    PNG,
    /// `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, and the names of the classes in `classes.txt`.
    IDX;

    /// Into a folder that is made where there is none. Values are rounded to 8 bit.
    public void write(Dataset set, Part part, Path folder, Existing existing) throws IOException {
        List<String> classes = Selection.classes(set).names();
        switch (this) {
            case PNG -> pictures(set, classes, folder.resolve(part.toString()), existing);
            case IDX -> idx(set, classes, part, Files.createDirectories(folder), existing);
        }
    }

    private static void pictures(Dataset set, List<String> classes, Path folder, Existing existing) throws IOException {
        Shape s = set.shape();
        if (s.c() != 1 && (s.c() != 3 || s.d() > 1)) {
            throw new IllegalArgumentException(
                    "a PNG has 1 or 3 channels, but the examples have shape " + s + "; write IDX");
        }
        Path[] folders = new Path[classes.size()];
        for (int k = 0; k < folders.length; k++) {
            folders[k] = Files.createDirectories(folder.resolve(fileName(classes.get(k))));
        }
        int[] used = new int[folders.length];
        for (int i = 0; i < set.size(); i++) {
            int k = set.label(i);
            Samples picture = new Samples.U8(bytes(set, i), Layout.planar(s.c(), s.d() * s.h(), s.w()));
            ImageFiles.jdk()
                    .write(folders[k].resolve(String.format(Locale.ROOT, "%05d.png", used[k]++)), picture, existing);
        }
    }

    /// What file systems refuse becomes `-`.
    private static String fileName(String name) {
        return name.replaceAll("[^\\p{L}\\p{N} _.-]|^\\.", "-");
    }

    private static void idx(Dataset set, List<String> classes, Part part, Path folder, Existing existing)
            throws IOException {
        Shape s = set.shape();
        int[] axes = s.c() > 1
                ? new int[] {set.size(), s.c(), s.d(), s.h(), s.w()}
                : s.d() > 1 ? new int[] {set.size(), s.d(), s.h(), s.w()} : new int[] {set.size(), s.h(), s.w()};
        if (classes.size() > 256) {
            throw new IllegalArgumentException(
                    "a label of IDX is a byte, but there are " + classes.size() + " classes");
        }
        String name = part == Part.TRAIN ? "train" : "t10k";
        Draft.write(folder.resolve(name + "-images-idx" + axes.length + "-ubyte"), existing, out -> {
            out.write(header(axes));
            for (int i = 0; i < set.size(); i++) {
                out.write(ByteBuffer.wrap(bytes(set, i)));
            }
        });
        Draft.write(folder.resolve(name + "-labels-idx1-ubyte"), existing, out -> {
            out.write(header(set.size()));
            byte[] labels = new byte[set.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) set.label(i);
            }
            out.write(ByteBuffer.wrap(labels));
        });
        byte[] names = (String.join("\n", classes) + "\n").getBytes(StandardCharsets.UTF_8);
        Draft.write(folder.resolve(IdxPair.NAMES), Existing.REPLACE, out -> out.write(ByteBuffer.wrap(names)));
    }

    private static ByteBuffer header(int... axes) {
        ByteBuffer header = ByteBuffer.allocate(4 + 4 * axes.length);
        header.put(new byte[] {0, 0, Idx.UNSIGNED_BYTES, (byte) axes.length});
        for (int n : axes) {
            header.putInt(n);
        }
        return header.flip();
    }

    /// Half up, c, d, h, w behind each other.
    private static byte[] bytes(Dataset set, int i) {
        Tensor x = Tensor.zeros(set.shape());
        set.input(i, x);
        return PictureInput.bytes(x, new byte[x.shape().size()]);
    }
}
