package thawline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// X, O or neither.
@Command(
        name = "xo",
        mixinStandardHelpOptions = true,
        subcommands = {
            XoDemo.class,
            XoClassify.class,
            XoBoard.class,
            XoTrain.class,
            XoStrokes.class,
            XoTolerance.class,
            XoMorph.class,
            XoDraw.class
        },
        description = {"Tells X from O, and both from anything else: cards, folders of them, and boards.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline xo classify images/x-pencil.png",
            "  thawline xo board images/board-squared.jpg",
            "  thawline xo strokes signs",
            "  thawline xo tolerance --out tolerance",
            "  thawline xo morph --out morph.html",
            "  thawline xo draw",
            "  thawline xo demo",
            "",
            "docs/xo.md shows how."
        })
final class Xo implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "xo is followed by "
                        + String.join(", ", spec.commandLine().getSubcommands().keySet()));
    }
}
