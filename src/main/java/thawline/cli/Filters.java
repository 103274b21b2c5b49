package thawline.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.pipeline.Catalogue;
import thawline.pipeline.CataloguePage;
import thawline.pipeline.Entry;
import thawline.pipeline.Parameter;

/// Everything that a pipeline may use: one line each, or one of them in full.
@Command(
        name = "filters",
        mixinStandardHelpOptions = true,
        description = {"Lists everything that a pipeline may use, or shows one filter in full.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline filters",
            "  thawline filters gaussian",
            "  thawline filters --markdown > filters.md",
            "",
            "docs/pipelines.md says how they are put together."
        })
final class Filters implements Runnable {
    private static final int WIDE = 58;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            completionCandidates = PipelineNames.class,
            description = "The filter to show in full.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--markdown", description = "All as the page docs/filters.md, with every parameter explained.")
    private boolean markdown;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (markdown) {
            out.print(CataloguePage.markdown());
        } else {
            name.ifPresentOrElse(given -> full(entry(given), out), () -> list(out));
        }
        out.flush();
    }

    private Entry entry(String given) {
        try {
            return Catalogue.entry(given);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
        }
    }

    private static void list(PrintWriter out) {
        for (Catalogue.Section section : Catalogue.SECTIONS) {
            out.println(section.title());
            for (Entry entry : section.entries()) {
                out.println("  " + padded(entry.signature(), WIDE) + "  "
                        + entry.note().line());
            }
        }
    }

    private static void full(Entry entry, PrintWriter out) {
        out.println(entry.signature());
        out.println("  " + entry.note().line());
        List<Parameter<?>> parameters = entry.parameters();
        if (!parameters.isEmpty()) {
            out.println();
            int names = widest(parameters.stream().map(Parameter::name).toList());
            int values = widest(parameters.stream().map(Filters::fallback).toList());
            for (Parameter<?> p : parameters) {
                out.println("  " + padded(p.name(), names) + "  " + padded(fallback(p), values) + "  " + p.doc());
            }
        }
        out.println();
        out.println("  example  " + entry.examplePipeline());
        out.println("  Java     " + entry.exampleInJava());
        if (!entry.note().twin().isEmpty()) {
            out.println("  OpenCV   " + entry.note().twin());
        }
    }

    private static String fallback(Parameter<?> p) {
        return p.fallback().map(v -> "=" + v).orElse("");
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
