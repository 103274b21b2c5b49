package thawline.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A script that teaches a shell the commands and their options.
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script that teaches bash or zsh to complete commands, options and the names of filters.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline completion > ~/.thawline-completion",
            "  thawline completion > /etc/bash_completion.d/thawline",
            "",
            "For this shell: source <(thawline completion); for those to come, write that line into ~/.bashrc or,",
            "in zsh, behind 'autoload -U +X bashcompinit && bashcompinit' into ~/.zshrc. Then: thawline e<Tab>"
        })
final class Completion implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash("thawline", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
    }
}
