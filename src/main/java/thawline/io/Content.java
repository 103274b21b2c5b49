package thawline.io;

import java.nio.ByteBuffer;
import javax.imageio.stream.ImageInputStream;
import thawline.io.ReadOptions.Truncation;

/// A file's bytes on their way into a decoder.
record Content(ByteBuffer bytes, Deadline deadline, Truncation truncation) {

    ImageInputStream stream() {
        return new BufferImageInputStream(bytes, deadline);
    }

    boolean acceptsLess() {
        return truncation == Truncation.ACCEPT;
    }
}
