package thawline.cli;

import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import thawline.io.OutputFormat;
import thawline.tensor.Samples;

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
}
