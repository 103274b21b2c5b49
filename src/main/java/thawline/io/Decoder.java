package thawline.io;

import java.io.IOException;

/// Turns the bytes of a file into pixels. All decoders give the same pixels for formats without loss, and for
/// JPEG the same luma plane and colours within a step or two.
sealed interface Decoder permits OpenCvDecoder, PluginDecoder, PnmDecoder {

    /// The buffer holds a whole file that fits what is known of it, unless what was cut off is accepted; it is
    /// not kept. Whatever is thrown means that the content is damaged.
    Picture decode(Content content, PictureInfo info, ReadAs as) throws IOException;
}
