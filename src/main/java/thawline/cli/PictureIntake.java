package thawline.cli;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.data.DataOptions;
import thawline.data.Digits;
import thawline.data.PictureInput;
import thawline.io.ImageFiles;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.io.ReadAs;
import thawline.io.onnx.SavedModel;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Picture files → inputs of a model.
final class PictureIntake {

    /// How pictures become inputs.
    enum Way {
        /// As the model's classes suggest.
        AUTO,
        /// Laid out as MNIST's digits.
        DIGIT,
        /// Resized.
        PLAIN
    }

    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    private static final float WHITE = 255;

    private final PictureInput plain;
    private final boolean digits;

    PictureIntake(SavedModel model, Way way, DataOptions.Fit fit) {
        this.plain = new PictureInput(model.in(), fit, ImageFiles.best());
        this.digits = way == Way.DIGIT || (way == Way.AUTO && isOfDigits(model));
        if (digits && !model.in().equals(Shape.plane(Digits.FIELD, Digits.FIELD))) {
            throw new IllegalArgumentException("digits are laid out on 28×28×1, but the model reads "
                    + Numbers.shape(model.in()) + "; leave --prepare out");
        }
    }

    private static boolean isOfDigits(SavedModel model) {
        List<String> classes = model.notes().classes();
        return model.in().equals(Shape.plane(Digits.FIELD, Digits.FIELD))
                && (classes.equals(DIGITS) || (classes.isEmpty() && model.out().c() == DIGITS.size()));
    }

    /// An [IOException] or [IllegalArgumentException] names the file.
    Tensor read(Path file) throws IOException {
        if (!digits) {
            return plain.read(file);
        }
        try {
            return Digits.centred(onPaper(ImageFiles.best().read(file, ReadAs.LUMA)));
        } catch (IllegalArgumentException none) {
            throw new IOException(file + ": " + none.getMessage(), none);
        }
    }

    /// Grey, and white where the picture is transparent: drawing programs save black ink on nothing.
    static Tensor onPaper(Picture picture) {
        Tensor grey = PictureInput.grey(PictureInput.planes(picture));
        PictureInput.alpha(picture).ifPresent(alpha -> {
            float[] v = grey.data();
            for (int i = 0; i < v.length; i++) {
                v[i] = WHITE + alpha.data()[i] / WHITE * (v[i] - WHITE);
            }
        });
        return grey;
    }

    /// Files as they are given, and the pictures of folders; at least one in all.
    static List<Path> pictures(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(pictures(path));
            } else {
                files.add(path);
            }
        }
        if (files.isEmpty()) {
            throw new IOException("there are no pictures in "
                    + paths.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        return files;
    }

    /// Of a folder and those in it, in the order of their names; what has neither the name nor the content of
    /// a picture is left out.
    static List<Path> pictures(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes kind) throws IOException {
                        boolean hidden = file.getFileName().toString().startsWith(".");
                        if (!hidden
                                && kind.isRegularFile()
                                && (ImageFormat.named(file).isPresent()
                                        || ImageFormat.begun(file).isPresent())) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    /// A link to a folder above leads to nothing new.
                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                        if (fault instanceof FileSystemLoopException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw fault;
                    }
                });
        Collections.sort(files);
        return files;
    }
}
