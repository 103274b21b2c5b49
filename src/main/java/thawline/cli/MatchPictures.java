package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thawline.core.Mask;
import thawline.data.PictureInput;
import thawline.io.ImageFiles;
import thawline.io.Picture;
import thawline.io.ReadAs;
import thawline.match.Template;
import thawline.tensor.Tensor;

/// The files of a search: a picture and templates, all grey or all in colour, with masks.
record MatchPictures(Picture picture, Tensor planes, List<Template> templates) {

    /// Half of 255.
    private static final float HALF = 128;

    static MatchPictures read(Path file, List<Path> templates, List<Path> masks, boolean grey) throws IOException {
        if (masks.size() > 1 && masks.size() != templates.size()) {
            throw new IllegalArgumentException("there are " + templates.size() + " templates, but " + masks.size()
                    + " masks; give one for all, or one for each");
        }
        Picture picture = ImageFiles.best().read(file);
        boolean inGrey = grey || picture.pixels().channels() != 3;
        List<Picture> stored = new ArrayList<>();
        for (Path t : templates) {
            stored.add(ImageFiles.best().read(t));
            inGrey |= stored.getLast().pixels().channels() != 3;
        }
        List<Template> all = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            Tensor planes = planes(templates.get(i), stored.get(i), inGrey);
            Template t = Template.of(templates.get(i).getFileName().toString(), planes);
            Optional<Tensor> counts = masks.isEmpty()
                    ? PictureInput.alpha(stored.get(i))
                    : Optional.of(grey(masks.get(masks.size() == 1 ? 0 : i)));
            all.add(counts.isEmpty() ? t : t.masked(mask(counts.get(), t.name())));
        }
        return new MatchPictures(picture, planes(file, picture, inGrey), all);
    }

    /// A JPEG's grey is its luma, so it is read again.
    private static Tensor planes(Path file, Picture stored, boolean grey) throws IOException {
        return grey ? grey(file) : PictureInput.planes(stored);
    }

    private static Tensor grey(Path file) throws IOException {
        return PictureInput.grey(PictureInput.planes(ImageFiles.best().read(file, ReadAs.LUMA)));
    }

    private static Mask mask(Tensor counts, String name) {
        float[] m = counts.toArray();
        boolean any = false;
        for (int i = 0; i < m.length; i++) {
            m[i] = m[i] >= HALF ? 1 : 0;
            any |= m[i] == 1;
        }
        if (!any) {
            throw new IllegalArgumentException(
                    "no pixel of " + name + " counts: its mask is below 128 everywhere, or it is transparent");
        }
        return Mask.of(1, counts.shape().h(), counts.shape().w(), m);
    }
}
