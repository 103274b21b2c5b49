package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import thawline.report.MorphPage;
import thawline.train.DivergedException;
import thawline.xo.Classifier;
import thawline.xo.Morph;

/// A template matcher to a net.
@Command(
        name = "morph",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Thaws the template matcher and trains it: it begins with the matcher's own answers and ends as a net."
                    + " Shows the way there, templates included.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline xo morph",
            "  thawline xo morph --out morph.html",
            "  thawline xo morph --cards 3000 --epochs 2 --seed 7 --json",
            "",
            "Exit codes: 0 done, 1 nothing done, 2 usage, 4 diverged, 130 interrupted. docs/xo-morph.md shows a page."
        })
final class XoMorph implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The page, which ends in .html; without it only the figures are told.")
    private Path out;

    @Option(names = "--cards", paramLabel = "N", description = "How many it learns from; ${DEFAULT-VALUE} without it.")
    private int cards = Morph.Options.DEFAULT.cards();

    @Option(
            names = "--unseen",
            paramLabel = "N",
            description = "On how many others it is measured; ${DEFAULT-VALUE} without it.")
    private int unseen = Morph.Options.DEFAULT.unseen();

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over them; ${DEFAULT-VALUE} without it.")
    private int epochs = Morph.Options.DEFAULT.epochs();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which cards are drawn, and their order; ${DEFAULT-VALUE} without it.")
    private long seed = Morph.Options.DEFAULT.seed();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A net of thawline xo train to measure against; without it, the one that ships with the"
                    + " project.")
    private Path model;

    @Option(names = "--overwrite", description = "Replaces the page that is there.")
    private boolean overwrite;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Every processor without it. Results do not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "The figures as one JSON object.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "No word about how far it is.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        try (Stopping stopping = new Stopping()) {
            return morph(stopping);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        } catch (DivergedException gone) {
            err().println("thawline: " + gone.getMessage() + "; nothing is written");
            return Exit.DIVERGED;
        }
    }

    private int morph(Stopping stopping) throws IOException {
        if (out != null) {
            OutFile.of(out, overwrite).requirePage();
        }
        Morph.Options options = new Morph.Options(cards, unseen, epochs, seed, threads);
        Classifier cnn = XoClassifiers.net(model);
        Morph.Course course = Morph.run(options, cnn, this::tell, stopping::isAsked);
        if (!course.isWhole()) {
            err().println("thawline: interrupted: nothing is written");
            return Exit.INTERRUPTED;
        }
        MorphText text = new MorphText(course, options);
        if (out != null) {
            OutFile.of(out, overwrite).write(new MorphPage(course, text.facts(Typed.line(spec))).html());
        }
        PrintWriter answers = spec.commandLine().getOut();
        if (json) {
            answers.println(text.json(Typed.line(spec)));
        } else {
            text.lines().forEach(answers::println);
            if (out != null) {
                answers.println(out);
            }
        }
        return Exit.DONE;
    }

    private void tell(Morph.Moment moment) {
        if (!quiet) {
            err().println(MorphText.line(moment));
            err().flush();
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
