package thawline.peers;

import boofcv.BoofVersion;
import boofcv.abst.distort.FDistort;
import boofcv.abst.feature.detect.extract.ConfigExtract;
import boofcv.abst.feature.detect.extract.NonMaxSuppression;
import boofcv.alg.enhance.EnhanceImageOps;
import boofcv.alg.feature.detect.edge.CannyEdge;
import boofcv.alg.feature.detect.edge.GGradientToEdgeFeatures;
import boofcv.alg.feature.detect.intensity.GradientCornerIntensity;
import boofcv.alg.filter.binary.BinaryImageOps;
import boofcv.alg.filter.binary.GThresholdImageOps;
import boofcv.alg.filter.binary.ThresholdImageOps;
import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.alg.filter.convolve.GConvolveImageOps;
import boofcv.alg.filter.derivative.DerivativeType;
import boofcv.alg.filter.derivative.GImageDerivativeOps;
import boofcv.alg.filter.misc.AverageDownSampleOps;
import boofcv.alg.interpolate.InterpolationType;
import boofcv.alg.misc.ImageMiscOps;
import boofcv.alg.misc.ImageStatistics;
import boofcv.concurrency.BoofConcurrency;
import boofcv.core.image.ConvertImage;
import boofcv.factory.feature.detect.edge.FactoryEdgeDetectors;
import boofcv.factory.feature.detect.extract.FactoryFeatureExtractor;
import boofcv.factory.feature.detect.intensity.FactoryIntensityPointAlg;
import boofcv.struct.QueueCorner;
import boofcv.struct.border.BorderType;
import boofcv.struct.convolve.Kernel2D_F32;
import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS16;
import boofcv.struct.image.GrayU8;
import java.util.Optional;
import org.ddogleg.struct.DogArray_I32;
import pabeles.concurrency.GrowArray;
import thawline.bench.Numbers;
import thawline.bench.Setting;
import thawline.bench.Task;
import thawline.bench.Toolkit;
import thawline.bench.Used;
import thawline.bench.Work;

/// BoofCV, with its concurrent code where there are several threads. Outputs and work space are made
/// beforehand.
public final class BoofCv implements Toolkit {

    @Override
    public String name() {
        return "BoofCV";
    }

    @Override
    public String version() {
        return BoofVersion.VERSION;
    }

    @Override
    public Optional<Work> work(Task task, Setting s) {
        BoofConcurrency.USE_CONCURRENT = s.threads() > 1;
        if (s.threads() > 1) {
            BoofConcurrency.setMaxThreads(s.threads());
        }
        return !task.takesPicture() ? Optional.empty() : Optional.ofNullable(made(task, s));
    }

    private static Work made(Task task, Setting s) {
        GrayU8 x = new GrayU8(s.width(), s.height());
        System.arraycopy(s.picture().data(), 0, x.data, 0, x.data.length);
        GrayU8 y = x.createSameShape();
        GrayU8 work = x.createSameShape();
        GrowArray<DogArray_I32> space = new GrowArray<>(DogArray_I32::new);
        return switch (task) {
            case GAUSSIAN_5 -> () -> BlurImageOps.gaussian(x, y, -1, 2, work);
            case BOX_5 -> () -> BlurImageOps.mean(x, y, 2, work, space);
            case MEDIAN_3 -> () -> BlurImageOps.median(x, y, 1, 1, space);
            case MEDIAN_5 -> () -> BlurImageOps.median(x, y, 2, 2, space);
            case GRADIENT_SOBEL -> gradient(DerivativeType.SOBEL, x);
            case GRADIENT_SCHARR -> gradient(DerivativeType.SCHARR, x);
            case GRADIENT_PREWITT -> gradient(DerivativeType.PREWITT, x);
            case HARRIS -> corners(FactoryIntensityPointAlg.harris(1, 0.04f, false, GrayS16.class), x);
            case SHI_TOMASI -> corners(FactoryIntensityPointAlg.shiTomasi(1, false, GrayS16.class), x);
            case FILTER_5 -> filter(5, x);
            case FILTER_7 -> filter(7, x);
            case THRESHOLD -> () -> ThresholdImageOps.threshold(x, y, 128, false);
            case OTSU ->
                () -> ThresholdImageOps.threshold(x, y, (int) GThresholdImageOps.computeOtsu(x, 0, 255), false);
            case EQUALISE -> {
                int[] counts = new int[256];
                int[] table = new int[256];
                yield () -> {
                    ImageStatistics.histogram(x, 0, counts);
                    EnhanceImageOps.equalize(counts, table);
                    EnhanceImageOps.applyTransform(x, table, y);
                };
            }
            case RESIZE_HALF -> {
                GrayU8 half = new GrayU8(s.width() / 2, s.height() / 2);
                yield () -> AverageDownSampleOps.down(x, 2, half);
            }
            case ROTATE -> {
                FDistort rotate = new FDistort(x, y)
                        .interp(InterpolationType.BILINEAR)
                        .border(0)
                        .rotate(Math.toRadians(10));
                yield rotate::apply;
            }
            case TURN -> {
                GrayU8 turned = new GrayU8(s.height(), s.width());
                yield () -> ImageMiscOps.rotateCW(x, turned);
            }
            // its only dilation, of zeros and ones
            case DILATE_3 -> {
                ThresholdImageOps.threshold(x, work, 128, false);
                yield () -> BinaryImageOps.dilate8(work, 1, y);
            }
            // its Canny always blurs first
            case CANNY_SMOOTHED -> {
                CannyEdge<GrayU8, GrayS16> canny =
                        FactoryEdgeDetectors.canny(2, false, false, GrayU8.class, GrayS16.class);
                yield () -> canny.process(x, 50, 100, y);
            }
            case RIDGES -> ridges(x);
            case PEAKS -> peaks(s);
            default -> null;
        };
    }

    private static Work gradient(DerivativeType type, GrayU8 x) {
        GrayS16 dx = new GrayS16(x.width, x.height);
        GrayS16 dy = new GrayS16(x.width, x.height);
        return () -> GImageDerivativeOps.gradient(type, x, dx, dy, BorderType.REFLECT);
    }

    private static Work ridges(GrayU8 x) {
        GrayS16 dx = new GrayS16(x.width, x.height);
        GrayS16 dy = new GrayS16(x.width, x.height);
        GrayF32 strength = new GrayF32(x.width, x.height);
        GrayF32 y = new GrayF32(x.width, x.height);
        return () -> {
            GImageDerivativeOps.gradient(DerivativeType.SOBEL, x, dx, dy, BorderType.EXTENDED);
            GGradientToEdgeFeatures.intensityE(dx, dy, strength);
            GGradientToEdgeFeatures.nonMaxSuppressionCrude4(strength, dx, dy, y);
        };
    }

    private static Work peaks(Setting s) {
        GrayF32 map = new GrayF32(s.width(), s.height());
        System.arraycopy(s.cornerMap().data(), 0, map.data, 0, map.data.length);
        float most = ImageStatistics.max(map);
        NonMaxSuppression nonMax = FactoryFeatureExtractor.nonmax(new ConfigExtract(3, most / 100, 0, true));
        QueueCorner found = new QueueCorner();
        return () -> {
            found.reset();
            nonMax.process(map, null, null, null, found);
            Used.up(found.size);
        };
    }

    private static Work corners(GradientCornerIntensity<GrayS16> intensity, GrayU8 x) {
        GrayS16 dx = new GrayS16(x.width, x.height);
        GrayS16 dy = new GrayS16(x.width, x.height);
        GrayF32 y = new GrayF32(x.width, x.height);
        return () -> {
            GImageDerivativeOps.gradient(DerivativeType.SOBEL, x, dx, dy, BorderType.REFLECT);
            intensity.process(dx, dy, y);
        };
    }

    /// Through floats: its 8-bit convolution has whole numbers as weights.
    private static Work filter(int side, GrayU8 x) {
        GrayF32 floats = new GrayF32(x.width, x.height);
        GrayF32 y = new GrayF32(x.width, x.height);
        Kernel2D_F32 kernel = new Kernel2D_F32(side, Numbers.kernel(side * side));
        return () -> {
            ConvertImage.convert(x, floats);
            GConvolveImageOps.convolve(kernel, floats, y, BorderType.REFLECT);
        };
    }
}
