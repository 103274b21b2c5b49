package thawline.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import thawline.batch.Glob;

/// A pattern for names of files.
final class GlobText implements ITypeConverter<Glob> {
    @Override
    public Glob convert(String text) {
        try {
            return Glob.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }
}
