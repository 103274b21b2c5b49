package thawline.io;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/// Keeps the first warning that is about pixels. The JDK's reader fills what is missing with grey and goes
/// on; the warning is the only sign.
final class Complaints implements IIOReadWarningListener {
    private String first;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        boolean pixels = warning.startsWith("Premature end")
                || (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous bytes"));
        if (pixels && first == null) {
            first = warning;
        }
    }

    void throwIfDamaged() throws Damage {
        if (first != null) {
            throw new Damage("the pixel data is damaged (" + first + ")");
        }
    }
}
