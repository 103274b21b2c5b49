package thawline.bench;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Optional;
import thawline.tensor.Samples;

/// The JDK's own `ConvolveOp`, which has one thread, 8 bits out, and leaves the edge alone.
final class Jdk implements Toolkit {

    @Override
    public String name() {
        return "ConvolveOp";
    }

    @Override
    public String version() {
        return Runtime.version().toString();
    }

    @Override
    public Optional<Work> work(Task task, Setting s) {
        return switch (task) {
            case GAUSSIAN_5 -> Optional.of(convolution(s, gaussian()));
            case BOX_5 -> Optional.of(convolution(s, mean()));
            default -> Optional.empty();
        };
    }

    private static float[] gaussian() {
        float[] k = new float[25];
        int[] row = {1, 4, 6, 4, 1};
        for (int i = 0; i < 25; i++) {
            k[i] = row[i / 5] * row[i % 5] / 256f;
        }
        return k;
    }

    private static float[] mean() {
        float[] k = new float[25];
        Arrays.fill(k, 1 / 25f);
        return k;
    }

    private static Work convolution(Setting s, float[] numbers) {
        BufferedImage x = new BufferedImage(s.width(), s.height(), BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage y = new BufferedImage(s.width(), s.height(), BufferedImage.TYPE_BYTE_GRAY);
        Samples.U8 picture = s.picture();
        byte[] data = ((DataBufferByte) x.getRaster().getDataBuffer()).getData();
        System.arraycopy(picture.data(), 0, data, 0, data.length);
        ConvolveOp op = new ConvolveOp(new Kernel(5, 5, numbers));
        return () -> op.filter(x.getRaster(), y.getRaster());
    }
}
