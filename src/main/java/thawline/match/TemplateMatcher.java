package thawline.match;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Finds templates in pictures.
///
/// A template as it is has a score at every place, that of OpenCV's `matchTemplate`; hits are the best places
/// around, to a part of a pixel. Turned and scaled ones are looked for in a small copy of the picture first,
/// then more and more exactly in larger ones, see [PoseSearch].
public record TemplateMatcher(List<Template> templates, Method method, Poses poses, Pick pick) {

    public TemplateMatcher {
        templates = List.copyOf(templates);
        Check.require(!templates.isEmpty(), "there is no template to look for");
        Check.require(
                poses.areUpright() || method.isNormed(),
                "scores of " + method + " grow with the template's size, so those of different poses cannot be "
                        + "compared; CCOEFF_NORMED can");
    }

    /// By the correlation coefficient, upright, all hits from a score of 0.8 on.
    public static TemplateMatcher of(Template... templates) {
        return of(List.of(templates));
    }

    public static TemplateMatcher of(List<Template> templates) {
        return new TemplateMatcher(templates, Method.CCOEFF_NORMED, Poses.UPRIGHT, Pick.of(Method.CCOEFF_NORMED));
    }

    /// With what that method usually picks.
    public TemplateMatcher method(Method other) {
        return new TemplateMatcher(templates, other, poses, Pick.of(other));
    }

    /// Turned by `from` … `to` degrees, counter-clockwise on the screen.
    public TemplateMatcher angles(double from, double to) {
        return poses(new Poses(Sweep.of(from, to), poses.scales()));
    }

    public TemplateMatcher scales(double from, double to) {
        return poses(new Poses(poses.angles(), Sweep.of(from, to)));
    }

    public TemplateMatcher poses(Poses other) {
        return new TemplateMatcher(templates, method, other, pick);
    }

    /// The worst score that is a hit.
    public TemplateMatcher threshold(double score) {
        return pick(new Pick(OptionalDouble.of(score), pick.most(), pick.overlap()));
    }

    public TemplateMatcher most(int count) {
        return pick(new Pick(pick.threshold(), count, pick.overlap()));
    }

    public TemplateMatcher overlap(double share) {
        return pick(new Pick(pick.threshold(), pick.most(), share));
    }

    private TemplateMatcher pick(Pick other) {
        return new TemplateMatcher(templates, method, poses, other);
    }

    /// The hits of all templates together, the best first.
    public List<Hit> find(Tensor picture) {
        List<Hit> all = new ArrayList<>();
        PoseSearch search = poses.areUpright() ? null : new PoseSearch(picture, this);
        for (Template t : templates) {
            requirePlanes(picture.shape(), t);
            if (search != null) {
                all.addAll(search.find(t));
            } else {
                all.addAll(upright(picture, t));
            }
        }
        return pick.of(all, method);
    }

    private List<Hit> upright(Tensor picture, Template t) {
        Tensor scores = method.scores(picture, t);
        return Peaks.of(scores, method, pick.threshold(), Integer.MAX_VALUE).stream()
                .map(p -> new Hit(
                        t.name(),
                        p.score(),
                        new Box(
                                p.x() + (t.width() - 1) / 2.0,
                                p.y() + (t.height() - 1) / 2.0,
                                t.width(),
                                t.height(),
                                0),
                        1))
                .toList();
    }

    private static void requirePlanes(Shape picture, Template t) {
        Check.require(
                picture.c() == t.planes().shape().c(),
                "the template " + t.name() + " has " + t.planes().shape().c() + " planes, but the picture "
                        + picture.c() + "; make both grey, or both colour");
    }
}
