package thawline.learn.identify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import thawline.core.Kernel;
import thawline.learn.Pair;
import thawline.learn.Pairs;
import thawline.learn.Svd;
import thawline.tensor.Tensor;

/// The steps of an identification, one after the other.
final class Analysis {

    /// So many pictures are looked at, spread over all of them.
    private static final int MOST = 4;

    /// A kernel that explains less is looked for elsewhere too.
    private static final double POOR = 0.97;

    /// The share of what is left that a function of the picture has to explain, to call a filter not linear.
    private static final double TOLD = 0.07;

    /// A result of less variance shows nothing.
    private static final double FLAT = 1e-3;

    /// A kernel that explains less does not explain the picture.
    private static final double LITTLE = 0.3;

    /// One that explains less, and errs most where the picture has most contrast, misses something.
    private static final double MISSING = 0.95;

    /// So much does an error of more than rounding depend on contrast where it is no noise that was added.
    private static final double UNEVEN = 0.5;

    private Analysis() {}

    static Identification of(Pairs pairs) {
        if (pairs.good().isEmpty()) {
            throw new IllegalArgumentException("there is no pair of pictures to look at"
                    + (pairs.bad().isEmpty() ? "" : "; " + pairs.bad().getFirst())
                    + (pairs.bad().size() > 1 ? " (and " + (pairs.bad().size() - 1) + " more)" : ""));
        }
        List<Pairs.Bad> bad = new ArrayList<>(pairs.bad());
        List<Pair.Planes> read = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int n = pairs.good().size();
        int step = Math.max(1, n / MOST);
        for (int i = 0; i < n && read.size() < MOST; i += read.isEmpty() && i + 1 < n ? 1 : step) {
            Pair pair = pairs.good().get(i);
            try {
                read.add(pair.read());
                names.add(pair.name());
            } catch (IOException | IllegalArgumentException unread) {
                bad.add(new Pairs.Bad(pair.name(), String.valueOf(unread.getMessage())));
            }
        }
        if (read.isEmpty()) {
            throw new IllegalArgumentException("no pair of pictures can be read; " + bad.getFirst());
        }
        return of(read, names, bad);
    }

    static Identification of(List<Pair.Planes> pairs, List<String> names, List<Pairs.Bad> bad) {
        Scene.Grey grey = grey(pairs, names);
        List<Scene> scenes = scenes(pairs, names, grey);
        if (scenes.stream().allMatch(s -> isFlat(s.x()))) {
            throw new IllegalArgumentException("the pictures before are flat; every filter does the same to them");
        }
        Shift shift = Shift.NONE;
        Fit fit = Fit.of(scenes, shift)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the pictures are too small to tell anything; they need some 40×40 pixels"));
        if (fit.explained() < POOR) {
            Shift other = Alignment.of(scenes);
            if (Math.abs(other.dx()) > 2 || Math.abs(other.dy()) > 2) {
                Optional<Fit> moved = Fit.of(scenes, other);
                if (moved.isPresent() && 1 - moved.get().explained() < 0.8 * (1 - fit.explained())) {
                    fit = moved.get();
                    shift = other;
                }
            }
        }
        boolean colour = pairs.getFirst().before().shape().c() == 3
                && scenes.getFirst().noise() > pairs.getFirst().step() * 0.25
                && pairs.getFirst().step() > 0;
        Identification.Used used = new Identification.Used(names, bad);
        Identification.Values values = new Identification.Values(
                scenes.stream().mapToDouble(Scene::clippedShare).average().orElse(0),
                pairs.getFirst().step(),
                fit.jpeg().map(j -> OptionalInt.of(j.quality())).orElse(OptionalInt.empty()),
                colour ? Optional.of(grey.toString()) : Optional.empty());
        return judged(scenes, fit, shift, values, used);
    }

    private static boolean isFlat(Tensor x) {
        float[] values = x.toArray();
        for (float v : values) {
            if (v != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static Identification judged(
            List<Scene> scenes, Fit fit, Shift shift, Identification.Values values, Identification.Used used) {
        Moments m = fit.moments();
        double rest = fit.rest();
        double[] kernel = fit.kernel();
        double noise = Math.max(fit.noise(), fit.damage());
        boolean narrow = true;
        if (reachesOut(fit)) {
            Optional<Moments> wide = Fit.wide(scenes, shift);
            if (wide.isPresent() && values.clipped() < 0.05) {
                m = wide.get();
                narrow = false;
                Moments.Solution best = m.best();
                rest = best.rest();
                kernel = best.kernel();
            }
        }
        double rms = Math.sqrt(rest / Math.max(m.n(), 1));
        double explained = m.c() <= FLAT * m.n() ? 0 : Math.max(0, 1 - rest / m.c());
        Leftover leftover = narrow
                ? Leftover.of(fit.sample(), fit.fitted(), fit.residual(), fit.use(), fit.noise())
                : fit.leftOf(scenes, shift, Candidate.cut(kernel, m.side(), m.side() / 2), m.offset(kernel));
        double excuse = fit.excuse(scenes);
        Identification.Verdict verdict = m.c() <= FLAT * m.n()
                ? Identification.Verdict.UNKNOWN
                : verdict(leftover, explained, excuse, fit.jpeg().isPresent());
        if (verdict == Identification.Verdict.VARYING && !narrow && reachesOut(m, rest)) {
            verdict = Identification.Verdict.UNKNOWN; // what lies outside of the window varies
        }
        double net = 1 - (1 - explained) * (1 - leftover.net());
        Identification.Rest left =
                new Identification.Rest(rms, -10 * Math.log10(Math.max(1 - explained, 1e-12)), fit.noise(), net);

        List<Shift> anchors = new ArrayList<>(List.of(Shift.NONE));
        Shift peak = Alignment.peak(kernel, m.side());
        if (!peak.equals(Shift.NONE) && Math.max(Math.abs(peak.dx()), Math.abs(peak.dy())) <= 4) {
            anchors.add(peak);
        }
        boolean excused = excuse > 0.3 && leftover.rms() > 0.5 * excuse && leftover.rms() <= 1.5 * excuse;
        Optional<Named> named = Optional.empty();
        for (Shift at : anchors) {
            Moments moments = m;
            List<Candidate> searched = Search.of(m, at);
            Optional<Naming> chosen = fit.jpeg().isPresent() && narrow && !excused
                    ? Naming.consistent(searched, fit, at)
                    : Naming.of(searched, m, rest, noise);
            Optional<Named> here = chosen.map(n -> named(n, moments, at));
            if (named.isEmpty()
                    || (here.isPresent()
                            && here.get().naming.excess() < named.get().naming.excess() - 0.02)) {
                named = here;
            }
        }
        boolean near = named.isPresent()
                && named.get().naming.isNear(rms, noise, values.jpegQuality().isPresent());
        if (near
                && verdict != Identification.Verdict.LINEAR
                && explained > LITTLE
                && reproduces(fit, named.get().match)) {
            verdict = Identification.Verdict.LINEAR;
        }
        if (verdict == Identification.Verdict.LINEAR && narrow && !excused && contradicted(fit, m, kernel, rms)) {
            verdict = Identification.Verdict.NOT_LINEAR;
        }
        Optional<Identification.Operation> operation = Optional.empty();
        if (verdict == Identification.Verdict.NOT_LINEAR || (!near && rms > 1.3 * noise)) {
            operation = Operations.best(scenes, explained);
            if (verdict == Identification.Verdict.LINEAR && operation.isPresent()) {
                verdict = Identification.Verdict.NOT_LINEAR;
            }
            double known = verdict == Identification.Verdict.NOT_LINEAR ? explained + 0.5 * (1 - explained) : 1;
            operation = operation.filter(o -> o.explained() > known);
        }
        boolean poor = !near && explained < MISSING && leftover.texture() > 0.35;
        boolean uneven = fit.jpeg().isEmpty() && leftover.texture() > UNEVEN && leftover.rms() > 3 * noise;
        if (verdict == Identification.Verdict.LINEAR && (poor || uneven) && leftover.rms() > 1.5 * excuse) {
            verdict = Identification.Verdict.UNKNOWN;
        }
        Optional<Match> nearest = named.map(n -> n.match);
        Optional<Match> match = near && verdict == Identification.Verdict.LINEAR ? nearest : Optional.empty();
        Shift all = shift;
        if (match.isPresent()) {
            all = shift.plus(named.get().at.dy(), named.get().at.dx());
            match = Optional.of(moved(match.get(), all));
            nearest = match;
        }
        int radius = support(m, rest, Math.max(rms, noise));
        Kernel cut = Candidate.cut(m.best(radius).kernel(), m.side(), radius);
        Identification.Linear linear = new Identification.Linear(
                cut,
                m.offset(m.best(radius).kernel()),
                explained,
                separable(match.map(Match::kernel).orElse(cut)));
        Kernel used2 = match.map(Match::kernel).orElse(cut);
        double offset = match.map(Match::offset).orElse(linear.offset());
        BorderGuess edge = verdict == Identification.Verdict.LINEAR
                ? BorderGuess.of(scenes, used2, offset, match.isPresent() ? all : shift, Math.max(rms, noise))
                : BorderGuess.unknown("not asked for");
        return new Identification(
                verdict,
                match,
                nearest,
                linear,
                edge,
                new Identification.Offset(-all.dx(), -all.dy()),
                left,
                operation,
                values,
                used);
    }

    /// Whether a kernel that fits where nothing is clipped says something else of the rest, as of |x|.
    private static boolean contradicted(Fit fit, Moments m, double[] kernel, double rms) {
        double error = fit.contradiction(Candidate.cut(kernel, m.side(), m.side() / 2), m.offset(kernel));
        return error > 3 * Math.max(rms, fit.noise()) + 1;
    }

    /// Whether a named filter, clipped and rounded, gives the picture itself: proof enough.
    private static boolean reproduces(Fit fit, Match match) {
        Kernel k = match.kernel();
        if (k.width() / 2 > fit.sample().radius()) {
            return false;
        }
        double error = fit.contradiction(k, match.offset());
        return error <= (fit.jpeg().isPresent() ? Math.max(0.1, 0.1 * fit.damage()) : 1.3 * fit.noise() + 0.02);
    }

    private record Named(Naming naming, Match match, Shift at) {}

    private static Named named(Naming n, Moments m, Shift at) {
        Candidate c = n.best();
        double explained = m.c() == 0 ? 1 : Math.max(0, 1 - c.rest() / m.c());
        // about its own anchor
        double[] k = moved(c.kernel(), m.side(), at);
        Candidate centred =
                new Candidate(c.family(), c.text(), c.height(), c.width(), c.numbers(), k, c.rest(), c.parameters());
        Match match = new Match(
                c.family(),
                c.text(),
                c.height(),
                c.width(),
                c.numbers(),
                centred.cut(m.side()),
                m.offset(c.kernel()),
                explained,
                n.excess());
        return new Named(n, match, at);
    }

    /// A picture that was only moved is no identity.
    private static Match moved(Match m, Shift by) {
        String text = Math.abs(by.dx()) + " pixels to the " + (by.dx() > 0 ? "left" : "right") + ", "
                + Math.abs(by.dy()) + " " + (by.dy() > 0 ? "up" : "down");
        boolean alone = m.family() == Family.IDENTITY;
        return by.equals(Shift.NONE)
                ? m
                : new Match(
                        alone ? Family.SHIFT : m.family(),
                        (alone ? "shift by " : m.text() + ", shifted by ") + text,
                        m.height(),
                        m.width(),
                        m.numbers(),
                        m.kernel(),
                        m.offset(),
                        m.explained(),
                        m.excess());
    }

    private static double[] moved(double[] k, int side, Shift at) {
        double[] moved = new double[k.length];
        for (int i = 0; i < k.length; i++) {
            int y = i / side - at.dy();
            int x = i % side - at.dx();
            if (k[i] != 0 && y >= 0 && x >= 0 && y < side && x < side) {
                moved[y * side + x] = k[i];
            }
        }
        return moved;
    }

    /// Whether the outer ring of the window still explains something.
    private static boolean reachesOut(Fit fit) {
        Moments m = fit.moments();
        if (m.side() < 2 * Fit.RADIUS + 1) {
            return false;
        }
        double more = (m.best(Fit.RADIUS - 1).rest() - fit.rest()) / Math.max(m.n(), 1);
        double chance = 4.0 * m.side() / Math.max(m.n(), 1) * fit.rest() / Math.max(m.n(), 1);
        return more > Math.max(0.02 * 0.02, 6 * chance) + 0.05 * fit.damage() * fit.damage();
    }

    private static boolean reachesOut(Moments wide, double rest) {
        return wide.best(wide.side() / 2 - 1).rest() > 1.01 * rest;
    }

    /// The smallest radius that explains as much as the window does, but for what chance gives to more
    /// numbers.
    private static int support(Moments m, double rest, double noise) {
        double n = Math.max(m.n(), 1);
        for (int r = 0; r < m.side() / 2; r++) {
            double numbers = m.taps() - (2 * r + 1.0) * (2 * r + 1);
            double more = (m.best(r).rest() - rest) / n;
            if (more < noise * noise * Math.max(0.004, 3 * numbers / n)) {
                return r;
            }
        }
        return m.side() / 2;
    }

    private static boolean separable(Kernel k) {
        if (k.height() == 1 || k.width() == 1) {
            return true;
        }
        Svd svd = Svd.of(Templates.rows(k));
        return svd.sigma()[0] > 0 && svd.sigma()[1] < 0.03 * svd.sigma()[0];
    }

    /// @param excuse what a JPEG of the picture before leaves after the filter
    private static Identification.Verdict verdict(Leftover left, double explained, double excuse, boolean behindJpeg) {
        double told = Math.sqrt(Math.max(left.net(), left.place())) * left.rms();
        double net = 1 - (1 - explained) * (1 - left.net());
        boolean excused = left.rms() <= 1.5 * excuse;
        if (explained < LITTLE && net < 0.5) {
            return Identification.Verdict.UNKNOWN;
        }
        if (!excused && left.place() > TOLD && left.place() > 1.5 * left.net() && told > 0.3) {
            return Identification.Verdict.VARYING;
        }
        boolean clear = left.net() > TOLD ? told > 0.12 : left.net() > TOLD / 2 && told > 0.3 && !behindJpeg;
        if (excused ? left.net() > 0.3 : clear) {
            return Identification.Verdict.NOT_LINEAR;
        }
        return explained < LITTLE ? Identification.Verdict.UNKNOWN : Identification.Verdict.LINEAR;
    }

    /// The grey that explains most, where colour pictures became grey.
    private static Scene.Grey grey(List<Pair.Planes> pairs, List<String> names) {
        Scene.Grey best = Scene.Grey.BT601;
        boolean asked = Scene.isColourToGrey(pairs.getFirst());
        double most = -1;
        for (Scene.Grey g : asked ? Scene.Grey.values() : new Scene.Grey[0]) {
            double explained = Fit.quick(scenes(pairs.subList(0, 1), names, g));
            if (explained > most + 1e-7) {
                most = explained;
                best = g;
            }
        }
        return best;
    }

    private static List<Scene> scenes(List<Pair.Planes> pairs, List<String> names, Scene.Grey grey) {
        List<Scene> scenes = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            scenes.add(Scene.of(pairs.get(i), names.get(i), grey));
        }
        return scenes;
    }
}
