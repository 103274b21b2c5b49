package thawline.cli;

import java.io.PrintWriter;
import java.lang.Runtime.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import thawline.core.Lanes;
import thawline.io.Natives;

/// What this machine gives: one line each, and a note where something is worse than it could be.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {"Shows the JDK, vector lanes, native libraries and versions in use.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  thawline doctor"})
final class Doctor implements Runnable {
    private static final Version SAFE = Version.parse("25.0.3");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("thawline  " + About.version());
        out.println("jdk       " + Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
                + System.getProperty("java.home"));
        if (Runtime.version().compareToIgnoreOptional(SAFE) < 0) {
            out.println("          older than " + SAFE + ": arrays given to native code may be corrupted; update it");
        }
        out.println("system    " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB of heap at most");
        out.println("vectors   " + vectors());
        out.println("natives   " + Natives.describe());
    }

    private static String vectors() {
        return Lanes.available()
                ? Lanes.bits() + " bits, " + Lanes.bits() / Float.SIZE + " floats at a time"
                : "none, every loop runs in scalar code: start java with --add-modules jdk.incubator.vector";
    }
}
