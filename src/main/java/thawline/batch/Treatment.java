package thawline.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import thawline.engine.OpenCvEngine;
import thawline.io.WriteOptions;
import thawline.pipeline.Pipeline;

/// What is made of every picture: all that decides bytes, besides how sources are read.
public record Treatment(Pipeline pipeline, Finish finish, Extras extras, Engine engine) {

    /// How a result becomes a file.
    public record Finish(Look look, WriteOptions writing) {}

    /// What is written beside each result.
    public record Extras(Optional<CornerFile> corners, Optional<FeatureRequest> features, Pictures pictures) {
        public static final Extras NONE = new Extras(Optional.empty(), Optional.empty(), Pictures.WRITTEN);

        public Extras {
            if (pictures == Pictures.LEFT_OUT && corners.isEmpty() && features.isEmpty()) {
                throw new IllegalArgumentException(
                        "without pictures nothing would be written; add --features stats, or --corners csv");
            }
        }
    }

    /// What becomes of the results themselves.
    public enum Pictures {
        WRITTEN,
        LEFT_OUT
    }

    /// A pipeline's results as pictures, with every option at its default.
    public static Treatment of(Pipeline pipeline) {
        return new Treatment(pipeline, new Finish(Look.AUTO, WriteOptions.DEFAULT), Extras.NONE, Engine.THAWLINE);
    }

    /// What stands behind a result's name for each of its companions.
    public List<String> companions() {
        List<String> endings = new ArrayList<>();
        extras.corners().ifPresent(format -> endings.add(format.companion()));
        extras.features().ifPresent(request -> endings.add(request.file().companion()));
        return endings;
    }

    /// Files in the output folder that a job writes for all of its pictures.
    public Set<String> own() {
        Set<String> own = new TreeSet<>(Set.of(FailedCsv.NAME));
        if (engine == Engine.BOTH) {
            own.add(EnginesCsv.NAME);
        }
        extras.corners().ifPresent(format -> own.add(format.collected()));
        extras.features()
                .filter(FeatureRequest::makesTable)
                .ifPresent(request -> own.addAll(FeatureTable.names(request.file())));
        return own;
    }

    /// Throws [IllegalArgumentException] that names the steps which OpenCV does not have, and
    /// [UnsupportedOperationException] where OpenCV is asked for and not there.
    public void requireRunnable() {
        if (engine == Engine.OPENCV && extras.features().isPresent()) {
            throw new IllegalArgumentException("features are made by Thawline's own filters; leave --engine out");
        }
        if (engine == Engine.BOTH && extras.pictures() == Pictures.LEFT_OUT) {
            throw new IllegalArgumentException("--engine both compares pictures, which --data-only leaves out");
        }
        extras.features().ifPresent(request -> request.spec().requirePossible(pipeline));
        requireCorners();
        openCv();
    }

    /// Corners are found in one plane, of pictures in colour or of those in grey.
    private void requireCorners() {
        boolean wanted = extras.corners().isPresent()
                || pipeline.makesList()
                || pipeline.mark().isPresent();
        List<Integer> planes = pipeline.planes();
        if (wanted && !planes.isEmpty() && !planes.contains(1)) {
            throw new IllegalArgumentException("the result has " + planes.getFirst() + " planes; corners are read from"
                    + " one: begin with gray, or choose one with channel(0)");
        }
    }

    /// Of results, where they are known before a picture is read: corners are drawn in colour.
    public OptionalInt planes() {
        return pipeline.mark().isPresent() ? OptionalInt.of(3) : OptionalInt.empty();
    }

    public Treatment with(Look look) {
        return new Treatment(pipeline, new Finish(look, finish.writing()), extras, engine);
    }

    public Treatment with(Extras other) {
        return new Treatment(pipeline, finish, other, engine);
    }

    public Treatment with(Engine other) {
        return new Treatment(pipeline, finish, extras, other);
    }

    /// The other engine, where it is asked for.
    Optional<OpenCvEngine> openCv() {
        return engine == Engine.THAWLINE ? Optional.empty() : Optional.of(OpenCvEngine.of(pipeline));
    }
}
