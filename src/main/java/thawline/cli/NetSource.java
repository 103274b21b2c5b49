package thawline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.learn.NetText;
import thawline.tensor.Shape;
import thawline.train.Blocks;
import thawline.train.Blueprint;
import thawline.train.Input;
import thawline.train.Model;
import thawline.train.Preset;
import thawline.train.Presets;
import thawline.train.Recipe;
import thawline.train.Rehearsal;

/// A net that a user names: a preset, the text of a net in a file, or a model that was trained before.
///
/// @param in the shape that it reads, where it says one
record NetSource(String name, Optional<Shape> in, Recipe recipe, Maker maker) {

    /// Makes a net for what the data are; the input says how its numbers begin.
    @FunctionalInterface
    interface Maker {
        Model make(Input in, int classes);
    }

    /// With the numbers that the recipe begins with.
    Model make(Shape in, int classes, long seed) {
        return maker.make(Blocks.input(in).initializer(recipe.initializer()).seed(seed), classes);
    }

    /// A file first where there is one of that name. An [IllegalArgumentException] says what is wrong with the name
    /// or the text, an [IOException] what is wrong with the file.
    static NetSource of(String text) throws IOException {
        Path file = Path.of(text);
        if (Files.isRegularFile(file)) {
            return text.toLowerCase(Locale.ROOT).endsWith(".onnx") ? model(text, file) : text(text, file);
        }
        if (text.contains("/") || text.contains(".")) {
            throw new IllegalArgumentException("there is no file " + text);
        }
        return preset(Presets.named(text));
    }

    /// The same net, trained in another way.
    NetSource with(Recipe other) {
        return new NetSource(name, in, other, maker);
    }

    /// Trains a net like a preset while the data are still read. Not a net from a file, whose own numbers would change.
    Optional<Rehearsal> rehearsal() {
        boolean preset = Presets.ALL.stream().anyMatch(p -> p.name().equals(name));
        return in.filter(shape -> preset)
                .map(shape -> Rehearsal.of(make(shape, 10, 0).compile(recipe.loss(), recipe.optimizer())));
    }

    private static NetSource preset(Preset preset) {
        return new NetSource(
                preset.name(),
                Optional.of(preset.net().in()),
                preset.recipe(),
                (in, classes) -> Model.of(in, preset.net().layers().apply(classes)));
    }

    private static NetSource text(String name, Path file) throws IOException {
        Blueprint net = NetText.read(file);
        return new NetSource(name, Optional.empty(), Recipe.KERAS, (in, classes) -> Model.of(in, net));
    }

    private static NetSource model(String name, Path file) throws IOException {
        SavedModel saved = ModelFiles.read(file);
        return new NetSource(
                name, Optional.of(saved.in()), Recipe.KERAS, (in, classes) -> Model.of(in.shape(), saved.layer()));
    }
}
