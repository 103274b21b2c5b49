package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import thawline.io.onnx.ModelFiles;
import thawline.xo.Classifier;
import thawline.xo.Cnn;
import thawline.xo.PartMatch;
import thawline.xo.PixelComparison;
import thawline.xo.TemplateMatch;

/// What reads a card.
final class XoClassifiers {
    private XoClassifiers() {}

    /// @param model of `thawline xo train`; null for the one that ships with the project
    static Classifier net(Path model) throws IOException {
        return model == null ? Cnn.shipped() : Cnn.of(ModelFiles.read(model));
    }

    /// The net first.
    static List<Classifier> all(Path model) throws IOException {
        return List.of(net(model), TemplateMatch.classifier(), PartMatch.classifier(), PixelComparison.classifier());
    }
}
