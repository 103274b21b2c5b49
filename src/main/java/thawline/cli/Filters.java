package thawline.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import thawline.pipeline.Catalogue;
import thawline.pipeline.CataloguePage;
import thawline.pipeline.Entry;

/// Everything that a pipeline may use, one line each.
@Command(
        name = "filters",
        mixinStandardHelpOptions = true,
        description = "Lists everything that a pipeline may use, with parameters and defaults.")
final class Filters implements Runnable {
    private static final int WIDE = 58;

    @Spec
    private CommandSpec spec;

    @Option(names = "--markdown", description = "As the page docs/filters.md, with every parameter explained.")
    private boolean markdown;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (markdown) {
            out.print(CataloguePage.markdown());
            out.flush();
            return;
        }
        for (Catalogue.Section section : Catalogue.SECTIONS) {
            out.println(section.title());
            for (Entry entry : section.entries()) {
                out.println(
                        "  " + padded(entry.signature()) + "  " + entry.note().line());
            }
        }
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(0, WIDE - text.length()));
    }
}
