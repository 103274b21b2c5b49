package thawline.engine;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/// A step as OpenCV does it: planes of one size in, planes out, 32F or 8U. It never writes into what it
/// reads, and takes every matrix from `mats`.
@FunctionalInterface
interface Operation {

    List<Mat> run(List<Mat> x, Mats mats);

    /// A call of OpenCV on one plane.
    @FunctionalInterface
    interface OnPlane {
        void run(Mat x, Mat y);
    }

    /// On every plane, as 32F.
    static Operation onFloats(OnPlane call) {
        return (x, mats) -> each(Planes.floats(x, mats), mats, call);
    }

    /// On every plane in the depth that it has.
    static Operation onEach(OnPlane call) {
        return (x, mats) -> each(x, mats, call);
    }

    /// Several calls on every plane as 32F: all results of the first, then all of the second, …
    static Operation stacked(List<OnPlane> calls) {
        return (x, mats) -> {
            List<Mat> floats = Planes.floats(x, mats);
            List<Mat> all = new ArrayList<>();
            for (OnPlane call : calls) {
                all.addAll(each(floats, mats, call));
            }
            return all;
        };
    }

    /// On all planes as the channels of one 32F matrix.
    static Operation onChannels(OnPlane call) {
        return (x, mats) -> {
            Mat y = mats.take();
            call.run(Planes.interleaved(Planes.floats(x, mats), mats), y);
            return Planes.apart(y, mats);
        };
    }

    private static List<Mat> each(List<Mat> x, Mats mats, OnPlane call) {
        List<Mat> y = new ArrayList<>();
        for (Mat plane : x) {
            Mat result = mats.take();
            call.run(plane, result);
            y.add(result);
        }
        return y;
    }

    /// Whether planes are 8U.
    static boolean isBytes(List<Mat> x) {
        return x.stream().allMatch(plane -> plane.depth() == CvType.CV_8U);
    }
}
