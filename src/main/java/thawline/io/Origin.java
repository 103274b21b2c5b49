package thawline.io;

import java.util.ArrayList;
import java.util.List;

/// Where a picture came from: the format of its file, how many bits a sample had there (a 4-bit grey picture
/// has 8-bit samples here), and what a reader had to say about it, such as `the first of 12 frames`.
public record Origin(ImageFormat format, int bits, List<String> notes) {

    public Origin {
        notes = List.copyOf(notes);
    }

    public static Origin of(ImageFormat format, int bits) {
        return new Origin(format, bits, List.of());
    }

    public Origin withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Origin(format, bits, more);
    }
}
