package thawline.xo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

/// Draws what was read into a picture: the board's lines, a sign in the corner of each cell, and a line
/// through the three that won.
public final class BoardMarks {

    private static final Color LINE = new Color(0xE0218A);

    private static final Color X = new Color(0x0072B2);

    private static final Color O = new Color(0xD55E00);

    private static final Color OTHER = new Color(0x777777);

    /// Of a line, as a share of a cell.
    private static final double WIDTH = 0.025;

    private final Graphics2D pen;
    private final Lattice lattice;
    private final double cell;

    private BoardMarks(Graphics2D pen, Lattice lattice) {
        this.pen = pen;
        this.lattice = lattice;
        this.cell = lattice.cell();
    }

    /// A colour copy of grey or colour planes, with the board drawn in.
    ///
    /// @param planes (1 or 3,1,H,W), 0 … 255
    public static Samples.U8 drawn(Tensor planes, BoardReading.Read read) {
        int w = planes.shape().w();
        int h = planes.shape().h();
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        int last = planes.shape().c() - 1;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | Math.clamp(Math.round(planes.at(Math.min(c, last), y, x)), 0, 255);
                }
                image.setRGB(x, y, rgb);
            }
        }
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.translate(0.5, 0.5);
        new BoardMarks(pen, read.lattice()).draw(read.board());
        pen.dispose();
        Samples.U8 marked = Samples.u8(3, h, w);
        for (int i = 0; i < w * h; i++) {
            int rgb = image.getRGB(i % w, i / w);
            for (int c = 0; c < 3; c++) {
                marked.data()[marked.index(c, i / w, i % w)] = (byte) (rgb >> (16 - 8 * c));
            }
        }
        return marked;
    }

    private void draw(Board board) {
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                line(lattice.point(i, j), lattice.point(i, j + 1), LINE);
                line(lattice.point(j, i), lattice.point(j + 1, i), LINE);
            }
        }
        for (int c = 0; c < 9; c++) {
            sign(c, board.cells().get(c));
        }
        List<Integer> row = board.row();
        if (!row.isEmpty()) {
            line(lattice.middle(row.getFirst()), lattice.middle(row.getLast()), LINE);
        }
    }

    private void line(double[] a, double[] b, Color colour) {
        stroke(new Line2D.Double(a[0], a[1], b[0], b[1]), colour);
    }

    /// On white, so that it is seen on any ground.
    private void stroke(java.awt.Shape shape, Color colour) {
        float width = (float) Math.max(1.5, WIDTH * cell);
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke(2 * width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(shape);
        pen.setColor(colour);
        pen.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(shape);
    }

    /// Small, in the cell's upper left corner.
    private void sign(int c, Cell cellOf) {
        double x = lattice.cell(c).x(0.14, 0.14);
        double y = lattice.cell(c).y(0.14, 0.14);
        double r = 0.07 * cell;
        switch (cellOf) {
            case X -> {
                stroke(new Line2D.Double(x - r, y - r, x + r, y + r), X);
                stroke(new Line2D.Double(x + r, y - r, x - r, y + r), X);
            }
            case O -> stroke(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r), O);
            case UNCLEAR -> stroke(new Line2D.Double(x - r, y, x + r, y), OTHER);
            case EMPTY -> {}
        }
    }
}
