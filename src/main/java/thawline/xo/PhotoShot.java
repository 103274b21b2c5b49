package thawline.xo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import thawline.core.SplitMix;
import thawline.data.Chance;
import thawline.data.Sensor;
import thawline.geometry.PlaneMap;
import thawline.tensor.Samples;

/// Light on a sheet, and a camera above it.
record PhotoShot(Chance chance, PlaneMap map, PhotoPaper paper) {

    Samples.U8 take(PhotoInk ink) {
        int w = ink.width();
        int h = ink.height();
        PlaneMap back = map.inverse();
        long grain = chance.seed();
        Light light = Light.of(chance, w, h);
        Samples.U8 picture = Samples.u8(1, h, w);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double u = back.x(x, y);
                double v = back.y(x, y);
                double pixel = 1 / ink.scale(u, v);
                int i = y * w + x;
                double rough = normal(grain + i * SplitMix.GOLDEN);
                double level = paper.paper() + paper.ruling().cover(u, v, pixel) * (paper.rules() - paper.paper());
                double cover = ink.cover(x, y) * Math.clamp(1 - paper.rough() * (0.6 + 0.6 * rough), 0, 1);
                level += cover * (paper.ink() - level) + paper.grain() * rough;
                if (Math.max(Math.abs(u), Math.abs(v)) > paper.edge()) {
                    level = paper.table() * (1 + 0.05 * rough);
                }
                double shone = paper.camera() ? level * light.at(x, y) : level;
                picture.data()[i] = (byte) Math.clamp(Math.round(shone), 0, 255);
            }
        }
        if (!paper.camera()) {
            return picture;
        }
        double lens = chance.between(0, 0.0018) * Math.max(w, h);
        Samples.U8 seen = new Sensor(lens < 0.3 ? 0 : lens, 1, chance.between(0, 7)).take(picture, chance.seed());
        return jpeg(seen, (float) chance.between(0.3, 0.95));
    }

    /// About N(0, 1): the sum of four uniform numbers.
    private static double normal(long z) {
        long h = SplitMix.mix(z);
        long sum = (h & 0xFFFF) + (h >>> 16 & 0xFFFF) + (h >>> 32 & 0xFFFF) + (h >>> 48);
        return (sum - 131070) / 37837.2;
    }

    /// Falls off from one side to the other, towards the corners, and at the edge of a shadow.
    private record Light(
            int w, int h, double lost, double angle, double corners, double shadow, double at, double soft) {

        static Light of(Chance chance, int w, int h) {
            return new Light(
                    w,
                    h,
                    chance.between(0, 0.5),
                    chance.between(0, 2 * Math.PI),
                    chance.between(0, 0.25),
                    chance.between(0, 1) < 0.3 ? chance.between(0.1, 0.4) : 0,
                    chance.between(-0.6, 0.6),
                    chance.between(0.02, 0.3));
        }

        double at(double px, double py) {
            double x = 2 * px / w - 1;
            double y = 2 * py / h - 1;
            double along = (x * StrictMath.cos(angle) + y * StrictMath.sin(angle)) / 1.414;
            double across = (y * StrictMath.cos(angle) - x * StrictMath.sin(angle)) / 1.414;
            double dark = Math.clamp(0.5 + (across + 0.3 * along - at) / soft, 0, 1);
            return (1 - lost * (0.5 + 0.5 * along)) * (1 - corners * (x * x + y * y) / 2) * (1 - shadow * dark);
        }
    }

    /// Written as a JPEG file and read again.
    private static Samples.U8 jpeg(Samples.U8 grey, float quality) {
        int w = grey.width();
        int h = grey.height();
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, w, h, grey.data());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), how);
            out.flush();
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
            Samples.U8 seen = Samples.u8(1, h, w);
            read.getRaster().getDataElements(0, 0, w, h, seen.data());
            return seen;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } finally {
            writer.dispose();
        }
    }
}
