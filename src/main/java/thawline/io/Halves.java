package thawline.io;

import thawline.tensor.Samples;

/// Floats of 16 bits, which readers hand out as the 16-bit numbers that they look like.
final class Halves {
    private Halves() {}

    static Picture of(Picture picture) throws Damage {
        Samples.F32 pixels = of(picture.pixels());
        Picture floats = Picture.of(pixels, picture.format());
        return picture.alpha().isPresent() ? floats.withAlpha(of(picture.alpha().get())) : floats;
    }

    private static Samples.F32 of(Samples s) throws Damage {
        if (!(s instanceof Samples.U16 bits)) {
            throw new Damage("floating-point samples of 16 bits are not supported in this form");
        }
        float[] data = new float[bits.data().length];
        for (int i = 0; i < data.length; i++) {
            data[i] = Float.float16ToFloat(bits.data()[i]);
        }
        return new Samples.F32(data, bits.layout());
    }
}
