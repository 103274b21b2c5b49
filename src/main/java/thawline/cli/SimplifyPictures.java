package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import thawline.io.onnx.SavedModel;
import thawline.learn.Drawn;
import thawline.learn.Pictures;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What a model's results are compared on: the middles of some pictures of a folder, or drawn pictures; as
/// large as the model reads them where it reads one size only.
record SimplifyPictures(SavedModel model, Path folder, long seed) {

    private static final int MOST = 8;
    private static final int SIDE = 256;
    private static final int TIMED = 1024;

    SimplifyPictures {
        Shape in = model.in();
        if ((in.c() != 1 && in.c() != 3) || in.d() != 1) {
            throw new IllegalArgumentException(
                    "results are compared on pictures of 1 or 3 planes, but the model reads " + in);
        }
    }

    List<Tensor> read() throws IOException {
        Shape size = takes(SIDE) ? square(SIDE) : model.in();
        List<Tensor> all = new ArrayList<>();
        if (folder != null) {
            Pictures pictures = Pictures.folder(folder);
            for (int i = 0; i < Math.min(MOST, pictures.size()); i++) {
                int from = (int) ((long) i * pictures.size() / Math.min(MOST, pictures.size()));
                Pictures.Named picture = pictures.read(from, size.c());
                all.add(middle(picture, size));
            }
            return all;
        }
        for (Drawn kind : List.of(Drawn.LEAVES, Drawn.CLOUDS)) {
            int side = Math.max(size.h(), size.w());
            Pictures drawn = Pictures.drawn(kind, MOST / 2, side, seed);
            for (int i = 0; i < drawn.size(); i++) {
                all.add(middle(drawn.read(i, size.c()), size));
            }
        }
        return all;
    }

    private Tensor middle(Pictures.Named picture, Shape size) {
        Shape s = picture.planes().shape();
        boolean any = takes(SIDE);
        if (!any && (s.h() < size.h() || s.w() < size.w())) {
            throw new IllegalArgumentException(picture.name() + " is " + s.w() + "×" + s.h() + ", but the model reads "
                    + size.w() + "×" + size.h());
        }
        int h = any ? Math.min(s.h(), 2 * SIDE) : size.h();
        int w = any ? Math.min(s.w(), 2 * SIDE) : size.w();
        return picture.planes().window((s.h() - h) / 2, (s.w() - w) / 2, h, w).copy();
    }

    /// The size that time is taken at.
    Shape timed() {
        return takes(TIMED) ? square(TIMED) : model.in();
    }

    private Shape square(int side) {
        return Shape.planes(model.in().c(), side, side);
    }

    private boolean takes(int side) {
        try {
            model.layer().shape(square(side));
            return true;
        } catch (IllegalArgumentException fixed) {
            return false;
        }
    }

    /// In words.
    String told() {
        return folder == null ? "drawn pictures" : "pictures of " + folder;
    }
}
