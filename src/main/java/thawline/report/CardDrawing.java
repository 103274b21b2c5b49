package thawline.report;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import thawline.report.Pixmap.Tone;
import thawline.tensor.Tensor;
import thawline.xo.Answer;
import thawline.xo.Explained;
import thawline.xo.Label;
import thawline.xo.Smaller;

/// Cards, heat over them, and answers, as HTML in the page's colours.
final class CardDrawing {

    /// What is larger is shown smaller.
    private static final int LARGEST = 240;

    /// What is so small is shown pixel by pixel.
    private static final int SMALL = 64;

    private CardDrawing() {}

    /// A picture as it came, (1,1,H,W).
    static String picture(Tensor grey, String alt) {
        boolean small = Math.max(grey.shape().h(), grey.shape().w()) <= SMALL;
        return "<div class=\"sheet" + (small ? " small" : "") + "\">"
                + Pixmap.grey(Smaller.of(grey, LARGEST), 0, Tone.PICTURE).img(alt) + "</div>\n";
    }

    /// A card as the classifiers read it.
    static String card(Tensor card, String alt) {
        return "<div class=\"sheet\">" + Pixmap.ink(card).img(alt) + "</div>\n";
    }

    /// The same under a veil of heat.
    ///
    /// @param largest the heat of the fullest colour
    static String heat(Tensor card, Tensor heat, double largest, String alt) {
        return "<div class=\"sheet\" tabindex=\"0\">" + Pixmap.ink(card).img(alt)
                + Pixmap.veil(heat, largest).img("").replace("<img ", "<img class=\"veil\" ") + "</div>\n";
    }

    /// The card of a picture under the heat of its answer.
    static String answered(Explained e) {
        Tensor heat = e.heat();
        return heat(e.card(), heat, largest(heat), e.name() + ": " + e.answer().label());
    }

    static double largest(Tensor... maps) {
        double most = 0;
        for (Tensor map : maps) {
            for (float v : map.toArray()) {
                most = Math.max(most, Math.abs(v));
            }
        }
        return most;
    }

    static String style(Label label) {
        return label.toString().toLowerCase(Locale.ROOT);
    }

    /// The label as a sign in its colour.
    static String sign(Label label) {
        return "<b class=\"sign " + style(label) + "\">" + label + "</b>";
    }

    /// A bar for each label.
    static String shares(Answer answer) {
        return "<ul class=\"shares\">\n"
                + Stream.of(Label.values())
                        .map(l -> String.format(
                                Locale.ROOT,
                                "<li class=\"%s\"><span>%s</span><i><u style=\"width:%.1f%%\"></u></i><b>%s</b></li>%n",
                                style(l),
                                l,
                                100 * answer.share(l),
                                percent(answer.share(l))))
                        .collect(Collectors.joining())
                + "</ul>\n";
    }

    /// Never 100 % where it is less.
    static String percent(double share) {
        return Figures.below(100 * share, share > 0.985 || share < 0.015 ? 1 : 0) + " %";
    }
}
