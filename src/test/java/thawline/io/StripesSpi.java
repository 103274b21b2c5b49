package thawline.io;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/// A plug-in as somebody else may write it: pictures whose sample is x, 12 bits in 16. It knows files that
/// begin with `STRP`, and claims to read JPEG.
///
/// Used as it is, and compiled again into a jar of its own.
public final class StripesSpi extends ImageReaderSpi {
    static final int FAILS = 77;
    private static final int SIGNATURE = 0x53545250;

    public StripesSpi() {
        super(
                "tests",
                "1",
                new String[] {"stripes"},
                new String[] {"stripes"},
                null,
                StripesSpi.class.getName(),
                new Class<?>[] {ImageInputStream.class},
                null,
                false,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null);
    }

    static byte[] file(int width, int height) {
        return ByteBuffer.allocate(12)
                .putInt(SIGNATURE)
                .putInt(width)
                .putInt(height)
                .array();
    }

    @Override
    public boolean canDecodeInput(Object source) throws IOException {
        if (!(source instanceof ImageInputStream in)) {
            return false;
        }
        in.mark();
        int first = in.readInt();
        in.reset();
        return first == SIGNATURE || first >>> 8 == 0xFFD8FF;
    }

    @Override
    public ImageReader createReaderInstance(Object extension) {
        return new Reader(this);
    }

    @Override
    public String getDescription(Locale locale) {
        return "stripes";
    }

    private static final class Reader extends ImageReader {
        Reader(StripesSpi spi) {
            super(spi);
        }

        private int number(int place, int jpeg) throws IOException {
            var in = (ImageInputStream) getInput();
            in.seek(0);
            if (in.readInt() != SIGNATURE) {
                return jpeg;
            }
            in.seek(4L * place);
            return in.readInt();
        }

        @Override
        public int getNumImages(boolean search) {
            return 1;
        }

        @Override
        public int getWidth(int index) throws IOException {
            return number(1, 5);
        }

        @Override
        public int getHeight(int index) throws IOException {
            return number(2, 4);
        }

        private static ComponentColorModel model() {
            return new ComponentColorModel(
                    ColorSpace.getInstance(ColorSpace.CS_GRAY),
                    new int[] {12},
                    false,
                    false,
                    Transparency.OPAQUE,
                    DataBuffer.TYPE_USHORT);
        }

        @Override
        public Iterator<ImageTypeSpecifier> getImageTypes(int index) {
            return List.of(new ImageTypeSpecifier(model(), model().createCompatibleSampleModel(1, 1)))
                    .iterator();
        }

        @Override
        public IIOMetadata getStreamMetadata() {
            return null;
        }

        @Override
        public IIOMetadata getImageMetadata(int index) {
            return null;
        }

        @Override
        public BufferedImage read(int index, ImageReadParam param) throws IOException {
            int w = getWidth(0);
            int h = getHeight(0);
            if (w == FAILS) {
                throw new ArrayIndexOutOfBoundsException("Index 7 out of bounds for length 3");
            }
            WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, w, h, 1, null);
            for (int i = 0; i < w * h; i++) {
                raster.setSample(i % w, i / w, 0, i % w);
            }
            return new BufferedImage(model(), raster, false, null);
        }
    }
}
