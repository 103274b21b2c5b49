package thawline.learn.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The choice among all that was searched.
///
/// @param best the simplest that explains nearly most
/// @param excess the root mean square by which it errs more than the best kernel
record Naming(Candidate best, double excess) {

    /// So much of the noise's variance a further number has to explain, and so much in any case.
    private static final double PER_NUMBER = 0.001;

    private static final double NUMBER = 2.5e-4;

    /// The same for a larger kernel, by its pixels.
    private static final double PER_PIXEL = 5e-5;

    private static final double PIXEL = 1e-5;

    /// What the drawing of a line may differ by.
    private static final double LINE = 0.7;

    /// A contradiction too small to tell kinds apart.
    private static final double UNSEEN = 0.04;

    private static final int TURNS = 3;

    /// So many kinds are tried against a JPEG.
    private static final int FEW = 6;

    static Optional<Naming> of(List<Candidate> candidates, Moments m, double rest, double noise) {
        double n = Math.max(m.n(), 1);
        double floor = Math.max(rest / n, noise * noise);
        Candidate best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Candidate c : candidates) {
            double score = score(c, n, floor);
            if (score < least) {
                least = score;
                best = c;
            }
        }
        return Optional.ofNullable(best).map(b -> new Naming(told(b, m), Math.sqrt(Math.max(0, b.rest() - rest) / n)));
    }

    /// Of results that went through a JPEG: each kind is given the chance to explain what was lost its own
    /// way, and the one that contradicts the file least is taken.
    static Optional<Naming> consistent(List<Candidate> candidates, Fit fit, Shift at) {
        Moments m = fit.moments();
        List<Candidate> sorted = new ArrayList<>(candidates);
        double n = Math.max(m.n(), 1);
        double floor = fit.damage() * fit.damage();
        sorted.sort(Comparator.comparingDouble(c -> score(c, n, floor)));
        sorted.removeIf(c -> c.rest() / n > fit.rest() / n + floor);
        List<Candidate> few = new ArrayList<>();
        for (int alike = 0; alike < 3; alike++) {
            for (Candidate c : sorted) {
                long taken = few.stream().filter(f -> f.family() == c.family()).count();
                if (few.size() < FEW + alike && taken <= alike && !few.contains(c)) {
                    few.add(c);
                }
            }
        }
        Candidate best = null;
        Moments used = m;
        double least = Double.POSITIVE_INFINITY;
        for (Candidate first : few) {
            Settled settled = settled(first, fit, m, at, TURNS);
            double score = Math.hypot(settled.contradiction, UNSEEN) * (1 + 0.04 * numbers(first) + 0.01 * size(first));
            if (score < least) {
                least = score;
                best = settled.candidate;
                used = settled.moments;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        Settled end = settled(best, fit, used, at, TURNS);
        best = end.candidate;
        used = end.moments;
        double free = fit.contradiction(Candidate.cut(fit.kernel(), m.side(), m.side() / 2), m.offset(fit.kernel()));
        double own = end.contradiction;
        return Optional.of(new Naming(told(best, used), Math.sqrt(Math.max(0, own * own - free * free))));
    }

    private record Settled(Candidate candidate, Moments moments, double contradiction) {}

    /// A kind that is fitted, and given back what was lost as it would have it, by turns.
    private static Settled settled(Candidate first, Fit fit, Moments from, Shift at, int turns) {
        Candidate c = first;
        Moments own = from;
        for (int turn = 0; turn < turns; turn++) {
            own = fit.restored(c.cut(own.side()), own.offset(c.kernel()));
            c = again(c, own, at);
        }
        return new Settled(c, own, fit.contradiction(c.cut(own.side()), own.offset(c.kernel())));
    }

    /// The same kind and size, fitted again.
    private static Candidate again(Candidate c, Moments m, Shift at) {
        Candidate best = null;
        for (Candidate other : Search.of(m, at, family -> family == c.family())) {
            boolean same = other.height() == c.height()
                    && other.width() == c.width()
                    && other.parameters() == c.parameters()
                    && kind(other).equals(kind(c));
            if (same && (best == null || other.rest() < best.rest())) {
                best = other;
            }
        }
        return best == null ? c : best;
    }

    private static double score(Candidate c, double n, double floor) {
        return c.rest() / n + (floor * PER_NUMBER + NUMBER) * numbers(c) + (floor * PER_PIXEL + PIXEL) * size(c);
    }

    /// What it is called, without what was fitted.
    private static String kind(Candidate c) {
        return c.text().replaceAll("(sigma|radius) .*|\\d+ pixels at .*", "");
    }

    /// How many numbers were free. What sharpens by less than nothing is called so only where nothing else
    /// does it.
    private static int numbers(Candidate c) {
        boolean odd = switch (c.family()) {
            case SHARPEN -> c.weight(0) * c.weight(1) > 0;
            case UNSHARP -> c.weight(1) * (c.weight(0) + c.weight(1)) > 0;
            default -> false;
        };
        return c.parameters() + (odd ? 3 : 0);
    }

    private static double size(Candidate c) {
        return Math.max(c.height(), c.width());
    }

    /// Candidates that are the same kernel under several names get the plain one, with its numbers.
    private static Candidate told(Candidate c, Moments m) {
        return switch (c.family()) {
            case GAIN -> gain(c, m);
            case SHARPEN -> sharpen(c);
            case UNSHARP -> unsharp(c);
            case GAUSSIAN_DERIVATIVE -> derivative(c);
            default -> scaled(c);
        };
    }

    private static Candidate gain(Candidate c, Moments m) {
        double g = c.weight(0);
        double offset = m.offset(c.kernel());
        boolean same = Math.abs(g - 1) < 0.006 && Math.abs(offset) < 0.8;
        return same
                ? with(c, Family.IDENTITY, "identity (nothing was done)", Map.of())
                : with(
                        c,
                        Family.GAIN,
                        "gain " + Words.number(g) + ", offset " + Words.number(offset),
                        Words.map("gain", g, "offset", offset));
    }

    private static Candidate sharpen(Candidate c) {
        double g = c.weight(0);
        double amount = -c.weight(1);
        Map<String, Double> numbers = Words.map("amount", amount / g, "gain", g);
        Family family = amount > 0 ? Family.SHARPEN : Family.BLEND;
        return with(c, family, c.text() + ", amount " + Words.number(amount / g) + gainText(g), numbers);
    }

    private static Candidate unsharp(Candidate c) {
        double a = c.weight(0);
        double b = c.weight(1);
        double gain = a + b;
        Map<String, Double> numbers = new LinkedHashMap<>();
        Optional.ofNullable(c.numbers().get("sigma")).ifPresent(s -> numbers.put("sigma", s));
        String blur =
                c.text().replace("unsharp mask", "").replace("with a ", "").strip();
        if (Math.abs(gain) < 0.02 * Math.abs(a)) {
            numbers.put("gain", a);
            return with(
                    c, Family.HIGH_PASS, "high-pass, the picture less its blur (" + blur + ")" + gainText(a), numbers);
        }
        double amount = -b / gain;
        numbers.put("picture", a / gain);
        numbers.put("amount", amount);
        numbers.put("gain", gain);
        return amount > 0
                ? with(c, Family.UNSHARP, c.text() + ", amount " + Words.number(amount) + gainText(gain), numbers)
                : with(
                        c,
                        Family.BLEND,
                        "blend of the picture and its blur (" + blur + "), " + Words.number(100 * a / gain) + " % and "
                                + Words.number(100 * b / gain) + " %" + gainText(gain),
                        numbers);
    }

    /// Of weights for d/dx and d/dy.
    private static Candidate derivative(Candidate c) {
        double dx = c.weight(0);
        double dy = c.weight(1);
        double angle = Math.toDegrees(Math.atan2(dy, dx));
        double gain = Math.hypot(dx, dy);
        Map<String, Double> numbers = Words.map("sigma", c.numbers().get("sigma"), "angle", angle);
        numbers.put("gain", gain);
        String direction = Math.abs(angle) < 1
                ? " along x"
                : Math.abs(angle - 90) < 1 ? " along y" : " towards " + Words.number(Math.rint(angle)) + "° below x";
        return with(c, c.family(), c.text() + direction + gainText(gain), numbers);
    }

    private static Candidate scaled(Candidate c) {
        double g = c.weight(0);
        Map<String, Double> numbers = new LinkedHashMap<>(c.numbers());
        numbers.remove(Candidate.WEIGHT + 0);
        numbers.put("gain", g);
        return with(c, c.family(), c.text() + gainText(g), numbers);
    }

    private static String gainText(double g) {
        return Math.abs(g - 1) < 0.01 ? "" : ", gain " + Words.number(g);
    }

    private static Candidate with(Candidate c, Family family, String text, Map<String, Double> numbers) {
        return new Candidate(family, text, c.height(), c.width(), numbers, c.kernel(), c.rest(), c.parameters());
    }

    /// Of the picture itself in a blend.
    private double share() {
        return best.numbers().getOrDefault("picture", 1.0);
    }

    boolean isNear(double rms, double noise, boolean jpeg) {
        if (best.family() == Family.BLEND && best.text().startsWith("blend") && Math.abs(share()) < 0.04) {
            return false; // a blur of another shape
        }
        // a line at an angle is drawn in as many ways as there are programs
        double drawn = best.family() == Family.MOTION_BLUR && best.numbers().get("angle") % 45 != 0 ? LINE : 0;
        return excess <= drawn + Math.max(jpeg ? 0.25 : 0.08, 0.15 * Math.max(rms, noise));
    }
}
