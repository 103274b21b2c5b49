package thawline.learn.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thawline.core.Kernel;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Layers.Located;
import thawline.layer.Weights;
import thawline.tensor.Shape;

/// The kernels of both sides.
///
/// @param pairs each kernel of one side with its counterpart on the other, if it has one
/// @param numbers single numbers, such as Harris' k, that both sides have at the same place
/// @param more kernels that there are besides
public record Kernels(Kind kind, List<Pair> pairs, List<Scalar> numbers, int more) {

    /// What is shown of filters.
    public enum Kind {
        /// Both are linear: each output plane has one kernel, whatever it is made of.
        WHOLE,
        /// Both are built alike: each kernel has its counterpart at the same path.
        ALIKE,
        /// They are built differently: kernels of the hand's and then of the learned filter.
        APART
    }

    /// A kernel on both sides, or on one.
    public record Pair(String name, Optional<Grid> hand, Optional<Grid> learned, Offsets offsets) {

        private Pair named(String other) {
            return new Pair(other, hand, learned, offsets);
        }

        /// Learned less hand.
        public Optional<Grid> difference() {
            return hand.flatMap(h -> learned.map(l -> l.minus(h)));
        }

        /// max |learned − hand| / max |hand|; empty without a counterpart or where all of the hand's numbers are 0.
        public Optional<Double> error() {
            return difference()
                    .filter(d -> hand.orElseThrow().largest() > 0)
                    .map(d -> d.largest() / hand.orElseThrow().largest());
        }
    }

    /// What black becomes on both sides; NaN where nobody asked.
    public record Offsets(double hand, double learned) {
        static final Offsets UNKNOWN = new Offsets(Double.NaN, Double.NaN);
    }

    /// A single number on both sides.
    public record Scalar(String path, double hand, double learned) {}

    /// More kernels than these are not listed.
    private static final int MOST = 32;

    public Kernels {
        pairs = List.copyOf(pairs);
        numbers = List.copyOf(numbers);
    }

    /// Of pictures of a shape.
    static Kernels of(Layer hand, Layer learned, Shape in) {
        Optional<List<Response>> a = Response.of(hand, in.c());
        Optional<List<Response>> b = Response.of(learned, in.c());
        if (a.isPresent() && b.isPresent()) {
            return new Kernels(Kind.WHOLE, planes(a.get(), b.get()), List.of(), 0);
        }
        List<Named> ofHand = named(hand, in);
        List<Named> ofLearned = named(learned, in);
        if (isAlike(hand, learned)) {
            List<Pair> pairs = alike(ofHand, ofLearned);
            return new Kernels(Kind.ALIKE, pairs, numbers(hand, learned), ofHand.size() - pairs.size());
        }
        List<Pair> pairs = apart(ofHand, ofLearned);
        return new Kernels(Kind.APART, pairs, List.of(), ofHand.size() + ofLearned.size() - pairs.size());
    }

    private static List<Pair> planes(List<Response> hand, List<Response> learned) {
        List<Pair> pairs = new ArrayList<>();
        for (int c = 0; c < Math.min(hand.size(), learned.size()); c++) {
            Grid a = hand.get(c).kernel();
            Grid b = learned.get(c).kernel();
            int r = Math.max(1, Math.max(a.reach(), b.reach()));
            Pair pair = new Pair(
                    hand.size() == 1 ? ONLY : "plane " + (c + 1),
                    Optional.of(a.square(r)),
                    Optional.of(b.square(r)),
                    new Offsets(hand.get(c).offset(), learned.get(c).offset()));
            if (pairs.size() < MOST
                    && pairs.stream().noneMatch(p -> p.named(ONLY).equals(pair.named(ONLY)))) {
                pairs.add(pair);
            }
        }
        return pairs.size() == 1 ? List.of(pairs.getFirst().named(ONLY)) : pairs;
    }

    private static final String ONLY = "the kernel";

    private record Named(String name, Grid grid) {}

    /// The one kernel of each output plane of a linear layer, and every window of any other.
    private static List<Named> named(Layer layer, Shape in) {
        Optional<List<Response>> whole = Response.of(layer, in.c());
        List<Named> all = new ArrayList<>();
        if (whole.isPresent()) {
            for (Response response : whole.get()) {
                Grid grid = response.kernel();
                Grid g = grid.square(Math.max(1, grid.reach()));
                if (all.stream().noneMatch(n -> n.grid.equals(g))) {
                    all.add(new Named(all.isEmpty() ? ONLY : "plane " + (all.size() + 1), g));
                }
            }
            return all;
        }
        for (Located l : Layers.located(layer).toList()) {
            for (Weights w : l.op().weights()) {
                windows(l.path(), w.kernel(), all);
            }
        }
        return all;
    }

    private static void windows(String path, Kernel k, List<Named> all) {
        if (k.height() * k.width() == 1) {
            return;
        }
        boolean one = k.outs() * k.ins() == 1;
        for (int o = 0; o < k.outs(); o++) {
            for (int i = 0; i < k.ins(); i++) {
                String name = one ? path : path + " " + (k.ins() == 1 ? "" : i + 1 + " → ") + (o + 1);
                all.add(new Named(name, Grid.of(k, o, i)));
            }
        }
    }

    /// Whether both have the same operations at the same paths, with numbers of the same windows.
    private static boolean isAlike(Layer hand, Layer learned) {
        return form(hand).equals(form(learned));
    }

    private static List<String> form(Layer layer) {
        return Layers.located(layer)
                .map(l -> l.path() + " "
                        + l.op().weights().stream()
                                .map(Weights::kernel)
                                .map(k ->
                                        k.outs() + "," + k.ins() + "," + k.depth() + "," + k.height() + "," + k.width())
                                .toList())
                .toList();
    }

    private static List<Pair> alike(List<Named> hand, List<Named> learned) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, hand.size()); i++) {
            pairs.add(new Pair(
                    hand.get(i).name,
                    Optional.of(hand.get(i).grid),
                    Optional.of(learned.get(i).grid),
                    Offsets.UNKNOWN));
        }
        return pairs;
    }

    private static List<Pair> apart(List<Named> hand, List<Named> learned) {
        List<Pair> pairs = new ArrayList<>();
        hand.stream()
                .limit(MOST)
                .forEach(n -> pairs.add(new Pair(n.name, Optional.of(n.grid), Optional.empty(), Offsets.UNKNOWN)));
        learned.stream()
                .limit(MOST)
                .forEach(n -> pairs.add(new Pair(n.name, Optional.empty(), Optional.of(n.grid), Offsets.UNKNOWN)));
        return pairs;
    }

    private static List<Scalar> numbers(Layer hand, Layer learned) {
        List<Located> a = Layers.located(hand).toList();
        List<Located> b = Layers.located(learned).toList();
        List<Scalar> all = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            List<Weights> ofHand = a.get(i).op().weights();
            List<Weights> ofLearned = b.get(i).op().weights();
            for (int n = 0; n < ofHand.size(); n++) {
                Kernel k = ofHand.get(n).kernel();
                if (k.height() * k.width() == 1 && all.size() + k.size() <= MOST) {
                    add(a.get(i).path(), k.toArray(), ofLearned.get(n).kernel().toArray(), all);
                }
            }
        }
        return all;
    }

    private static void add(String path, float[] hand, float[] learned, List<Scalar> all) {
        for (int j = 0; j < hand.length; j++) {
            all.add(new Scalar(hand.length == 1 ? path : path + " " + (j + 1), hand[j], learned[j]));
        }
    }

    /// The largest of the pairs' errors; NaN where no kernel has a counterpart.
    public double error() {
        return pairs.stream()
                .flatMap(p -> p.error().stream())
                .mapToDouble(e -> e)
                .max()
                .orElse(Double.NaN);
    }
}
