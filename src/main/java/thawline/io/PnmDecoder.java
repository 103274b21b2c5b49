package thawline.io;

import java.io.IOException;

/// Our own reader of the portable anymap family: no plug-in knows its 16 bits.
record PnmDecoder() implements Decoder {

    @Override
    public Picture decode(Content content, PictureInfo info, ReadAs as) throws IOException {
        return Pnm.decode(content.bytes(), content.truncation());
    }
}
