package thawline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import thawline.io.Existing;
import thawline.train.History;

/// What a training writes: the model, and beside it its history and the state that it may be resumed from.
record TrainFiles(Path model) {

    private static final String ENDING = ".onnx";

    TrainFiles {
        if (!model.toString().toLowerCase(Locale.ROOT).endsWith(ENDING)) {
            throw new IllegalArgumentException("a model is written as ONNX; let " + model + " end in " + ENDING);
        }
        if (Files.isDirectory(model)) {
            throw new IllegalArgumentException(model + " is a folder; name a file that ends in " + ENDING);
        }
        OutFile.requireFolder(model);
    }

    Path checkpoint() {
        return beside(".checkpoint");
    }

    Path csv() {
        return beside(".history.csv");
    }

    Path json() {
        return beside(".history.json");
    }

    Path chart() {
        return beside(".history.png");
    }

    private Path beside(String ending) {
        String name = model.getFileName().toString();
        return model.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ending);
    }

    /// The first of all that is there already.
    Optional<Path> taken() {
        return List.of(model, checkpoint(), csv(), json(), chart()).stream()
                .filter(Files::exists)
                .findFirst();
    }

    /// Refuses to begin where something would be lost.
    void requireFree() {
        taken().ifPresent(file -> {
            String how = file.equals(checkpoint())
                    ? " is of a training that was begun before; --resume goes on with it, --overwrite begins again"
                    : " is there already; --overwrite replaces it and what belongs to it, --resume goes on training";
            throw new IllegalArgumentException(file + how);
        });
    }

    /// Tries it: what a folder's permissions say is not the whole truth, as of the administrator or of a disk that
    /// may only be read.
    void requireWritable() {
        Path folder = model.toAbsolutePath().getParent();
        try {
            Files.delete(Files.createTempFile(folder, ".thawline-", ".try"));
        } catch (IOException refused) {
            throw new IllegalArgumentException(
                    "nothing can be written into the folder " + folder + "; let --out name a file in another", refused);
        }
    }

    void requireCheckpoint() {
        if (Files.notExists(checkpoint())) {
            throw new IllegalArgumentException("there is no " + checkpoint()
                    + " to go on from; leave --resume out, or give the --out of the training that was begun");
        }
    }

    void write(History history, byte[] png) throws IOException {
        write(csv(), history.csv().getBytes(StandardCharsets.UTF_8));
        write(json(), history.json().getBytes(StandardCharsets.UTF_8));
        if (png.length > 0) {
            write(chart(), png);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        new OutFile(file, Existing.REPLACE).write(content);
    }
}
