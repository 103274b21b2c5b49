package thawline.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.learn.compare.Comparison;
import thawline.learn.compare.Comparison.Case;
import thawline.learn.compare.Shown;
import thawline.report.Pixmap.Tone;
import thawline.tensor.Tensor;

/// Input, hand's result, learned result and signed difference of some pictures.
record ComparisonPictures(Comparison comparison) {

    /// Of results with more, these are shown.
    private static final int PLANES = 2;

    /// Less than half a grey level below zero is nothing.
    private static final double NOTHING = -0.5;

    /// A result that leaves 0 … 255 by less is a picture.
    private static final double ROOM = 1.06;

    String html() {
        List<Case> shown = comparison.trial().cases().stream()
                .filter(c -> c.shown().isPresent())
                .toList();
        int all = comparison.trial().cases().size();
        String lead =
                "The difference is learned less hand: mid grey is none, brighter is more, darker is less, and it is"
                        + " stretched as far as its largest value. Point at a learned result to see the hand’s in its"
                        + " place."
                        + (shown.size() < all
                                ? " Shown are " + shown.size() + " of " + all + " pictures, with the worst among them."
                                : "");
        return ComparisonPage.section(
                "pictures",
                "On pictures",
                lead,
                IntStream.range(0, shown.size())
                        .mapToObj(i -> one(shown.get(i), "hand-" + i))
                        .collect(Collectors.joining()));
    }

    private static String one(Case c, String id) {
        Shown s = c.shown().orElseThrow();
        String head = "<h3>" + Html.escaped(c.name()) + " <span>" + c.out().w() + " × "
                + c.out().h() + ", PSNR "
                + Figures.decibels(c.fidelity().psnr()) + " dB, SSIM " + Figures.likeness(c.ssim())
                + (s.shrunk() > 1 ? ", shown at 1 : " + Figures.number(s.shrunk(), 2) : "") + "</span></h3>\n";
        if (isColour(s)) {
            return head
                    + new Wall(c.name(), id, 0, "")
                            .html(
                                    input(s),
                                    Pixmap.colour(s.hand()),
                                    Pixmap.colour(s.learned()),
                                    Tone.PICTURE,
                                    strongest(s.difference()));
        }
        int planes = s.hand().shape().c();
        return head
                + IntStream.range(0, Math.min(PLANES, planes))
                        .mapToObj(p -> row(s, p, new Wall(c.name(), id, p, planes == 1 ? "" : ", plane " + (p + 1))))
                        .collect(Collectors.joining())
                + (planes > PLANES
                        ? "<p class=\"lead\">The results have " + planes + " planes; the first " + PLANES
                                + " are shown.</p>\n"
                        : "");
    }

    private static String row(Shown s, int plane, Wall wall) {
        Tone tone = tone(s.hand(), plane);
        return wall.html(
                input(s),
                Pixmap.grey(s.hand(), plane, tone),
                Pixmap.grey(s.learned(), plane, tone),
                tone,
                s.difference().channels(plane, 1).copy());
    }

    /// Of all planes the value that is furthest from 0.
    private static Tensor strongest(Tensor x) {
        Tensor y = x.channels(0, 1).copy();
        int n = y.data().length;
        for (int i = n; i < x.data().length; i++) {
            if (Math.abs(x.data()[i]) > Math.abs(y.data()[i % n])) {
                y.data()[i % n] = x.data()[i];
            }
        }
        return y;
    }

    private static boolean isColour(Shown s) {
        return s.hand().shape().c() == 3 && s.input().shape().c() == 3 && isPicture(s.hand());
    }

    /// What stays in 0 … 255, or leaves it on both sides and is bright on the whole, as a sharpened picture is and a
    /// derivative is not.
    private static boolean isPicture(Tensor x) {
        double least = 0;
        double most = 0;
        double sum = 0;
        for (float v : x.data()) {
            least = Math.min(least, v);
            most = Math.max(most, v);
            sum += v;
        }
        boolean inside = least >= NOTHING && most <= 255 * ROOM;
        boolean sharpened = least < NOTHING && most < 255 * FAR && sum / x.data().length > BRIGHT * most;
        return inside || sharpened;
    }

    /// Of what is brightest, the mean of a picture is at least this much.
    private static final double BRIGHT = 0.12;

    private static final double FAR = 4;

    /// As pictures are drawn where it is one; with zero as mid grey where there is less than zero.
    private static Tone tone(Tensor x, int plane) {
        Tensor one = x.channels(plane, 1).copy();
        if (isPicture(one)) {
            return Tone.PICTURE;
        }
        double least = 0;
        double most = 0;
        for (float v : one.data()) {
            least = Math.min(least, v);
            most = Math.max(most, v);
        }
        return least < NOTHING ? Tone.signed(Math.max(-least, most)) : new Tone(0, most);
    }

    private static Pixmap input(Shown s) {
        return s.input().shape().c() == 3 ? Pixmap.colour(s.input()) : Pixmap.grey(s.input(), 0, Tone.PICTURE);
    }

    /// Four pictures in a row.
    ///
    /// @param id of the picture; the hand's result lies behind the learned one too, and the input is in every row
    private record Wall(String name, String id, int row, String plane) {

        /// What is so small is shown enlarged, pixel by pixel.
        private static final int SMALL = 160;

        String html(Pixmap input, Pixmap hand, Pixmap learned, Tone tone, Tensor difference) {
            double largest = 0;
            for (float v : difference.data()) {
                largest = Math.max(largest, Math.abs(v));
            }
            String scale = Figures.number(tone.black(), 3) + " … " + Figures.number(tone.white(), 3);
            return "<div class=\"wall" + (Math.max(hand.width(), hand.height()) <= SMALL ? " small" : "") + "\">\n"
                    + figure(
                            "input",
                            "",
                            row == 0 ? input.svg("in-" + id, name + ", input") : input.use("picture", "in-" + id))
                    + figure("hand", scale, hand.svg(id + "-" + row, alt("hand")))
                    + figure("learned", scale, learned.img(alt("learned")) + hand.use("before", id + "-" + row))
                    + figure(
                            "difference",
                            largest == 0 ? "none at all" : "±" + Figures.number(largest, 2),
                            Pixmap.grey(difference, 0, Tone.signed(largest)).img(alt("difference")))
                    + "</div>\n";
        }

        private String alt(String who) {
            return name + ", " + who + plane;
        }

        private String figure(String who, String scale, String picture) {
            String plain = who.equals("input") ? "" : plane;
            return "<figure class=\"" + who + "\">\n<div class=\"frame\""
                    + (who.equals("learned") ? " tabindex=\"0\"" : "")
                    + ">" + picture + "</div>\n<figcaption><b>" + who + plain + "</b><span>" + Html.escaped(scale)
                    + "</span></figcaption>\n</figure>\n";
        }
    }
}
