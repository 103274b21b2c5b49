package thawline.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import thawline.train.Confusion;

/// A confusion matrix as a picture: a row for each true class, a column for each predicted one.
///
/// A cell shows how many examples of the row's class were taken for the column's; its colour is their share of the
/// class: blue where they are the same, orange elsewhere, by the root of the share so that few slips
/// show. Drawn by hand because XChart's heat maps have one scale of colours, and leave out every other label.
public final class ConfusionChart {

    private static final Color INK = new Color(0x333333);
    private static final Color LINES = new Color(0xE3E3E3);
    private static final Color RIGHT = new Color(0x1F6FB4);
    private static final Color WRONG = new Color(0xD9541A);
    private static final int EDGE = 18;

    /// Cells that are smaller show no numbers.
    private static final int SMALLEST = 16;

    private final Confusion confusion;
    private final String title;
    private final int cell;
    private final Font plain;

    private ConfusionChart(Confusion confusion, String title) {
        this.confusion = confusion;
        this.title = title;
        int n = confusion.classes();
        this.cell = n <= 12 ? 52 : n <= 24 ? 40 : Math.max(6, 960 / n);
        this.plain = new Font(Font.SANS_SERIF, Font.PLAIN, n <= 12 ? 14 : Math.clamp(cell - 6, 6, 12));
    }

    /// A PNG file.
    public static byte[] png(Confusion confusion, String title) {
        return Drawings.png(() -> new ConfusionChart(confusion, title).draw());
    }

    private BufferedImage draw() {
        FontMetrics metrics = Drawings.metrics(plain);
        int longest =
                confusion.names().stream().mapToInt(metrics::stringWidth).max().orElse(0);
        boolean slanted = longest > cell - 6;
        int side = cell * confusion.classes();
        int left = EDGE + 34 + longest + 10;
        int top = EDGE + 40;
        int below = (slanted ? (int) (longest * 0.75) + 16 : 26) + 34;
        int right = EDGE + (slanted ? 10 : 0);
        int width =
                Math.max(left + side + right, left + Drawings.metrics(bold()).stringWidth(title) + EDGE);
        BufferedImage picture = Drawings.blank(width, top + side + below + EDGE);
        Graphics2D g = Drawings.pen(picture);
        g.setColor(INK);
        g.setFont(bold());
        g.drawString(title, left, EDGE + 18);
        g.translate(left, top);
        cells(g, metrics);
        g.setFont(plain);
        names(g, metrics, slanted);
        g.setFont(bold());
        Drawings.centred(g, "predicted class", side / 2.0, side + below - 6);
        g.rotate(-Math.PI / 2);
        Drawings.centred(g, "true class", -side / 2.0, -longest - 26);
        g.dispose();
        return picture;
    }

    private Font bold() {
        return new Font(Font.SANS_SERIF, Font.BOLD, 15);
    }

    private void cells(Graphics2D g, FontMetrics metrics) {
        int n = confusion.classes();
        g.setFont(plain);
        for (int t = 0; t < n; t++) {
            for (int a = 0; a < n; a++) {
                int count = confusion.count(t, a);
                double share = count == 0 ? 0 : (double) count / confusion.examples(t);
                Color colour = t == a ? Drawings.mix(RIGHT, share) : Drawings.mix(WRONG, Math.sqrt(share));
                g.setColor(colour);
                g.fillRect(a * cell, t * cell, cell, cell);
                String text = Integer.toString(count);
                if (count > 0 && cell >= SMALLEST && metrics.stringWidth(text) <= cell - 4) {
                    g.setColor(Drawings.isDark(colour) ? Color.WHITE : INK);
                    Drawings.centred(g, text, (a + 0.5) * cell, (t + 0.5) * cell + metrics.getAscent() * 0.38);
                }
            }
        }
        g.setColor(LINES);
        g.setStroke(new BasicStroke(1));
        for (int i = 0; i <= n; i++) {
            g.drawLine(i * cell, 0, i * cell, n * cell);
            g.drawLine(0, i * cell, n * cell, i * cell);
        }
    }

    private void names(Graphics2D g, FontMetrics metrics, boolean slanted) {
        List<String> names = confusion.names();
        int side = cell * names.size();
        g.setColor(INK);
        AffineTransform upright = g.getTransform();
        for (int i = 0; i < names.size(); i++) {
            float middle = (i + 0.5f) * cell;
            int length = metrics.stringWidth(names.get(i));
            g.drawString(names.get(i), -length - 10, middle + metrics.getAscent() * 0.38f);
            if (slanted) {
                g.translate(middle + metrics.getAscent() * 0.3, side + 14);
                g.rotate(-Math.PI / 4);
                g.drawString(names.get(i), -length, 0);
                g.setTransform(upright);
            } else {
                Drawings.centred(g, names.get(i), middle, side + 20);
            }
        }
    }
}
