package thawline.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import thawline.core.Kernel;
import thawline.filter.Corner;
import thawline.filter.CornerList;
import thawline.filter.Corners;
import thawline.io.onnx.ModelFiles;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Weights;
import thawline.learn.corners.LearnedHarris;
import thawline.learn.corners.ViewPair;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Draws docs/better-harris.png: the corners that hand-set and learned Harris find in a noisy scene, and the kernels
/// before and after. Run by
///
///     ./thawline src/bench/java/thawline/bench/BetterHarrisPicture.java
public final class BetterHarrisPicture {

    private static final int ZOOM = 2;
    private static final int GAP = 16;
    private static final int HEAD = 34;
    private static final int CELL = 12;
    private static final Color RIGHT = new Color(0, 200, 90);
    private static final Color WRONG = new Color(235, 60, 50);

    private BetterHarrisPicture() {}

    public static void main(String[] args) throws IOException {
        Layer learned = ModelFiles.read(Path.of("docs/better-harris.onnx")).layer();
        ViewPair pair = ViewPair.scene(11, 3).noisy(20, 5);
        int w = ZOOM * ViewPair.WIDTH;
        int h = ZOOM * ViewPair.HEIGHT;
        int kernels = 15 * CELL;
        BufferedImage page =
                new BufferedImage(2 * w + 3 * GAP, h + kernels + 2 * HEAD + 2 * GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = page.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, page.getWidth(), page.getHeight());
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 19));
        scene(g, GAP, "Harris(2, 3, 0.04)", Corners.harris(2, 3, 0.04), pair);
        scene(g, w + 2 * GAP, "learned", learned, pair);
        List<Kernel> before = kernels(LearnedHarris.STANDARD.start().layer());
        List<Kernel> after = kernels(learned);
        int y = HEAD + h + GAP;
        String[] names = {"d/dx before", "d/dx learned", "window before", "window learned"};
        Kernel[] shown = {before.get(0), after.get(0), before.get(1), after.get(1)};
        int step = (page.getWidth() - GAP) / 4;
        for (int k = 0; k < 4; k++) {
            int x = GAP + k * step + (step - GAP - kernels) / 2;
            g.setColor(Color.DARK_GRAY);
            g.drawString(names[k], x, y + HEAD - 12);
            kernel(g, x, y + HEAD, shown[k]);
        }
        g.dispose();
        ImageIO.write(page, "png", Path.of("docs/better-harris.png").toFile());
    }

    private static List<Kernel> kernels(Layer layer) {
        return Layers.weights(layer)
                .map(Weights::kernel)
                .filter(k -> k.size() > 1)
                .toList();
    }

    /// As many of the strongest as there are true corners, each in the colour of right or wrong.
    private static void scene(Graphics2D g, int left, String name, Layer layer, ViewPair pair) {
        Samples.U8 picture = pair.first();
        for (int y = 0; y < ViewPair.HEIGHT; y++) {
            for (int x = 0; x < ViewPair.WIDTH; x++) {
                int v = Byte.toUnsignedInt(picture.data()[picture.index(0, y, x)]);
                g.setColor(new Color(v, v, v));
                g.fillRect(left + ZOOM * x, HEAD + ZOOM * y, ZOOM, ZOOM);
            }
        }
        List<thawline.data.Corner> drawn = pair.corners().orElseThrow();
        Tensor map = Tensor.zeros(Shape.plane(ViewPair.HEIGHT, ViewPair.WIDTH));
        Plan.of(layer, map.shape(), 1).run(picture, map);
        List<Corner> found = new CornerList(4, 0, 0, drawn.size()).read(map);
        int right = 0;
        g.setStroke(new BasicStroke(2));
        for (Corner c : found) {
            boolean good = drawn.stream().anyMatch(d -> Math.hypot(d.x() - c.x(), d.y() - c.y()) <= 3);
            right += good ? 1 : 0;
            g.setColor(good ? RIGHT : WRONG);
            double r = 5;
            g.draw(new Ellipse2D.Double(
                    left + ZOOM * (c.x() + 0.5) - r, HEAD + ZOOM * (c.y() + 0.5) - r, 2 * r, 2 * r));
        }
        g.setColor(Color.DARK_GRAY);
        g.drawString(
                name + ": " + right + " of the " + found.size() + " strongest lie at a drawn corner", left, HEAD - 10);
    }

    /// Blue is negative, white 0, red positive.
    private static void kernel(Graphics2D g, int left, int top, Kernel k) {
        float most = 0;
        for (int y = 0; y < k.height(); y++) {
            for (int x = 0; x < k.width(); x++) {
                most = Math.max(most, Math.abs(k.at(y, x)));
            }
        }
        for (int y = 0; y < k.height(); y++) {
            for (int x = 0; x < k.width(); x++) {
                float v = k.at(y, x) / most;
                int fade = Math.round(255 * (1 - Math.abs(v)));
                g.setColor(
                        v > 0
                                ? new Color(255 - (255 - fade) / 6, fade, fade)
                                : new Color(fade, fade, 255 - (255 - fade) / 6));
                g.fillRect(left + CELL * x, top + CELL * y, CELL, CELL);
            }
        }
        g.setColor(Color.LIGHT_GRAY);
        g.drawRect(left, top, CELL * k.width(), CELL * k.height());
    }
}
