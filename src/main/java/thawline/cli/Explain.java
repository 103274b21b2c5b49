package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.pipeline.Explanation;
import thawline.pipeline.JavaSource;
import thawline.pipeline.Pipeline;
import thawline.pipeline.PipelineFile;
import thawline.tensor.Shape;

/// What a pipeline does, step by step.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows what a pipeline does with pictures of a size, step by step: what comes out, between what values,"
                    + " what it costs, and how the steps run together.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline explain classic",
            "  thawline explain 'gray | gaussian(5) | sobel | magnitude' --size 4000x3000",
            "  thawline explain 'gaussian(sigma=2) | kernel([0,-1,0; -1,5,-1; 0,-1,0])' --size 640x480x1 --verbose",
            "  thawline explain @edges.pipeline --java > Edges.java",
            "  thawline explain 'corners | mark' --json",
            "  thawline explain 'gray | gaussian(5) | sobel(5) | magnitude | harris' --onnx response.onnx",
            "",
            "Values are those of pictures of 0 ... 255: no picture leaves them. The field is how many pixels of the",
            "picture (across x down) one element depends on, and behind / how far neighbours lie apart. A window",
            "'5x5 as 5+5' runs as a column and a row. docs/pipelines.md explains all columns."
        })
final class Explain implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PIPELINE",
            completionCandidates = PipelineNames.class,
            description = "Filters apart by |; or @ and a file with such a text. thawline filters lists them.")
    private String text;

    @Option(
            names = "--size",
            paramLabel = "WxHxC",
            defaultValue = "1920x1080x3",
            converter = SizeText.class,
            description = "Width, height and channels of the pictures, ${DEFAULT-VALUE} without it; WxH is in colour.")
    private Shape size;

    @Option(names = "--verbose", description = "The numbers of small kernels too, and the path name of each operation.")
    private boolean verbose;

    @Option(names = "--json", description = "The same as one JSON object.")
    private boolean json;

    @Option(names = "--java", description = "The pipeline as a Java program in one file, which thawline runs.")
    private boolean java;

    @Option(
            names = "--onnx",
            paramLabel = "FILE",
            description =
                    "Writes the pipeline as an ONNX file, which ONNX Runtime runs; docs/onnx.md says what it holds.")
    private Path onnx;

    @Override
    public Integer call() {
        try {
            Pipeline pipeline = PipelineFile.given(text);
            print(pipeline);
            return Exit.DONE;
        } catch (IllegalArgumentException | IOException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private void print(Pipeline pipeline) throws IOException {
        if (java && (json || verbose)) {
            throw new ParameterException(
                    spec.commandLine(), "--java prints a program and nothing else; leave --json and --verbose out");
        }
        if (onnx != null) {
            write(pipeline);
            return;
        }
        if (java) {
            spec.commandLine().getOut().print(JavaSource.of(pipeline, size));
            spec.commandLine().getOut().flush();
            return;
        }
        Explanation explanation = Explanation.of(pipeline, size);
        if (json) {
            spec.commandLine().getOut().println(ExplanationJson.of(explanation));
        } else {
            new ExplanationTable(explanation, verbose).print(spec.commandLine().getOut());
        }
    }

    private void write(Pipeline pipeline) throws IOException {
        if (java || json || verbose) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--onnx writes a file and prints nothing; leave --java, --json and --verbose out");
        }
        if (pipeline.finder().isPresent() || pipeline.drawing().isPresent()) {
            throw new IllegalArgumentException(
                    "corners, blobs and marks are no part of a network; write the map that they are read out of");
        }
        Notes notes = Notes.NONE.with(Notes.RECIPE, pipeline.toString()).with(Notes.VERSION, About.version());
        ModelFiles.write(onnx, new SavedModel(pipeline.layer(size), size, notes));
    }
}
