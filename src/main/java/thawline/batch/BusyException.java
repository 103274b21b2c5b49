package thawline.batch;

import java.io.IOException;
import java.nio.file.Path;

/// Another run works in the same place.
public final class BusyException extends IOException {
    private static final long serialVersionUID = 1;

    BusyException(Path out, String holder) {
        super("another run works in " + out + holder + "; wait for it, or give another folder");
    }
}
