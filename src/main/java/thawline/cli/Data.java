package thawline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Data sets: which are known, whether one is whole, and small ones that are drawn.
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        subcommands = {DataList.class, DataCheck.class, DataMake.class},
        description = {"Lists known data sets, checks a set, or draws a small one.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline data list",
            "  thawline data check fashion-mnist",
            "  thawline data check pets --size 64x64x3 --sheet pets.png",
            "  thawline data make xo crosses",
            "",
            "docs/data.md says what is read and how."
        })
final class Data implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "data is followed by list, check or make");
    }
}
