package thawline.peers;

import ij.IJ;
import ij.plugin.filter.Convolver;
import ij.process.FloatProcessor;
import java.util.Optional;
import thawline.bench.Numbers;
import thawline.bench.Setting;
import thawline.bench.Task;
import thawline.bench.Toolkit;
import thawline.bench.Work;
import thawline.tensor.Samples;

/// ImageJ's convolver, which runs on floats in place, by one thread.
public final class ImageJ implements Toolkit {

    @Override
    public String name() {
        return "ImageJ";
    }

    @Override
    public String version() {
        return IJ.getVersion();
    }

    @Override
    public Optional<Work> work(Task task, Setting s) {
        return switch (task) {
            case FILTER_5 -> Optional.of(convolution(s, 5));
            case FILTER_7 -> Optional.of(convolution(s, 7));
            default -> Optional.empty();
        };
    }

    private static Work convolution(Setting s, int side) {
        Samples.U8 picture = s.picture();
        float[] pixels = new float[picture.data().length];
        FloatProcessor x = new FloatProcessor(s.width(), s.height(), pixels);
        Convolver convolver = new Convolver();
        convolver.setNormalize(false);
        float[] kernel = Numbers.kernel(side * side);
        return () -> {
            byte[] bytes = picture.data();
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = bytes[i] & 0xFF;
            }
            convolver.convolveFloat(x, kernel, side, side);
        };
    }
}
