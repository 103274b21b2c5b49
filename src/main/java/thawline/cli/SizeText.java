package thawline.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import thawline.tensor.Shape;

/// The size of pictures: `1920x1080x3`, or `1920x1080` in colour.
final class SizeText implements ITypeConverter<Shape> {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})[xX×](\\d{1,9})(?:[xX×](\\d{1,9}))?");

    @Override
    public Shape convert(String text) {
        Matcher m = SIZE.matcher(text);
        if (!m.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no size; write width x height (x channels), such as 1920x1080x3 or 640x480x1");
        }
        int channels = m.group(3) == null ? 3 : Integer.parseInt(m.group(3));
        try {
            return Shape.planes(channels, Integer.parseInt(m.group(2)), Integer.parseInt(m.group(1)));
        } catch (IllegalArgumentException unfit) {
            throw new TypeConversionException(unfit.getMessage());
        }
    }
}
