package thawline.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import picocli.CommandLine.Option;
import thawline.batch.CornerFile;
import thawline.batch.Engine;
import thawline.batch.FeatureFile;
import thawline.batch.Glob;
import thawline.batch.Links;
import thawline.batch.VideoJob;
import thawline.batch.View;
import thawline.io.Limits;
import thawline.io.OutputFormat;
import thawline.io.ReadOptions;
import thawline.io.ReadOptions.Orientation;
import thawline.io.ReadOptions.Truncation;

/// The options of `thawline batch`, by what they are for.
final class BatchOptions {
    private BatchOptions() {}

    /// Which files are taken.
    static final class Which {
        @Option(
                names = "--include",
                paramLabel = "GLOB",
                converter = GlobText.class,
                description = "Only files that match, such as '*.jpg' or '2024/**'; may be given several times.")
        List<Glob> include = new ArrayList<>();

        @Option(
                names = "--exclude",
                paramLabel = "GLOB",
                converter = GlobText.class,
                description = "No files or folders that match, such as 'thumbs/**'; may be given several times.")
        List<Glob> exclude = new ArrayList<>();

        @Option(names = "--follow-links", description = "Symbolic links are followed; otherwise they are left alone.")
        boolean followLinks;

        Links links() {
            return followLinks ? Links.FOLLOW : Links.LEAVE;
        }
    }

    /// What is made of each picture.
    static final class What {
        @Option(
                names = "--view",
                paramLabel = "VIEW",
                defaultValue = "AUTO",
                description = "How results that leave 0...255 are shown: ${COMPLETION-CANDIDATES}. AUTO shows"
                        + " derivatives and the like SIGNED (zero as mid grey) where one of their values is below 0,"
                        + " and everything else by CLIP.")
        View view = View.AUTO;

        @Option(
                names = "--depth",
                paramLabel = "DEPTH",
                converter = Words.DepthText.class,
                description = "Samples of results: 8, 16 (bits) or float; without it, those of the source.")
        Words.Depth depth = Words.Depth.KEEP;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                converter = Words.FormatText.class,
                description =
                        "Format of results: png, jpg, bmp, tif, pgm, ppm, pfm ...; without it, that of the source's"
                                + " name.")
        OutputFormat format;

        @Option(
                names = "--quality",
                paramLabel = "1...100",
                defaultValue = "95",
                description = "Of JPEG results; ${DEFAULT-VALUE} without it.")
        int quality = 95;

        @Option(
                names = "--name",
                paramLabel = "TEMPLATE",
                defaultValue = "{name}",
                description = "Names of results without ending, such as '{name}-edges'; {ending} is the source's.")
        String name = "{name}";

        @Option(
                names = "--corners",
                paramLabel = "csv|json",
                description = "Corners beside each result (a.png.corners.csv) and of all pictures in OUT/corners.csv:"
                        + " those that the pipeline finds, or the pieces of its mask or peaks of its map.")
        CornerFile corners;

        @Option(
                names = "--features",
                paramLabel = "FEATURES",
                description = "Numbers of each result (a.png.features.csv) and of all pictures, a row each, in"
                        + " OUT/features.csv: hog, stats, or maps (of each only; maps(2.conv2d) those of a step)."
                        + " Results that are no pictures, such as the planes of a bank, are not written then.")
        String features;

        @Option(
                names = "--features-format",
                paramLabel = "csv|npy",
                defaultValue = "CSV",
                description = "How features are written; npy is NumPy's, and OUT/features.files.csv then has the"
                        + " names of its rows.")
        FeatureFile featuresFormat = FeatureFile.CSV;

        @Option(names = "--data-only", description = "Corners and features are written, and no pictures.")
        boolean dataOnly;

        @Option(
                names = "--engine",
                paramLabel = "ENGINE",
                defaultValue = "THAWLINE",
                description = "Who runs the filters: ${COMPLETION-CANDIDATES}. BOTH writes Thawline's results and how"
                        + " far OpenCV's are from them (OUT/engines.csv).")
        Engine engine = Engine.THAWLINE;
    }

    /// How sources are read.
    static final class Reading {
        @Option(names = "--no-auto-orient", description = "Pictures stay as they are stored, whatever their EXIF says.")
        boolean stored;

        @Option(
                names = "--accept-truncated",
                description = "A file that ends too soon is read as far as it goes, with a note, and does not fail.")
        boolean truncated;

        @Option(
                names = "--reader",
                paramLabel = "NAME",
                description = "Which reader takes a file that several can read: opencv, jdk, twelvemonkeys,"
                        + " imageio-ext, or part of a plug-in's class name.")
        String reader;

        @Option(
                names = "--max-megapixels",
                paramLabel = "N",
                description = "Larger pictures fail (1 megapixel is 2^20 here); 100 without it.")
        Double megapixels;

        @Option(names = "--max-file-size", paramLabel = "MB", description = "Larger files fail; 1024 without it.")
        Double megabytes;

        @Option(
                names = "--timeout",
                paramLabel = "SECONDS",
                description = "Files that take longer to read fail; 30 without it.")
        Double seconds;

        ReadOptions options() {
            Limits limits = ReadOptions.DEFAULT.limits();
            if (megapixels != null) {
                limits = limits.withPixels((long) (positive("--max-megapixels", megapixels) * (1 << 20)));
            }
            if (megabytes != null) {
                limits = limits.withBytes((long) (positive("--max-file-size", megabytes) * (1 << 20)));
            }
            if (seconds != null) {
                limits = limits.withTime(Duration.ofNanos((long) (positive("--timeout", seconds) * 1e9)));
            }
            ReadOptions options = ReadOptions.DEFAULT
                    .with(limits)
                    .with(stored ? Orientation.STORED : Orientation.AUTO)
                    .with(truncated ? Truncation.ACCEPT : Truncation.REFUSE);
            return reader == null ? options : options.withReader(reader);
        }

        private static double positive(String option, double value) {
            if (!(value > 0)) {
                throw new IllegalArgumentException(option + " " + value + " is not above 0");
            }
            return value;
        }
    }

    /// Where IN or OUT is a video.
    static final class Video {
        @Option(
                names = "--fps",
                paramLabel = "N",
                description = "Frames a second of a video that is written; without it, those of the source, or 25.")
        Double fps;

        @Option(names = "--frames", paramLabel = "N", description = "No more than the first N frames.")
        Long frames;

        VideoJob.Span span() {
            if (frames != null && frames < 1) {
                throw new IllegalArgumentException("--frames " + frames + " is less than 1");
            }
            if (fps != null && !(fps > 0 && fps <= 1000)) {
                throw new IllegalArgumentException("--fps " + fps + " is not above 0 and up to 1000");
            }
            return new VideoJob.Span(
                    fps == null ? OptionalDouble.empty() : OptionalDouble.of(fps),
                    frames == null ? OptionalLong.empty() : OptionalLong.of(frames));
        }
    }

    /// How the run goes.
    static final class How {
        @Option(
                names = "--threads",
                paramLabel = "N",
                description = "Pictures at a time; every processor without it. Results do not depend on it.")
        int threads = Runtime.getRuntime().availableProcessors();

        @Option(names = "--dry-run", description = "Says what would be done with each picture, and does nothing.")
        boolean dryRun;

        @Option(
                names = {"--redo", "--force"},
                description = "Makes everything again, also what is up to date.")
        boolean redo;

        @Option(
                names = "--overwrite",
                description = "Replaces files in OUT that this job did not make; otherwise those pictures fail.")
        boolean overwrite;

        @Option(names = "--fail-fast", description = "Begins no more pictures after the first that fails.")
        boolean failFast;
    }

    /// What is said meanwhile.
    static final class Said {
        @Option(
                names = {"-q", "--quiet"},
                description = "Failures and nothing else.")
        boolean quiet;

        @Option(names = "--json", description = "Events on standard output, one JSON object a line.")
        boolean json;
    }
}
