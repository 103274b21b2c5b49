package thawline.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import thawline.core.Lanes;
import thawline.io.onnx.Notes;
import thawline.learn.Fidelity;
import thawline.learn.compare.Comparison;
import thawline.learn.compare.Gate;
import thawline.learn.compare.Grid;
import thawline.learn.compare.KernelMeasures;
import thawline.learn.compare.Kernels.Pair;
import thawline.learn.compare.Side;
import thawline.report.ComparisonPage.Fact;
import tools.jackson.databind.json.JsonMapper;

/// What a comparison came to, for people and for programs.
record ComparisonText(Comparison comparison, List<Gate> gates) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    List<String> lines(Path page) {
        Comparison c = comparison;
        List<String> lines = new ArrayList<>();
        lines.add("PSNR " + Fidelity.decibels(c.psnr()) + " (peak " + Numbers.number(c.peak())
                + "), of the worst picture " + Fidelity.decibels(c.worstPsnr()));
        lines.add(String.format(Locale.ROOT, "SSIM %.6f, correlation %.6f", c.ssim(), c.correlation())
                + ", largest error " + Numbers.number(c.largest(), 4) + ", RMS error " + Numbers.number(c.rms(), 4));
        if (!Double.isNaN(c.kernelError())) {
            lines.add("largest kernel error " + Numbers.number(100 * c.kernelError(), 4)
                    + " % of the kernel's largest number");
        }
        lines.add(String.format(
                Locale.ROOT,
                "time per megapixel: hand %.2f ms, learned %.2f ms",
                c.timing().hand(),
                c.timing().learned()));
        gates.stream()
                .filter(gate -> gate.passes(c))
                .forEach(gate -> lines.add("gate " + gate + " passed: it is " + Numbers.number(gate.value(c), 6)));
        if (page != null) {
            lines.add(page.toString());
        }
        return lines;
    }

    /// What the page says about where it comes from.
    List<Fact> facts(String command, Path images) {
        List<Fact> facts = new ArrayList<>();
        side("hand", comparison.sides().hand(), facts);
        side("learned", comparison.sides().learned(), facts);
        int n = comparison.trial().cases().size();
        facts.add(Fact.text(
                "pictures",
                n
                        + (n == 1 ? " picture" : " pictures")
                        + (images == null ? " drawn by Thawline" : " of " + images)
                        + (comparison.trial().in().c() == 1 ? ", in grey" : ", in colour")));
        comparison.trial().unread().forEach(reason -> facts.add(Fact.text("not read", reason)));
        facts.add(Fact.code("command", command));
        facts.add(Fact.text(
                "made by",
                "Thawline " + About.version() + ", Java " + Runtime.version() + ", "
                        + LocalDate.now(ZoneId.systemDefault())));
        facts.add(Fact.text(
                "machine",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors, "
                        + (Lanes.available() ? Lanes.bits() + "-bit vectors" : "no vectors")));
        return facts;
    }

    private static void side(String who, Side side, List<Fact> facts) {
        facts.add(Fact.code(who, side.name()));
        Notes notes = side.notes();
        notes.get(Notes.RECIPE).ifPresent(text -> facts.add(Fact.code("its recipe", text)));
        notes.get(Notes.SEED).ifPresent(text -> facts.add(Fact.text("its seed", text)));
        notes.get(Notes.DATA).ifPresent(text -> facts.add(Fact.code("its data, SHA-256", text)));
        notes.get(Notes.VERSION).ifPresent(text -> facts.add(Fact.text("its version", "Thawline " + text)));
    }

    String json(Path page) {
        Comparison c = comparison;
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("hand", c.sides().hand().name());
        all.put("learned", c.sides().learned().name());
        all.put("equal", c.isEqual());
        all.put("peak", number(c.peak()));
        all.put("psnr", number(c.psnr()));
        all.put("worstPsnr", number(c.worstPsnr()));
        all.put("ssim", number(c.ssim()));
        all.put("largest", number(c.largest()));
        all.put("rms", number(c.rms()));
        all.put("correlation", number(c.correlation()));
        all.put("kernelError", number(c.kernelError()));
        all.put(
                "kernels",
                c.kernels().pairs().stream().map(ComparisonText::kernel).toList());
        all.put(
                "pictures",
                c.trial().cases().stream().map(ComparisonText::picture).toList());
        all.put("unread", c.trial().unread());
        Map<String, Object> time = new LinkedHashMap<>();
        time.put("handMsPerMegapixel", c.timing().hand());
        time.put("learnedMsPerMegapixel", c.timing().learned());
        time.put("threads", c.timing().threads());
        all.put("time", time);
        all.put("gates", gates.stream().map(this::gate).toList());
        all.put("page", page == null ? null : page.toString());
        all.put("version", About.version());
        return JSON.writeValueAsString(all);
    }

    /// JSON has neither NaN nor infinity.
    private static Double number(double v) {
        return Double.isFinite(v) ? v : null;
    }

    private Map<String, Object> gate(Gate gate) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("gate", gate.toString());
        map.put("value", number(gate.value(comparison)));
        map.put("passed", gate.passes(comparison));
        return map;
    }

    private static Map<String, Object> picture(Comparison.Case c) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", c.name());
        map.put("width", c.out().w());
        map.put("height", c.out().h());
        map.put("psnr", number(c.fidelity().psnr()));
        map.put("ssim", number(c.ssim()));
        map.put("largest", number(c.fidelity().largest()));
        map.put("rms", number(c.fidelity().rms()));
        return map;
    }

    private static Map<String, Object> kernel(Pair p) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", p.name());
        p.hand().ifPresent(g -> map.put("hand", grid(g, p.offsets().hand())));
        p.learned().ifPresent(g -> map.put("learned", grid(g, p.offsets().learned())));
        p.error().ifPresent(e -> map.put("error", e));
        return map;
    }

    private static Map<String, Object> grid(Grid g, double offset) {
        KernelMeasures m = KernelMeasures.of(g);
        Map<String, Object> map = new LinkedHashMap<>();
        List<Double[]> rows = new ArrayList<>();
        for (int y = 0; y < g.h(); y++) {
            rows.add(Arrays.stream(g.values(), y * g.w(), (y + 1) * g.w())
                    .mapToObj(ComparisonText::number)
                    .toArray(Double[]::new));
        }
        map.put("numbers", rows);
        map.put("offset", number(offset));
        map.put("dcGain", number(m.gain()));
        map.put("noiseGain", number(m.noise()));
        map.put("rank", m.rank());
        map.put("separable", number(m.separable()));
        map.put("leftRight", number(m.leftRight()));
        map.put("topBottom", number(m.topBottom()));
        map.put("angularError", number(m.angle()));
        return map;
    }
}
