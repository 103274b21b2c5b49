package thawline.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// A case with a number of threads, over all forks.
///
/// @param milliseconds of one run of ours
/// @param scaling how many times as fast ours is as with one thread; all 1 with one thread
/// @param scalingShare the same as a share of what the FMA roof gains
/// @param gigaflops what ours computes in a second; 0 where that cannot be counted
/// @param peakShare the same as a share of the FMA roof of as many threads; the bars for it are 0 where none is set
public record Row(
        String name,
        String what,
        int threads,
        double megapixels,
        Statistic milliseconds,
        long bytes,
        Statistic scaling,
        Statistic scalingShare,
        Statistic gigaflops,
        Statistic peakShare,
        double mustShare,
        double stretchShare,
        List<Against> peers) {

    /// Ours against one peer.
    ///
    /// @param ratio how many times as long the peer takes
    public record Against(String peer, Statistic milliseconds, Statistic ratio, double must, double stretch) {

        public boolean hasBar() {
            return must > 0;
        }
    }

    private static final Statistic ONE = new Statistic(1, 1, 1);

    /// Whether ours was measured with one thread beside several.
    public boolean scales() {
        return !scaling.equals(ONE);
    }

    static Row of(Case c, List<Sample> forks) {
        int threads = forks.getFirst().threads();
        String roof = Fork.roof(Roof.FMA, threads);
        boolean scales = forks.getFirst().has(Sample.ALONE);
        Statistic milliseconds = over(forks, s -> 1e3 * s.median(Thawline.NAME));
        return new Row(
                c.name(),
                c.what(),
                threads,
                c.setting(threads).megapixels(),
                milliseconds,
                forks.stream().mapToLong(Sample::bytes).min().orElse(0),
                scales ? over(forks, s -> s.ratio(Sample.ALONE, Thawline.NAME)) : ONE,
                scales ? over(forks, Row::scalingShare) : ONE,
                over(forks, s -> c.flops() / 1e9 / s.median(Thawline.NAME)),
                over(forks, s -> c.flops() / Roof.FMA.amount(threads) * s.ratio(roof, Thawline.NAME)),
                number(c.bar(Roof.FMA.title).must()),
                number(c.bar(Roof.FMA.title).stretch()),
                peers(c, forks));
    }

    private static List<Against> peers(Case c, List<Sample> forks) {
        Map<String, String> versions = forks.getFirst().versions();
        return new TreeSet<>(versions.keySet())
                .stream()
                        .map(p -> new Against(
                                p,
                                over(forks, s -> 1e3 * s.median(p)),
                                over(forks, s -> s.ratio(p, Thawline.NAME)),
                                number(c.bar(p).must()),
                                number(c.bar(p).stretch())))
                        .toList();
    }

    private static double number(double bar) {
        return Double.isNaN(bar) ? 0 : bar;
    }

    private static double scalingShare(Sample s) {
        double roof = s.threads() * s.ratio(Fork.roof(Roof.FMA, 1), Fork.roof(Roof.FMA, s.threads()));
        return s.ratio(Sample.ALONE, Thawline.NAME) / roof;
    }

    private static Statistic over(List<Sample> forks, ToDoubleFunction<Sample> value) {
        return Statistic.of(forks.stream().map(value::applyAsDouble).toList());
    }
}
