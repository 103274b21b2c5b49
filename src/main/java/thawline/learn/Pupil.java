package thawline.learn;

import java.util.IdentityHashMap;
import thawline.geometry.Crop;
import thawline.layer.Layer;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.layer.Weights;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.train.Initializer;
import thawline.train.Start;

/// A student while it learns: what is trained, in [Units], and what it is for pictures.
sealed interface Pupil permits LinearPupil, OperatorPupil, Pupil.OfNet, Pupil.OfThawed {

    /// Patches of x, `reach` wider on each side, to those of y.
    Layer trained();

    /// For pictures, with the numbers as they are now.
    Layer finished(Units units);

    /// What a pupil begins with.
    ///
    /// @param border what finished kernels read beyond pictures
    record Beginning(int ins, int outs, Init init, Border border, long seed) {

        Start start() {
            return new Start(Initializer.LECUN_NORMAL, seed);
        }
    }

    /// A student with its first numbers; `best` is the best kernel for the patches, in units.
    static Pupil of(Student student, Beginning beginning, Units units, Patches patches, LinearFit best) {
        return switch (student) {
            case Student.Single s -> LinearPupil.single(s.k(), beginning, units);
            case Student.Separable s -> LinearPupil.separable(s.k(), beginning, units);
            case Student.Chain s -> LinearPupil.chain(s, beginning, units);
            case Student.Net n -> OfNet.of(n, beginning, patches);
            case Student.Operator o -> {
                requireRandom(beginning);
                yield OperatorPupil.of(o, beginning, patches, best);
            }
            case Student.Thawed t -> new OfThawed(t.layer(), cropped(scaled(t.layer(), units), patches));
        };
    }

    private static void requireRandom(Beginning b) {
        if (!(b.init() instanceof Init.Random)) {
            throw new IllegalArgumentException(
                    "a network begins at random; --init identity and hand are for kernels and thawed pipelines");
        }
    }

    private static Layer scaled(Layer layer, Units units) {
        return Serial.of(layer, Scale.of(1 / units.scaleY(), -units.centreY() / units.scaleY()));
    }

    private static Layer cropped(Layer layer, Patches patches) {
        Shape out = patches.out();
        int reach = (patches.in().h() - out.h()) / 2;
        return reach == 0 ? layer : Serial.of(layer, new Crop(reach, reach, out.h(), out.w()));
    }

    /// With learned numbers of its own.
    static Layer copy(Layer layer) {
        IdentityHashMap<Weights, Weights> copies = new IdentityHashMap<>();
        return layer.withWeights(
                w -> w.isLearned() ? copies.computeIfAbsent(w, same -> new Weights.Learned(same.kernel())) : w);
    }

    /// A network between two scales.
    record OfNet(Layer net, Layer trained) implements Pupil {

        static OfNet of(Student.Net student, Beginning b, Patches patches) {
            requireRandom(b);
            Layer net = student.design().apply(b.outs()).build(patches.in(), b.start());
            Shape out = net.shape(patches.in());
            if (!out.equals(patches.in().withChannels(b.outs()))) {
                throw new IllegalArgumentException("the network makes " + out + " of " + patches.in()
                        + ", but the teacher " + b.outs() + " planes of the same size; let it keep sizes (border or"
                        + " same) and end in " + b.outs() + " filters");
            }
            return new OfNet(net, cropped(net, patches));
        }

        @Override
        public Layer finished(Units units) {
            return Serial.of(units.enter(), copy(net), units.leave());
        }
    }

    /// A pipeline that was thawed.
    record OfThawed(Layer layer, Layer trained) implements Pupil {

        @Override
        public Layer finished(Units units) {
            return copy(layer);
        }
    }
}
