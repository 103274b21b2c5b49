package thawline.report;

import thawline.data.Gallery;
import thawline.data.PictureInput;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.tensor.Tensor;
import thawline.train.Blocks;
import thawline.train.Model;
import thawline.xo.Card;
import thawline.xo.Classifier;
import thawline.xo.Explained;

/// A net for tests of pages, and pictures for it.
final class Nets {

    /// A net that nobody trained has reasons too.
    static final Classifier UNTRAINED = new Classifier(
            "net",
            Model.of(
                            Blocks.input(Card.SHAPE).seed(7),
                            Blocks.scale(1 / 255.0),
                            Blocks.conv2d(4, 3).relu(),
                            Blocks.maxPool(2),
                            Blocks.conv2d(20, 3).relu(),
                            Blocks.globalAveragePool(),
                            Blocks.dense(3).softmax())
                    .layer());

    private Nets() {}

    /// One of the gallery's cards, under a name that has to be escaped.
    static Explained explained(String card) {
        return Explained.of(card + " & <co>", grey(card), UNTRAINED);
    }

    static Tensor grey(String card) {
        return PictureInput.planes(Picture.of(Gallery.cards().get(card), ImageFormat.PNG));
    }
}
