package thawline.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import thawline.io.OutputFormat;
import thawline.tensor.Samples;
import thawline.train.Schedule;

/// Values of options that are written in other words than those of the code.
final class Words {
    private Words() {}

    /// Samples of results.
    enum Depth {
        KEEP,
        EIGHT,
        SIXTEEN,
        FLOAT;

        Optional<Samples.Depth> samples() {
            return switch (this) {
                case KEEP -> Optional.empty();
                case EIGHT -> Optional.of(Samples.Depth.U8);
                case SIXTEEN -> Optional.of(Samples.Depth.U16);
                case FLOAT -> Optional.of(Samples.Depth.F32);
            };
        }

        /// As an option says it.
        String word() {
            return switch (this) {
                case KEEP -> "keep";
                case EIGHT -> "8";
                case SIXTEEN -> "16";
                case FLOAT -> "float";
            };
        }
    }

    /// `8`, `16` or `float`.
    static final class DepthText implements ITypeConverter<Depth> {
        @Override
        public Depth convert(String text) {
            for (Depth depth : Depth.values()) {
                if (depth.word().equals(text.toLowerCase(Locale.ROOT))) {
                    return depth;
                }
            }
            throw new TypeConversionException(text + " is no depth; use 8, 16 or float");
        }
    }

    /// An ending such as `png`.
    static final class FormatText implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String text) {
            return OutputFormat.of(text.startsWith(".") ? text.substring(1) : text)
                    .orElseThrow(() -> new TypeConversionException(
                            text + " is no format that can be written; use one of " + OutputFormat.list()));
        }
    }

    /// `constant`, `cosine`, `onecycle` or `step(10, 0.5)`.
    static final class ScheduleText implements ITypeConverter<Schedule> {

        private static final Pattern STEP = Pattern.compile("step\\(\\s*(\\d{1,9})\\s*,\\s*([0-9.eE-]+)\\s*\\)");

        @Override
        public Schedule convert(String text) {
            Matcher step = STEP.matcher(text);
            if (step.matches()) {
                return new Schedule.Steps(Integer.parseInt(step.group(1)), Double.parseDouble(step.group(2)));
            }
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "constant" -> Schedule.CONSTANT;
                case "cosine" -> new Schedule.Cosine(0);
                case "onecycle" -> Schedule.OneCycle.STANDARD;
                default ->
                    throw new TypeConversionException(
                            text + " is no schedule; use constant, cosine, onecycle, or step(10, 0.5)");
            };
        }
    }
}
